using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>What is done for a request, in the order in which it is done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
public enum Step
{
    /// <summary>Processing stops, on receipt: sources and recipients are told.</summary>
    Stop,

    /// <summary>Staff write an answer.</summary>
    Answer,

    /// <summary>The sources are asked what they hold.</summary>
    Search,

    /// <summary>Staff approve or refuse.</summary>
    Decide,

    /// <summary>Fields are corrected at their source.</summary>
    Correct,

    /// <summary>A data file is made, and fetched.</summary>
    Package,

    /// <summary>Data is deleted, masked or, where the law says so, kept.</summary>
    Erase,
}

/// <summary>What has to be shown before anything is searched, released or changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProofLevel>))]
public enum ProofLevel
{
    None,

    /// <summary>Control of the mailbox that was given.</summary>
    Mailbox,

    /// <summary>A legal document, whose authority a member of staff called back on a number found independently.</summary>
    Document,
}

/// <summary>
/// What a person can ask for, as the catalogue described it when the request came: a request keeps it, so that a change
/// of the catalogue changes no request that is open. Two are equal by their names.
/// </summary>
/// <param name="Name">In rules, links and APIs (<c>copy</c>).</param>
/// <param name="Order">Among the kinds of one request: a copy before an erasure.</param>
/// <param name="Approvers">How many different people an approval takes; 0 where nothing is decided.</param>
/// <param name="Refusable">Whether it can be refused at all; a refusal always takes two people.</param>
public sealed record Kind(string Name, int Order, ProofLevel Proof, IReadOnlyList<Step> Steps, int Approvers, bool Refusable)
{
    /// <summary>Whether the person says which uses of their data it is about.</summary>
    public bool AsksPurposes { get; init; }

    /// <summary>The uses that stop for it, by their codes in the profile, where the person does not choose; empty for all but storing.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>Whether stopping is all that it asks for: nobody proves, decides or waits.</summary>
    [JsonIgnore]
    public bool IsAnsweredByStopping => Steps is [Step.Stop];

    /// <summary>Whether what stops for it goes on once it was corrected.</summary>
    [JsonIgnore]
    public bool StopsUntilCorrected => Has(Step.Stop) && Has(Step.Correct);

    /// <summary>
    /// Whether the person whose data it is, and who did not ask for it, is told of it afterwards, unless a provision forbids
    /// that; only where a <see cref="ProofLevel.Document"/> asks.
    /// </summary>
    public bool TellsSubject { get; init; }

    /// <summary>Days between the decision and an erasure, in which the person can still stop it; inside the clock.</summary>
    public int CoolingOff { get; init; }

    /// <summary>How often it is free, where asking for it again and again may cost; null where it never does.</summary>
    public RepeatRule? Repeats { get; init; }

    public bool Has(Step step) => Steps.Contains(step);

    public bool Equals(Kind? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>The rights that one request asks for: at least one, each once, in the order in which they are carried out.</summary>
[JsonConverter(typeof(KindsJson))]
public sealed class Kinds : IReadOnlyList<Kind>, IEquatable<Kinds>
{
    private readonly List<Kind> _kinds;

    /// <exception cref="ArgumentException">There is none.</exception>
    public Kinds(params IEnumerable<Kind> kinds)
    {
        _kinds = [.. kinds.Distinct().OrderBy(kind => kind.Order).ThenBy(kind => kind.Name, StringComparer.Ordinal)];
        if (_kinds.Count == 0)
        {
            throw new ArgumentException("A request asks for something.", nameof(kinds));
        }
    }

    public int Count => _kinds.Count;

    public Kind this[int index] => _kinds[index];

    public IReadOnlyList<string> Names => [.. _kinds.Select(k => k.Name)];

    /// <summary>How many different people an approval takes.</summary>
    public int Approvers => _kinds.Max(kind => kind.Approvers);

    /// <summary>Days between the decision and an erasure: the longest of any of them.</summary>
    public int CoolingOff => _kinds.Max(kind => kind.CoolingOff);

    /// <summary>Whether something has to be proven first.</summary>
    public bool NeedProof => _kinds.Exists(kind => kind.Proof != ProofLevel.None);

    /// <summary>Whether stopping is all that is asked for.</summary>
    public bool AreAnsweredByStopping => _kinds.TrueForAll(kind => kind.IsAnsweredByStopping);

    /// <summary>Whether nothing is carried out, once all is answered, but that what was stopped stays so.</summary>
    public bool EndWithStopping => Has(Step.Stop) && _kinds.TrueForAll(kind => kind.Steps.All(step => step is Step.Stop or Step.Answer or Step.Search or Step.Decide));

    /// <summary>Whether something stops until it is decided whether it stays so, or for good.</summary>
    public bool StopForThemselves => _kinds.Exists(kind => kind.Has(Step.Stop) && !kind.StopsUntilCorrected);

    public bool StopUntilCorrected => _kinds.Exists(kind => kind.StopsUntilCorrected);

    /// <summary>
    /// The same kinds, where every use of the data but storing stops on receipt until what the person says is wrong was
    /// corrected, or that was refused (GDPR, article 18(1)(a); P2).
    /// </summary>
    public Kinds StoppingUntilCorrected() =>
        new(_kinds.Select(kind => kind.Has(Step.Correct) && !kind.Has(Step.Stop) ? kind with { Steps = [Step.Stop, .. kind.Steps] } : kind));

    /// <summary>Whether a legal document asks, and not the person.</summary>
    public bool RestOnDocument => _kinds.Exists(kind => kind.Proof == ProofLevel.Document);

    /// <summary>Whether the person, who did not ask, is told afterwards.</summary>
    public bool TellSubject => _kinds.Exists(kind => kind.TellsSubject);

    /// <summary>
    /// The same kinds, where an objection to nothing but direct marketing is answered by stopping: nobody weighs it up, and it
    /// is never refused (GDPR, article 21(3); PIPL 24).
    /// </summary>
    /// <param name="purposes">That the person chose, by their codes; null or none where they chose all.</param>
    /// <param name="marketing">Those that are direct marketing.</param>
    public Kinds WithoutDecidingOnMarketing(IReadOnlyList<string>? purposes, IReadOnlyCollection<string> marketing) =>
        purposes is not { Count: > 0 } || !purposes.All(marketing.Contains) ? this
        : new(_kinds.Select(kind => kind.AsksPurposes && kind.Has(Step.Stop) && kind.Has(Step.Decide)
            ? kind with { Steps = [Step.Stop], Proof = ProofLevel.None, Approvers = 0, Refusable = false }
            : kind));

    public bool AskPurposes => _kinds.Exists(kind => kind.AsksPurposes);

    public bool Has(Step step) => _kinds.Exists(kind => kind.Has(step));

    /// <summary>Whether an answer is all that any of them takes.</summary>
    public bool OnlyAnswered => _kinds.TrueForAll(kind => kind.Steps.All(step => step == Step.Answer));

    /// <summary>Those of them for which a step is done; at least one is.</summary>
    public Kinds With(Step step) => new(_kinds.Where(kind => kind.Has(step)));

    public IEnumerator<Kind> GetEnumerator() => _kinds.GetEnumerator();

    public bool Equals(Kinds? other) => other is not null && _kinds.SequenceEqual(other._kinds);

    public override bool Equals(object? obj) => Equals(obj as Kinds);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The names, as in <c>copy, deletion</c>.</summary>
    public override string ToString() => string.Join(", ", _kinds);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Kinds in JSON are an array, each with all that the catalogue said of it.</summary>
internal sealed class KindsJson : JsonConverter<Kinds>
{
    public override Kinds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<List<Kind>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Kinds value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToList(), options);
}
