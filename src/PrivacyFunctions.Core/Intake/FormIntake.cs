using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>Turns a finished draft into a request. It never looks anybody up: known or not, the answer is the same.</summary>
public sealed class FormIntake(RequestLedger ledger, IntakeLimits limits, DeadlineRules rules, TimeProvider time)
{
    /// <param name="draft">With kinds and a checked e-mail address. One that was sent before is counted no more.</param>
    /// <param name="proposals">What is to be corrected; none where no correction is asked for.</param>
    /// <param name="language">The one the person reads, for every letter about the request.</param>
    /// <param name="client">The address that the draft was sent from.</param>
    /// <exception cref="TooManyRequestsException">Nothing was recorded.</exception>
    public Task<Request> Receive(Draft draft, IReadOnlyList<FieldProposal> proposals, Language language, string client, CancellationToken cancellation)
    {
        if (draft is not { Kinds: { } kinds, Email: { } email })
        {
            throw new ArgumentException("A draft is sent with kinds and an e-mail address.", nameof(draft));
        }

        return ledger.Receive(ReferenceOf(draft), Count, cancellation);

        async Task<RequestReceived> Count()
        {
            var isAnnounced = await limits.CountRequest(email, client, cancellation);
            var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
            var regimes = rules.RegimesOf(draft.Residence);
            var dates = DueDates.Of(rules.Under(regimes), kinds, new ClockEvents(receivedAt));
            return new RequestReceived(kinds, Door.Form, language.Tag, receivedAt, dates.DueEnd, email, draft.Account)
            {
                Details = draft.Details,
                Proposals = [.. proposals],
                Purposes = kinds.AskPurposes && draft.Purposes is { Count: > 0 } some ? some : null,
                Regimes = regimes,
                CompletionEnd = dates.CompletionEnd,
                IsProvisional = dates.IsProvisional,
                Unannounced = !isAnnounced,
            };
        }
    }

    private static Reference ReferenceOf(Draft draft) => Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Id)));
}
