using PrivacyFunctions.Languages;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Profile;

/// <summary>Reads the files of a profile and lists all that is wrong with them at once.</summary>
/// <param name="open">Opens a file by its name, <c>recipients.yml</c>.</param>
internal sealed class ProfileReader(Func<string, TextReader> open)
{
    private const string Any = "any";

    private readonly List<string> _errors = [];

    /// <exception cref="ProfileException">Something is missing, unknown or there twice.</exception>
    public CompanyProfile Read(string contactEmail)
    {
        var controller = ControllerOf(File<ControllerFile>("authing.yml").Controller, contactEmail);
        var grounds = Entries<GroundEntry, Ground>("grounds.yml", (e, at) =>
            new Ground(e.Code, Text(e.Article, at, "article"), Text(e.Words, at, "words")) { IsForDemands = e.Demands, IsForForeignDemands = e.Foreign });
        var purposes = Entries<PurposeEntry, Purpose>("purposes.yml", (e, at) =>
            new Purpose(e.Code, Required(e.Use, at, "use"), Text(e.Article, at, "article"), Text(e.Words, at, "words"))
            {
                WordsForStaff = Text(e.WordsForStaff ?? e.Words, at, "wordsForStaff"),
            });
        var categories = Entries<DataCategoryEntry, DataCategory>("data-categories.yml", (e, at) => CategoryOf(e, at, purposes));
        var recipients = Entries<RecipientEntry, RecipientType>("recipients.yml", (e, at) => RecipientOf(e, at, categories));
        foreach (var unused in purposes.Except(categories.SelectMany(c => c.Purposes)))
        {
            _errors.Add($"purposes.yml: '{unused.Code}': no data category has this purpose; name it in data-categories.yml or take it out");
        }

        return _errors.Count == 0
            ? new CompanyProfile(controller, [.. grounds.Where(g => !g.IsForDemands)], categories, recipients) { DemandGrounds = [.. grounds.Where(g => g.IsForDemands)] }
            : throw new ProfileException(_errors);
    }

    private Controller ControllerOf(ControllerEntry entry, string contactEmail)
    {
        const string at = "authing.yml: 'controller'";
        return new Controller(
            Text(entry.Name, at, "name"),
            Text(entry.Address, at, "address"),
            Text(entry.Contact, at, "contact"),
            contactEmail,
            Required(entry.Phone, at, "phone"),
            Text(entry.Authority, at, "authority"));
    }

    private DataCategory CategoryOf(DataCategoryEntry entry, string at, IReadOnlyList<Purpose> purposes) => new(
        entry.Code,
        Text(entry.Title, at, "title"),
        Text(entry.Examples, at, "examples"),
        Known(entry.Purposes, at, "purposes", purposes.ToDictionary(p => p.Code)),
        Known(entry.Origins, at, "origins", Enum.GetValues<Origin>().ToDictionary(o => o.ToString())),
        entry.Voluntary ?? (entry.Origins is [] || entry.Origins.Exists(IsOfThePerson) ? Required(entry.Voluntary, at, "voluntary") : null),
        entry.WithoutIt is { } without ? Text(without, at, "withoutIt") : null,
        Required(entry.Sensitive, at, "sensitive"),
        Text(entry.Article, at, "article"),
        Covers(entry.Covers, at));

    private RecipientType RecipientOf(RecipientEntry entry, string at, IReadOnlyList<DataCategory> categories) => new(
        entry.Code,
        Text(entry.Title, at, "title"),
        Text(entry.Purpose, at, "purpose"),
        entry.Receives is [Any] ? [] : Known(entry.Receives, at, "receives", categories.ToDictionary(c => c.Code)),
        Text(entry.Rights, at, "rights"),
        Text(entry.Article, at, "article"))
    {
        Keeps = entry.Keeps is { } keeps ? KeepingOf(keeps, $"{at}: 'keeps'") : null,
    };

    private KeepingRecipient KeepingOf(KeepingEntry entry, string at)
    {
        var bases = Enum.GetValues<KeepBasis>().ToDictionary(basis => basis.ToString());
        return new KeepingRecipient(
            Known(entry.Because.Length > 0 ? [entry.Because] : [], at, "because", bases).FirstOrDefault(),
            Text(entry.Reason, at, "reason"));
    }

    private static bool IsOfThePerson(string origin) => origin is nameof(Origin.You) or nameof(Origin.Automatic);

    private List<string> Covers(List<string>? covers, string at)
    {
        if (covers is null)
        {
            _errors.Add($"{at}: 'covers' is missing; give fideslang data categories, or [] where none says this by itself");
            return [];
        }

        foreach (var wrong in covers.Where(key => key != "user" && !key.StartsWith("user.", StringComparison.Ordinal)))
        {
            _errors.Add($"{at}: 'covers' has '{wrong}'; fideslang data categories of people begin with user");
        }

        return covers;
    }

    private List<T> Known<T>(List<string> codes, string at, string field, Dictionary<string, T> known)
    {
        if (codes.Count == 0)
        {
            _errors.Add($"{at}: '{field}' is missing; give at least one of {string.Join(", ", known.Keys)}");
        }

        foreach (var code in codes.Where(code => !known.ContainsKey(code)))
        {
            _errors.Add($"{at}: '{field}' has '{code}', which is none of {string.Join(", ", known.Keys)}");
        }

        return [.. codes.Where(known.ContainsKey).Select(code => known[code])];
    }

    private Localized Text(Dictionary<string, string> texts, string at, string field)
    {
        foreach (var language in Language.Supported.Where(l => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(l.Tag))))
        {
            _errors.Add($"{at}: '{field}' has no text in {language}");
        }

        foreach (var tag in texts.Keys.Where(tag => !Language.Supported.Any(l => l.Tag == tag)))
        {
            _errors.Add($"{at}: '{field}' has '{tag}', which is none of {string.Join(", ", Language.Supported)}");
        }

        return new Localized(texts);
    }

    private string Required(string value, string at, string field)
    {
        if (value.Length == 0)
        {
            _errors.Add($"{at}: '{field}' is missing");
        }

        return value;
    }

    private bool Required(bool? value, string at, string field)
    {
        if (value is null)
        {
            _errors.Add($"{at}: '{field}' is missing; give true or false");
        }

        return value ?? false;
    }

    // An entry that repeats a code is told and left out, so that the rest can be looked at.
    private List<TResult> Entries<TEntry, TResult>(string name, Func<TEntry, string, TResult> read)
        where TEntry : CodedEntry
    {
        var codes = new HashSet<string>();
        var results = new List<TResult>();
        foreach (var (index, entry) in File<List<TEntry>>(name).Index())
        {
            if (entry.Code.Length == 0)
            {
                _errors.Add($"{name}: entry {index + 1} has no 'code'");
            }
            else if (!codes.Add(entry.Code))
            {
                _errors.Add($"{name}: '{entry.Code}' is there twice; give each entry a code of its own");
            }
            else
            {
                results.Add(read(entry, $"{name}: '{entry.Code}'"));
            }
        }

        return results;
    }

    private T File<T>(string name)
        where T : new()
    {
        using var reader = open(name);
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<T?>(reader) ?? new T();
        }
        catch (YamlException e)
        {
            throw new ProfileException([.. _errors, $"{name}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}"], e);
        }
    }
}
