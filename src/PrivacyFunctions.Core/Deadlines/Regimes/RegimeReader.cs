using System.Globalization;
using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines.Regimes;

/// <summary>Makes a regime of its file, and notes everything that is wrong with it.</summary>
/// <param name="fileName">What mistakes are told of.</param>
internal sealed class RegimeReader(string fileName, WorkCalendars calendars, List<string> problems)
{
    private static readonly string[] Countings = ["days", "workingDays", "months", "hours", "immediately: true"];

    /// <summary>The regime; one with a mistake in it where problems were noted.</summary>
    public Regime Read(RegimeFile file)
    {
        var name = file.Regime ?? file.Promise ?? "";
        var roll = file.Counting?.Roll;
        if (roll is null)
        {
            Problem("counting.roll", "true where a period that ends on a day off ends with the next working day, else false");
        }

        return new Regime(
            name,
            Words("title", file.Title),
            Date(file.AsOf),
            Zone(file.Zone),
            Calendar(file.Calendar),
            Time(file.CloseOfBusiness),
            roll ?? false,
            Source("counting.source", file.Counting?.Source),
            file.Residence ?? [],
            file.With,
            file.Grounds,
            [.. (file.Pauses ?? []).Select((p, i) => new PauseRule(Code($"pauses[{i}].reason", p.Reason), Source($"pauses[{i}].source", p.Source)))],
            Clocks(file.Clocks ?? [], roll ?? false),
            (file.Notes ?? []).ToDictionary(n => n.Key, n => Words($"notes.{n.Key}", n.Value)),
            file.Checks ?? []);
    }

    private ClockRule[] Clocks(List<ClockPart> parts, bool roll)
    {
        if (parts.Count == 0)
        {
            Problem("clocks", "a list with at least one clock");
        }

        return [.. parts.Select((part, i) => Clock($"clocks[{i}]", part, roll)).SelectMany(WithNotice)];
    }

    // Who wants more time says so, with the reason, before the first date.
    private static IEnumerable<ClockRule> WithNotice(ClockRule clock) => clock.Extension is { } extension
        ? [clock, clock with { Name = ClockNames.ExtensionNotice, Extension = null, Source = extension.Source, Check = null }]
        : [clock];

    private ClockRule Clock(string at, ClockPart part, bool roll)
    {
        if (part.Kinds is null or [])
        {
            Problem($"{at}.kinds", $"the kinds of request it runs for, or [\"{ClockRule.AllKinds}\"] for all");
        }

        var limit = Limit($"{at}.limit", part.Limit);
        var extension = part.Extension is null ? null : Extension($"{at}.extension", part.Extension, limit);
        return new ClockRule(
            OneOf($"{at}.clock", part.Clock, ClockNames.All),
            part.Kinds ?? [],
            part.From is null or [] ? [EventNames.Receipt] : [.. part.From.Select((e, i) => OneOf($"{at}.from[{i}]", e, EventNames.All))],
            limit,
            part.FirstDayCounts ?? false,
            (part.Roll ?? roll) && limit.Unit != LimitUnit.Hours,
            extension,
            Source($"{at}.source", part.Source),
            part.When is null ? null : Words($"{at}.when", part.When),
            part.Check is null ? null : Text($"{at}.check", part.Check));
    }

    private ExtensionRule Extension(string at, ExtensionPart part, Limit first)
    {
        if (part.Total is null && part.Further is null)
        {
            Problem(at, "total (from the start) or further (from the first date), or both");
        }

        var total = part.Total is null ? (Limit?)null : Limit($"{at}.total", part.Total);
        if (total is { } longer && (longer.Unit != first.Unit || longer.Count <= first.Count))
        {
            Problem($"{at}.total", "longer than the clock's limit, in the same unit");
        }

        return new ExtensionRule(total, part.Further is null ? null : Limit($"{at}.further", part.Further), Source($"{at}.source", part.Source));
    }

    private Limit Limit(string at, LimitPart? part)
    {
        (int? Count, LimitUnit Unit)[] given =
        [
            (part?.Days, LimitUnit.Days), (part?.WorkingDays, LimitUnit.WorkingDays), (part?.Months, LimitUnit.Months), (part?.Hours, LimitUnit.Hours),
        ];
        var limits = given.Where(g => g.Count is not null).Select(g => new Limit(g.Count!.Value, g.Unit)).ToList();
        if (part?.Immediately == true && limits.Count == 0)
        {
            return Regimes.Limit.Immediately;
        }

        if (limits.Count != 1 || limits[0].Count is < 1 or > 1000)
        {
            Problem(at, $"one of {string.Join(", ", Countings)}, from 1 to 1000");
            return new Limit(1, LimitUnit.Days);
        }

        return limits[0];
    }

    // Words that people read stand in every language.
    private RuleText Words(string at, object? value)
    {
        var text = Text(at, value);
        var missing = Language.Supported.Where(l => string.IsNullOrWhiteSpace(text.ByTag.GetValueOrDefault(l.Tag))).ToList();
        if (missing.Count > 0)
        {
            Problem(at, $"a text in {string.Join(" and ", missing)}");
        }

        return text;
    }

    private RuleText Text(string at, object? value)
    {
        switch (value)
        {
            case string text:
                return RuleText.Same(text);
            case Dictionary<object, object> byTag when byTag.All(t => t is { Key: string key, Value: string } && Language.TryParse(key, out _)):
                return new RuleText(byTag.ToDictionary(t => (string)t.Key, t => (string)t.Value));
            case null:
                return RuleText.Same("");
            default:
                Problem(at, $"a text, or one for each of {string.Join(", ", Language.Supported)}");
                return RuleText.Same("");
        }
    }

    private string OneOf(string at, string? value, IReadOnlyList<string> allowed)
    {
        if (value is null || !allowed.Contains(value))
        {
            Problem(at, $"one of {string.Join(", ", allowed)}");
        }

        return value ?? "";
    }

    private string Code(string at, string? value)
    {
        if (value is null or "" || !value.All(c => char.IsAsciiLetterLower(c) || c == '-'))
        {
            Problem(at, "a code of small letters and hyphens");
        }

        return value ?? "";
    }

    private RuleText Source(string at, object? value)
    {
        var source = Text(at, value);
        if (source.ByTag.Values.All(string.IsNullOrWhiteSpace))
        {
            Problem(at, "where the law or the policy says so, such as \"GDPR, article 12(3)\"");
        }

        return source;
    }

    private DateOnly Date(string? value)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Problem("asOf", "the day on which the sources were last looked at, such as 2026-11-25");
        }

        return date;
    }

    private TimeOnly Time(string? value)
    {
        if (!TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Problem("closeOfBusiness", "a time of the day, such as 18:00, in quotation marks");
        }

        return time;
    }

    private TimeZoneInfo Zone(string? value)
    {
        if (value is not null && TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone))
        {
            return zone;
        }

        Problem("zone", "an IANA time zone, such as Asia/Shanghai");
        return TimeZoneInfo.Utc;
    }

    private WorkCalendar Calendar(string? value)
    {
        if (value is not null && calendars.Has(value))
        {
            try
            {
                return calendars[value];
            }
            catch (FormatException e)
            {
                problems.Add(e.Message);
                return calendars[WorkCalendars.WeekdaysName];
            }
        }

        Problem("calendar", $"one of {string.Join(", ", calendars.Names)}, or an .ics file of that name in the folder DeadlineRules");
        return calendars[WorkCalendars.WeekdaysName];
    }

    private void Problem(string at, string right) => problems.Add($"{fileName}: '{at}' should be {right}.");
}
