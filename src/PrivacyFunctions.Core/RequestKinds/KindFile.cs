using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.RequestKinds;

/// <summary>What is wrong with a catalogue of kinds, a line each, naming file and kind.</summary>
public sealed class KindCatalogueException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors => errors;
}

/// <summary>Reads the catalogue of kinds from YAML.</summary>
internal static class KindFile
{
    private const string Shipped = "kinds.yml";

    /// <param name="folder">A deployment's own files; a kind in one of them takes the place of ours, or is added behind.</param>
    /// <exception cref="KindCatalogueException">Something is missing or contradicts itself.</exception>
    public static KindCatalogue Load(string? folder)
    {
        var errors = new List<string>();
        var kinds = Read(Shipped, Embedded(), errors);
        foreach (var path in folder is null ? [] : Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal).ToArray())
        {
            foreach (var kind in Read(Path.GetFileName(path), File.ReadAllText(path), errors))
            {
                var place = kinds.FindIndex(k => k.Kind.Name == kind.Kind.Name);
                if (place < 0)
                {
                    kinds.Add(kind);
                }
                else
                {
                    kinds[place] = kind;
                }
            }
        }

        if (kinds.Count(k => k.Asking == Asking.Review) > 1)
        {
            errors.Add($"Only one kind can have asking: {nameof(Asking.Review)}; these have it: {string.Join(", ", kinds.Where(k => k.Asking == Asking.Review).Select(k => k.Kind))}.");
        }

        return errors.Count == 0 ? new KindCatalogue(kinds) : throw new KindCatalogueException(errors);
    }

    private static List<KindDefinition> Read(string file, string yaml, List<string> errors)
    {
        List<KindEntry> entries;
        try
        {
            entries = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<KindEntry>>(yaml) ?? [];
        }
        catch (YamlException e)
        {
            errors.Add($"{file}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return [];
        }

        errors.AddRange(entries.SelectMany(entry => entry.Mistakes().Select(mistake => $"{file}, kind '{entry.Kind}': {mistake}")));
        errors.AddRange(entries.GroupBy(e => e.Kind).Where(g => g.Count() > 1).Select(g => $"{file}: kind '{g.Key}' stands there twice."));
        return errors.Count == 0 ? [.. entries.Select(e => e.Definition())] : [];
    }

    private static string Embedded()
    {
        using var stream = typeof(KindFile).Assembly.GetManifestResourceStream($"RequestKinds/{Shipped}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class KindEntry
    {
        public string Kind { get; set; } = "";

        public string Source { get; set; } = "";

        public Asking Asking { get; set; }

        public bool SelfService { get; set; }

        public bool AsksCorrections { get; set; }
        public bool AsksDetails { get; set; }

        public int Order { get; set; }

        public ProofLevel Proof { get; set; } = ProofLevel.Mailbox;

        public List<Step> Steps { get; set; } = [];

        public int Approvers { get; set; }

        public bool Refusable { get; set; }

        public bool AsksPurposes { get; set; }

        public List<string> Purposes { get; set; } = [];

        public int CoolingOff { get; set; }

        public RepeatsEntry? Repeats { get; set; }

        public List<ConditionEntry> Conditions { get; set; } = [];

        public Dictionary<string, Dictionary<string, string>> Words { get; set; } = [];

        public KindDefinition Definition() => new(
            new Kind(Kind, Order, Proof, [.. Steps.Order()], Approvers, Refusable) { AsksPurposes = AsksPurposes, Purposes = Purposes, CoolingOff = CoolingOff, Repeats = Repeats?.Rule },
            Source,
            Asking,
            SelfService,
            AsksDetails,
            new KindWording(
                Word("title"), Word("titleForStaff"), Word("name"), Word("nameForStaff"), Word("act"), Word("label"), Word("hint")))
        {
            AsksCorrections = AsksCorrections,
            Conditions = [.. Conditions.Select(c => new Condition(c.Code, new Localized(c.Words)))],
        };

        public IEnumerable<string> Mistakes()
        {
            if (Kind.Length == 0 || !Kind.All(c => char.IsAsciiLetterLower(c) || c == '-'))
            {
                yield return "kind must be a name of lower-case letters and hyphens, like account-cancellation.";
            }

            if (Source.Length == 0)
            {
                yield return "source is missing: name the law or the policy that gives the right.";
            }

            if (Steps.Count == 0)
            {
                yield return $"steps is missing: name what is done, of {string.Join(", ", Enum.GetNames<Step>())}.";
            }

            if (Steps.Contains(Step.Decide) != Approvers is 1 or 2)
            {
                yield return "approvers must be 1 or 2 where staff decide, and 0 where they do not.";
            }

            if (AsksCorrections != Steps.Contains(Step.Correct))
            {
                yield return "asksCorrections must be true where fields are corrected (steps has Correct), and false where they are not.";
            }

            if (Steps.Contains(Step.Correct) && !(Steps.Contains(Step.Search) && Steps.Contains(Step.Decide)))
            {
                yield return "steps must have Search and Decide where it has Correct.";
            }

            if (Refusable && !Steps.Contains(Step.Decide))
            {
                yield return "refusable must be false where nobody decides.";
            }

            if (CoolingOff is < 0 or > 30 || (CoolingOff > 0 && !Steps.Contains(Step.Erase)))
            {
                yield return "coolingOff must be a number of days from 0 to 30, and 0 where nothing is erased.";
            }

            if (Steps.Exists(s => s is Step.Search or Step.Package or Step.Erase or Step.Correct) && Proof == ProofLevel.None)
            {
                yield return "proof must not be None where data is searched, released or changed.";
            }

            if ((AsksPurposes || Purposes.Count > 0) && !Steps.Contains(Step.Stop))
            {
                yield return "asksPurposes and purposes say what stops, so steps must have Stop.";
            }

            if (AsksPurposes && Purposes.Count > 0)
            {
                yield return "purposes must be left out where the person is asked for them.";
            }

            if (Repeats is not null && (!Steps.Contains(Step.Search) || !Steps.Contains(Step.Decide) || Steps.Contains(Step.Stop) || Steps.Contains(Step.Answer)))
            {
                yield return "repeats must be left out where nothing is searched and decided, or where something stops or is answered: that is always free.";
            }

            if (Repeats is { Within: < 1 or > 3660 } or { Free: < 1 or > 100 })
            {
                yield return "repeats must say within how many days (1 to 3660), and how many requests are free in them (1 to 100): { within: 365, free: 1 }.";
            }

            foreach (var condition in Conditions)
            {
                if (condition.Code.Length == 0 || Language.Supported.Any(l => string.IsNullOrWhiteSpace(condition.Words.GetValueOrDefault(l.Tag))))
                {
                    yield return $"condition '{condition.Code}' must have a code, and words in {string.Join(", ", Language.Supported.Select(l => l.Tag))}.";
                }
            }

            foreach (var word in new[] { "title", "titleForStaff", "name", "nameForStaff", "act", "label", "hint" })
            {
                foreach (var language in Language.Supported.Where(l => string.IsNullOrWhiteSpace(Words.GetValueOrDefault(word)?.GetValueOrDefault(l.Tag))))
                {
                    yield return $"words.{word} lacks {language.Tag}.";
                }
            }
        }

        private Localized Word(string name) => new(Words[name]);
    }

    private sealed class RepeatsEntry
    {
        public int Within { get; set; }

        public int Free { get; set; }

        public RepeatRule Rule => new(Within, Free);
    }

    private sealed class ConditionEntry
    {
        public string Code { get; set; } = "";

        public Dictionary<string, string> Words { get; set; } = [];
    }
}
