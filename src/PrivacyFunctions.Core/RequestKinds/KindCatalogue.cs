using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.RequestKinds;

/// <summary>Where a kind can be asked for.</summary>
public enum Asking
{
    /// <summary>By the form, by mail, and by staff for somebody.</summary>
    Form,

    /// <summary>By mail, and by staff for somebody.</summary>
    Contact,

    /// <summary>By staff alone.</summary>
    Staff,

    /// <summary>From the page of a request that is closed, about what came of it.</summary>
    Review,
}

/// <summary>How a kind is called.</summary>
/// <param name="Title">On pages, alone on a line: "A copy of your data".</param>
/// <param name="TitleForStaff">The same, told of the person.</param>
/// <param name="Name">In a sentence, behind "your request for", and before "申请" in Chinese: "a copy of your data".</param>
/// <param name="NameForStaff">The same, told of the person.</param>
/// <param name="Act">What is approved or refused: "the copy".</param>
/// <param name="Label">In the form, as the person says it: "Give me a copy of my data".</param>
/// <param name="Hint">What it does, and what it does not.</param>
public sealed record KindWording(
    Localized Title, Localized TitleForStaff, Localized Name, Localized NameForStaff, Localized Act, Localized Label, Localized Hint);

/// <summary>What has to be so before a request can be carried out, and what the person can put right (P6).</summary>
/// <param name="Code">What the ledger records, <c>open-orders</c>.</param>
/// <param name="Words">What is not met, and what to do: "An order is not finished yet. Wait for it, or cancel it."</param>
public sealed record Condition(string Code, Localized Words);

/// <summary>A kind of request as the catalogue describes it.</summary>
/// <param name="Source">The law and the policy that give the right.</param>
/// <param name="SelfService">Whether the account centre does it at once; it is offered first, never instead (P28).</param>
/// <param name="AsksDetails">Whether the form asks for words of the person's own.</param>
public sealed record KindDefinition(Kind Kind, string Source, Asking Asking, bool SelfService, bool AsksDetails, KindWording Words)
{
    /// <summary>Whether the form asks, field by field, what is wrong and what is right.</summary>
    public bool AsksCorrections { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>Every kind of request: data, not code. A deployment changes a kind, or adds one, by a file of its own.</summary>
public sealed class KindCatalogue
{
    /// <summary>What a mail that nobody understands is taken for.</summary>
    public const string Unclear = "question";

    private readonly Dictionary<string, KindDefinition> _byName;

    /// <param name="kinds">In the order of the form.</param>
    public KindCatalogue(IReadOnlyList<KindDefinition> kinds) => (All, _byName) = (kinds, kinds.ToDictionary(k => k.Kind.Name));

    /// <summary>The kinds that this app ships with.</summary>
    public static KindCatalogue Default { get; } = KindFile.Load(folder: null);

    /// <summary>From the setting <c>RequestKinds</c>, a folder of the deployment's own files; ours without.</summary>
    /// <exception cref="KindCatalogueException">Something is missing or contradicts itself.</exception>
    public static KindCatalogue Load(IConfiguration settings) =>
        settings["RequestKinds"] is { Length: > 0 } folder ? KindFile.Load(folder) : Default;

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<KindDefinition> All { get; }

    /// <summary>What the form offers.</summary>
    public IReadOnlyList<Kind> Offered => [.. All.Where(k => k.Asking == Asking.Form).Select(k => k.Kind)];

    /// <summary>What an account centre does at once.</summary>
    public IReadOnlyList<Kind> SelfServed => [.. All.Where(k => k.SelfService).Select(k => k.Kind)];

    /// <summary>What a mail can turn out to ask for. Which fields are wrong no mail says in a form that could be carried out.</summary>
    public IReadOnlyList<Kind> Askable => [.. All.Where(k => (k.Asking is Asking.Form or Asking.Contact) && !k.AsksCorrections).Select(k => k.Kind)];

    /// <summary>What staff can enter for somebody.</summary>
    public IReadOnlyList<Kind> Enterable => [.. All.Where(k => k.Asking != Asking.Review && k.Kind.Proof != ProofLevel.Document).Select(k => k.Kind)];

    /// <summary>What staff enter for an authority, with its legal document.</summary>
    public IReadOnlyList<Kind> Demandable => [.. All.Where(k => k.Kind.Proof == ProofLevel.Document).Select(k => k.Kind)];

    /// <summary>Whether the form asks what is wrong and what is right.</summary>
    public bool AsksCorrections(Kinds? kinds) => kinds is not null && kinds.Any(kind => _byName.TryGetValue(kind.Name, out var found) && found.AsksCorrections);

    /// <summary>What asks for another look at what came of a request; null where a deployment has no such kind.</summary>
    public Kind? Review => All.FirstOrDefault(k => k.Asking == Asking.Review)?.Kind;

    /// <summary>Whether the form asks for words of the person's own.</summary>
    public bool AsksDetails(Kinds kinds) => kinds.Any(kind => _byName.GetValueOrDefault(kind.Name) is { AsksDetails: true });

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public Kind this[string name] => _byName.TryGetValue(name, out var found) ? found.Kind : throw new KeyNotFoundException($"There is no kind '{name}'.");

    /// <summary>The law and the policy that give the right; the name itself of a kind that the catalogue no longer has.</summary>
    public string SourceOf(string kind) => _byName.GetValueOrDefault(kind)?.Source ?? kind;

    /// <summary>How pages and letters call one kind alone; a kind that the catalogue no longer has keeps its code.</summary>
    public string TitleOf(string kind, Language language) => WordsOf(kind)?.Title.In(language) ?? kind;

    /// <summary>What contradicts the profile, a line each: purposes that it does not have.</summary>
    public IReadOnlyList<string> Gaps(IReadOnlyList<Purpose> purposes) => [.. All.SelectMany(kind => kind.Kind.Purposes
        .Where(code => !purposes.Any(purpose => purpose.Code == code))
        .Select(code => $"Kinds: kind '{kind.Kind}': purposes has '{code}', which is none of {string.Join(", ", purposes.Select(p => p.Code))}."))];

    public Kind? Find(string? name) => name is not null && _byName.TryGetValue(name, out var found) ? found.Kind : null;

    /// <summary>The conditions of these kinds, each once.</summary>
    public IReadOnlyList<Condition> ConditionsOf(Kinds kinds) =>
        [.. kinds.SelectMany(kind => _byName.GetValueOrDefault(kind.Name)?.Conditions ?? []).DistinctBy(condition => condition.Code)];

    /// <summary>How letters call what was asked for; a kind that the catalogue no longer has keeps its code.</summary>
    public Localized Name(Kinds kinds) => Joined(kinds, words => words.Name);

    /// <summary>The same, told of the person.</summary>
    public Localized NameForStaff(Kinds kinds) => Joined(kinds, words => words.NameForStaff);

    /// <summary>The words of a page about kinds, by key (<c>kind.copy</c>); null where the key is about something else.</summary>
    private string? Text(Language language, string key)
    {
        var parts = key.Split('.');
        var words = parts.Length switch
        {
            2 when parts[0] is "kind" or "act" => WordsOf(parts[1]),
            3 when parts[0] is "kinds" || (parts[0], parts[1]) is ("kind", "staff") => WordsOf(parts[0] == "kinds" ? parts[1] : parts[2]),
            4 when (parts[0], parts[1]) is ("mail", "kinds") => WordsOf(parts[2]),
            _ => null,
        };
        return words is null ? null : parts switch
        {
            ["kind", _] => words.Title.In(language),
            ["kind", "staff", _] => words.TitleForStaff.In(language),
            ["act", _] => words.Act.In(language),
            ["kinds", _, "label"] => words.Label.In(language),
            ["kinds", _, "hint"] => words.Hint.In(language),
            ["mail", "kinds", _, "label"] => words.TitleForStaff.In(language),
            _ => null,
        };
    }

    /// <summary>The texts of pages, with those of the kinds among them.</summary>
    public TextCatalogue Texts(Language language)
    {
        var others = TextCatalogue.In(language);
        return new TextCatalogue(language, key => Text(language, key) ?? others.Find(key));
    }

    private KindWording? WordsOf(string name) => _byName.GetValueOrDefault(name)?.Words;

    private Localized Joined(Kinds kinds, Func<KindWording, Localized> words) => new(Language.Supported.ToDictionary(
        language => language.Tag,
        language => Lists.And([.. kinds.Select(kind => WordsOf(kind.Name) is { } found ? words(found).In(language) : kind.Name)], language)));
}
