using System.Security.Cryptography;
using System.Text.Json;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Correcting;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>A field that people can have corrected.</summary>
/// <param name="Address">As a <see cref="FieldProposal"/> names it.</param>
/// <param name="Longest">The longest value that it takes, in characters.</param>
public sealed record CorrectableField(string Address, Localized Collection, Localized Title, int Longest);

/// <summary>What a field says in one row of the person's.</summary>
/// <param name="Mark">What the row and this value are called in a decision.</param>
/// <param name="Value">Null where it says nothing.</param>
public sealed record FieldEntry(string Mark, string? Value)
{
    /// <summary>The mark alone: the value is personal data.</summary>
    public override string ToString() => Mark;
}

/// <summary>Corrects fields at their sources: what they say now for staff to decide on, the correction, and the proof of it.</summary>
/// <remarks>Nothing that a source holds is stored on the way: a decision names rows by marks, which are found again.</remarks>
public sealed class Correction(DataSources sources)
{
    /// <summary>How often writing begins anew because something changed meanwhile.</summary>
    private const int MostRounds = 3;

    private readonly SourceCorrection _source = new(sources);

    private readonly Dictionary<string, (FieldAddress Address, CorrectableField Field)> _fields = sources.Map.Correctable.ToDictionary(
        f => f.Address.ToString(),
        f => (f.Address, new CorrectableField(
            f.Address.ToString(),
            new Localized(sources.Map[f.Address.Collection].Titles),
            new Localized(f.Field.Titles),
            Math.Min(f.Field.Length ?? FieldProposal.LongestValue, FieldProposal.LongestValue))));

    /// <summary>In the order of the map.</summary>
    public IReadOnlyList<CorrectableField> Fields => [.. _fields.Values.Select(f => f.Field)];

    /// <summary>Null for a field that the map does not call correctable, or no longer.</summary>
    public CorrectableField? Find(string address) => _fields.TryGetValue(address, out var found) ? found.Field : null;

    /// <summary>What the person's rows say for each proposal, in the order of the proposals.</summary>
    /// <exception cref="SourceFailedException">A source failed.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<FieldEntry>>> Entries(Request request, RequestKey key, CancellationToken ct)
    {
        var marks = new Marks(key);
        var found = await Look(request, [.. request.Received.Proposals.Select(p => p.Field)], ct);
        return [.. request.Received.Proposals.Select(p => (IReadOnlyList<FieldEntry>)
            [.. found.Where(f => f.Field.ToString() == p.Field).Select(f => new FieldEntry(marks.Of(f), f.Value))])];
    }

    /// <summary>
    /// Writes what was accepted, and looks again. Idempotent: a row that has its new value already is left alone, and so is
    /// one that is no longer as it was decided on. To be run again after a failure or a crash anywhere.
    /// </summary>
    /// <exception cref="SourceFailedException">
    /// A source failed, perhaps with a part written; <c>rows-unchanged</c>: it takes changes without making them.
    /// </exception>
    public async Task<DataCorrected> CarryOut(Request request, RequestKey key, CancellationToken ct)
    {
        var marks = new Marks(key);
        var accepted = request.Approved!.Corrections.Where(d => d.Verdict == CorrectionVerdict.Accept).ToList();
        var written = new HashSet<string>();
        for (var round = 1; ; round++)
        {
            var found = await Look(request, [.. accepted.Select(d => request.Received.Proposals[d.Proposal].Field)], ct);
            var ends = accepted.ToDictionary(d => d.Proposal, d => Stand(d, request.Received.Proposals[d.Proposal], found, marks));
            var toWrite = ends.Values.SelectMany(s => s.ToWrite).ToList();
            if (toWrite.Count == 0)
            {
                return new DataCorrected([.. request.Approved.Corrections.Select(d => Ended(request, d, ends))]);
            }

            // What was written and still says what it said before is a source that does not do what it says.
            if (toWrite.Exists(w => !written.Add($"{w.At.Field} {marks.Of(w.At)}")) || round > MostRounds)
            {
                throw new SourceFailedException(toWrite[0].At.Field.Collection.Dataset, "rows-unchanged", transient: false);
            }

            await _source.Write(toWrite, ct);
        }
    }

    private async Task<IReadOnlyList<FoundField>> Look(Request request, IReadOnlyList<string> fields, CancellationToken ct)
    {
        List<FieldAddress> known = [.. fields.Distinct().Where(_fields.ContainsKey).Select(f => _fields[f].Address)];
        return known.Count == 0 ? [] : await _source.Find(request.ProvenIdentities, known, ct);
    }

    private static Standing Stand(CorrectionDecision decision, FieldProposal proposal, IReadOnlyList<FoundField> found, Marks marks)
    {
        var rows = decision.Rows.ToDictionary(RowMark.RowOf);
        var here = found.Where(f => f.Field.ToString() == proposal.Field && rows.ContainsKey(marks.Row(f))).ToList();
        var open = here.Where(f => f.Value != proposal.Value).ToList();
        List<FieldCorrection> toWrite = [.. open.Where(f => marks.Of(f) == rows[marks.Row(f)]).Select(f => new FieldCorrection(f, proposal.Value))];
        return new Standing(toWrite, IsDone: here.Count == rows.Count && open.Count == 0);
    }

    private static CorrectedField Ended(Request request, CorrectionDecision decision, Dictionary<int, Standing> ends) => new(
        decision.Proposal,
        request.Received.Proposals[decision.Proposal].Field,
        decision.Verdict switch
        {
            CorrectionVerdict.Refuse => CorrectionEnd.Refused,
            CorrectionVerdict.NotFound => CorrectionEnd.NotFound,
            _ => ends[decision.Proposal].IsDone ? CorrectionEnd.Corrected : CorrectionEnd.ChangedMeanwhile,
        },
        decision.Ground,
        decision.Reason);

    /// <param name="ToWrite">Rows that are as they were decided on.</param>
    /// <param name="IsDone">Whether every row has its new value.</param>
    private sealed record Standing(IReadOnlyList<FieldCorrection> ToWrite, bool IsDone);

    private sealed class Marks(RequestKey key)
    {
        public string Of(FoundField found) => RowMark.Of(Row(found), Hash("value", found.Raw));

        public string Row(FoundField found) => Hash("row", [found.Field.Collection.ToString(), .. found.Row.Select(k => k.Value)]);

        private string Hash(string what, params object?[] values) =>
            Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes.Span, JsonSerializer.SerializeToUtf8Bytes<object?[]>([what, .. values])).AsSpan(0, 10));
    }
}
