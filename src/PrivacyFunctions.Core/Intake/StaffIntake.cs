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
}
