using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>A request as staff enter it for somebody.</summary>
/// <param name="ReceivedAt">When it reached us, in the legal zone's offset; its clocks run from there.</param>
/// <param name="Residence">As of <see cref="Draft.Residence"/>.</param>
public sealed record Entry(
    StaffEntry Entered, DateTimeOffset ReceivedAt, Kinds Kinds, string Email, Language Language, string? Account, IReadOnlyList<string>? Purposes, string? Residence, string? Details)
{
    /// <summary>What is to be corrected; none where no correction is asked for.</summary>
    public IReadOnlyList<FieldProposal> Proposals { get; init; } = [];

    /// <summary>Without what was typed, which is personal data.</summary>
    public override string ToString() => nameof(Entry);
}

/// <summary>What an authority demands, as staff enter it.</summary>
/// <param name="ReceivedAt">As of <see cref="Entry"/>.</param>
/// <param name="Email">Where the data goes: claimed, until the authority was called back.</param>
/// <param name="AnswerBy">The last day that the document gives for the answer, in the legal zone; null where it gives none.</param>
public sealed record DemandEntry(StaffEntry Entered, DateTimeOffset ReceivedAt, Kind Kind, string Email, Language Language, DateOnly? AnswerBy, Demand Demand);

/// <summary>Turns what staff entered into a request.</summary>
public sealed class StaffIntake(RequestLedger ledger, DeadlineRules rules)
{
    /// <param name="reference">Of the link that it was entered by: sent twice, it is one request.</param>
    public Task<Request> Receive(Reference reference, Entry entry, CancellationToken cancellation)
    {
        var regimes = rules.RegimesOf(entry.Residence);
        var dates = DueDates.Of(rules.Under(regimes), entry.Kinds, new ClockEvents(entry.ReceivedAt));
        var received = new RequestReceived(entry.Kinds, Door.Staff, entry.Language.Tag, entry.ReceivedAt, dates.DueEnd, entry.Email, entry.Account)
        {
            Details = entry.Details,
            Proposals = [.. entry.Proposals],
            Purposes = entry.Kinds.AskPurposes && entry.Purposes is { Count: > 0 } some ? some : null,
            Regimes = regimes,
            CompletionEnd = dates.CompletionEnd,
            IsProvisional = dates.IsProvisional,
            Entered = entry.Entered,
        };
        return ledger.Receive(reference, received, cancellation);
    }

    /// <summary>The same for what an authority demands: its document says by when, and the deployment's own clock where it does not.</summary>
    /// <param name="reference">As of <see cref="Receive(Reference, Entry, CancellationToken)"/>.</param>
    public Task<Request> Receive(Reference reference, DemandEntry entry, CancellationToken cancellation)
    {
        var kinds = new Kinds(entry.Kind);
        var dates = entry.AnswerBy is { } last
            ? new DueDates(TimeZoneInfo.ConvertTime(Deadline.At(last.AddDays(1), TimeOnly.MinValue, rules.Zone), rules.Zone), CompletionEnd: null, IsProvisional: false)
            : DueDates.Of(rules, kinds, new ClockEvents(entry.ReceivedAt));
        var received = new RequestReceived(kinds, Door.Staff, entry.Language.Tag, entry.ReceivedAt, dates.DueEnd, entry.Email, ClaimedAccount: null)
        {
            CompletionEnd = dates.CompletionEnd,
            IsProvisional = dates.IsProvisional,
            Entered = entry.Entered,
            Demand = entry.Demand,
        };
        return ledger.Receive(reference, received, cancellation);
    }
}
