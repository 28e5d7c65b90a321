using System.Collections.Concurrent;

namespace PrivacyFunctions.Deadlines.Calendars;

/// <summary>The calendars that rules name: ours, and a deployment's own, each replacing ours of the same name.</summary>
public sealed class WorkCalendars
{
    /// <summary>For regimes that know no holidays: Saturdays and Sundays alone are not worked.</summary>
    public const string WeekdaysName = "weekdays";

    private static readonly RuleText Weekdays = new(new Dictionary<string, string> { ["en"] = "Monday to Friday", ["zh-CN"] = "周一至周五" });
    private readonly SortedDictionary<string, Func<string>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WorkCalendar> _read = new();

    /// <param name="folder">With <c>*.ics</c>, named like the calendar; null for ours alone.</param>
    public WorkCalendars(string? folder = null)
    {
        foreach (var name in Embedded.Names("Calendars/", ".ics"))
        {
            _files[Path.GetFileNameWithoutExtension(name)] = () => Embedded.Text(name);
        }

        foreach (var path in folder is null ? [] : Directory.GetFiles(folder, "*.ics"))
        {
            _files[Path.GetFileNameWithoutExtension(path)] = () => File.ReadAllText(path);
        }
    }

    public IEnumerable<string> Names => _files.Keys.Append(WeekdaysName);

    public bool Has(string name) => name == WeekdaysName || _files.ContainsKey(name);

    /// <exception cref="KeyNotFoundException">There is no such calendar.</exception>
    /// <exception cref="FormatException">Its file is wrong; the message names the calendar and what is.</exception>
    public WorkCalendar this[string name] => _read.GetOrAdd(name, Read);

    private WorkCalendar Read(string name)
    {
        if (name == WeekdaysName)
        {
            return new WorkCalendar(name, Weekdays, WorkCalendar.First, WorkCalendar.Last, new Dictionary<DateOnly, string>(), new HashSet<DateOnly>());
        }

        if (!_files.TryGetValue(name, out var text))
        {
            throw new KeyNotFoundException($"There is no calendar '{name}'; there are {string.Join(", ", Names)}.");
        }

        try
        {
            return CalendarFile.Parse(name, text());
        }
        catch (FormatException e)
        {
            throw new FormatException($"{name}.ics: {e.Message}", e);
        }
    }
}
