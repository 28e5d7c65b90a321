using System.Collections;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>What is decided on one field that is to be corrected.</summary>
/// <param name="Proposal">Which one of the request's, from 0.</param>
/// <param name="Rows">Of an accepted one, the rows that get the value, by their marks (see <see cref="RowMark"/>).</param>
/// <param name="Ground">The code of a ground of the profile; null unless refused.</param>
/// <param name="Reason">In plain words, for the person; null unless refused.</param>
public sealed record CorrectionDecision(int Proposal, CorrectionVerdict Verdict, IReadOnlyList<string> Rows, string? Ground, string? Reason)
{
    public static CorrectionDecision Accept(int proposal, params IReadOnlyList<string> rows) => new(proposal, CorrectionVerdict.Accept, rows, null, null);

    public static CorrectionDecision Refuse(int proposal, string ground, string reason) => new(proposal, CorrectionVerdict.Refuse, [], ground, reason);

    public static CorrectionDecision NotFound(int proposal) => new(proposal, CorrectionVerdict.NotFound, [], null, null);

    /// <summary>Whether all is said that the verdict needs.</summary>
    [JsonIgnore]
    public bool IsComplete => Verdict switch
    {
        CorrectionVerdict.Accept => Rows.Count > 0,
        CorrectionVerdict.Refuse => Ground is { Length: > 0 } && Reason is { Length: > 0 },
        _ => true,
    };

    public bool Equals(CorrectionDecision? other) =>
        other is not null && (Proposal, Verdict, Ground, Reason) == (other.Proposal, other.Verdict, other.Ground, other.Reason) && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => HashCode.Combine(Proposal, Verdict, Ground, Reason);
}

[JsonConverter(typeof(JsonStringEnumConverter<CorrectionVerdict>))]
public enum CorrectionVerdict
{
    Accept,
    Refuse,

    /// <summary>There was nothing to decide: nothing of the person's has such a field.</summary>
    NotFound,
}

/// <summary>What is decided on each field that is to be corrected, in the order of the proposals.</summary>
[JsonConverter(typeof(CorrectionDecisionsJson))]
public sealed record CorrectionDecisions(IReadOnlyList<CorrectionDecision> All) : IEnumerable<CorrectionDecision>
{
    public static CorrectionDecisions None { get; } = new([]);

    public bool RefuseAny => All.Any(d => d.Verdict == CorrectionVerdict.Refuse);

    /// <summary>Whether every proposal of the request is decided, once, and no row gets two values for one field.</summary>
    public bool Settle(Request request, Verdict verdict)
    {
        var proposals = request.Received.Proposals;
        return verdict == Verdict.Refuse
            ? All.Count == 0
            : All.Select(d => d.Proposal).SequenceEqual(Enumerable.Range(0, proposals.Count)) && All.All(d => d.IsComplete) && Clash(proposals) is null;
    }

    /// <summary>The first proposal whose row has got another value for the same field already; null where there is none.</summary>
    public int? Clash(IReadOnlyList<FieldProposal> proposals)
    {
        var taken = new HashSet<(string Field, string Row)>();
        return All.Where(d => d.Rows.Any(mark => !taken.Add((proposals[d.Proposal].Field, RowMark.RowOf(mark))))).Select(d => (int?)d.Proposal).FirstOrDefault();
    }

    public bool Equals(CorrectionDecisions? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Count;

    public IEnumerator<CorrectionDecision> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>
/// What a row and its value are called in a decision: hashes under the request's key, which say nothing by themselves and are
/// known again where row and value are.
/// </summary>
public static class RowMark
{
    private const char Between = '-';

    public static string Of(string row, string value) => $"{row}{Between}{value}";

    public static string RowOf(string mark) => mark.Split(Between)[0];
}
