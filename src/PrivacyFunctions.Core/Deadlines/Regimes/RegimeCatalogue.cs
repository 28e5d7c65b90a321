using PrivacyFunctions.Deadlines.Calendars;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Deadlines.Regimes;

/// <summary>All regimes and promises: ours, and a deployment's own, each replacing ours of the same name.</summary>
/// <remarks>Read and checked whole at start; calendars in it, too.</remarks>
public sealed class RegimeCatalogue
{
    private readonly SortedDictionary<string, Regime> _regimes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Regime> _promises = new(StringComparer.Ordinal);

    private RegimeCatalogue(string? folder, List<string> problems)
    {
        Calendars = new WorkCalendars(folder);
        var files = Read(folder, problems);
        foreach (var (name, source) in files)
        {
            var regime = new RegimeReader(source.FileName, Calendars, problems).Read(Whole(source, files, problems));
            (source.File.Promise is null ? _regimes : _promises)[name] = regime;
        }

        foreach (var regime in _regimes.Values.Where(r => r.Promise is not null && !_promises.ContainsKey(r.Promise)))
        {
            problems.Add($"{files[regime.Name].FileName}: 'with' should be one of {string.Join(", ", _promises.Keys)}.");
        }
    }

    /// <summary>The regimes this app ships with.</summary>
    public static RegimeCatalogue Default { get; } = Load(null);

    public WorkCalendars Calendars { get; }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Regime> Regimes => _regimes;

    /// <summary>What controllers promise beyond the law, by name.</summary>
    public IReadOnlyDictionary<string, Regime> Promises => _promises;

    /// <summary>Every kind of request that a rule names, in alphabetical order.</summary>
    public IEnumerable<string> Kinds => _regimes.Values.Concat(_promises.Values).SelectMany(r => r.Kinds).Distinct().Order(StringComparer.Ordinal);

    /// <param name="folder">The setting <c>DeadlineRules</c>: rule files (<c>*.yml</c>) and calendars (<c>*.ics</c>); null for ours alone.</param>
    /// <exception cref="DeadlineRulesException">A file is wrong; the message names each mistake, its file and what would be right.</exception>
    public static RegimeCatalogue Load(string? folder)
    {
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            throw new DeadlineRulesException([$"The folder '{folder}' does not exist; set DeadlineRules to the folder with your rules (*.yml) and calendars (*.ics), or leave it empty."]);
        }

        var problems = new List<string>();
        var catalogue = new RegimeCatalogue(string.IsNullOrEmpty(folder) ? null : folder, problems);
        return problems.Count == 0 ? catalogue : throw new DeadlineRulesException(problems);
    }

    private static SortedDictionary<string, Source> Read(string? folder, List<string> problems)
    {
        var texts = Embedded.Names("Rules/", ".yml").Select(name => (Path.GetFileName(name), Embedded.Text(name)))
            .Concat(folder is null ? [] : Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal).Select(p => (Path.GetFileName(p), File.ReadAllText(p))));
        var files = new SortedDictionary<string, Source>(StringComparer.Ordinal);
        foreach (var (fileName, text) in texts.Where(t => t.Item1 != Ladder.FileName))
        {
            if (Parse(fileName, text, problems) is not { } file)
            {
                continue;
            }

            if ((file.Regime is null) == (file.Promise is null))
            {
                problems.Add($"{fileName}: it should begin with 'regime:' or 'promise:', and a name.");
                continue;
            }

            files[(file.Regime ?? file.Promise)!] = new Source(fileName, file);
        }

        return files;
    }

    // What a file leaves out, it takes from the one it extends.
    private static RegimeFile Whole(Source source, SortedDictionary<string, Source> files, List<string> problems)
    {
        var file = source.File;
        if (file.Extends is null)
        {
            return file;
        }

        if (!files.TryGetValue(file.Extends, out var other) || other.File.Extends is not null)
        {
            problems.Add($"{source.FileName}: 'extends' should be a regime that extends none itself, such as {files.First(f => f.Value.File.Extends is null).Key}.");
            return file;
        }

        var basis = other.File;
        return new RegimeFile
        {
            Regime = file.Regime,
            Promise = file.Promise,
            Title = file.Title ?? basis.Title,
            AsOf = file.AsOf ?? basis.AsOf,
            Zone = file.Zone ?? basis.Zone,
            Calendar = file.Calendar ?? basis.Calendar,
            CloseOfBusiness = file.CloseOfBusiness ?? basis.CloseOfBusiness,
            Counting = file.Counting ?? basis.Counting,
            Residence = file.Residence ?? basis.Residence,
            With = file.With ?? basis.With,
            Grounds = file.Grounds ?? basis.Grounds,
            Pauses = file.Pauses ?? basis.Pauses,
            Clocks = file.Clocks ?? basis.Clocks,
            Notes = file.Notes ?? basis.Notes,
            Checks = file.Checks ?? basis.Checks,
        };
    }

    private static RegimeFile? Parse(string fileName, string text, List<string> problems)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<RegimeFile?>(text);
            if (file is null)
            {
                problems.Add($"{fileName}: it is empty.");
            }

            return file;
        }
        catch (YamlException e)
        {
            problems.Add($"{fileName} line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return null;
        }
    }

    private sealed record Source(string FileName, RegimeFile File);
}

/// <summary>Rules or calendars are wrong; the message names each mistake, its file and what would be right.</summary>
public sealed class DeadlineRulesException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
