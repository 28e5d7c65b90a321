using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>Turns a finished draft into a request. It never looks anybody up: known or not, the answer is the same.</summary>
public sealed class FormIntake(RequestLedger ledger, DeadlineRules rules, TimeProvider time)
{
    /// <param name="draft">With kinds and a checked e-mail address.</param>
    /// <param name="proposals">What is to be corrected; none where no correction is asked for.</param>
    /// <param name="language">The one the person reads, for every letter about the request.</param>
    public Task<Request> Receive(Draft draft, IReadOnlyList<FieldProposal> proposals, Language language, CancellationToken cancellation)
    {
        if (draft is not { Kinds: { } kinds, Email: { } email })
        {
            throw new ArgumentException("A draft is sent with kinds and an e-mail address.", nameof(draft));
        }

        var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
        var regimes = rules.RegimesOf(draft.Residence);
        var dates = DueDates.Of(rules.Under(regimes), kinds, new ClockEvents(receivedAt));
        var received = new RequestReceived(
            kinds,
            Door.Form,
            language.Tag,
            receivedAt,
            dates.DueEnd,
            email,
            draft.Account)
        {
            Details = draft.Details,
            Proposals = [.. proposals],
            Purposes = kinds.AskPurposes && draft.Purposes is { Count: > 0 } some ? some : null,
            Regimes = regimes,
            CompletionEnd = dates.CompletionEnd,
            IsProvisional = dates.IsProvisional,
        };
        return ledger.Receive(ReferenceOf(draft), received, cancellation);
    }

    private static Reference ReferenceOf(Draft draft) => Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Id)));
}
