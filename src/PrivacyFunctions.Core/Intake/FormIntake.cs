using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>Turns a finished draft into a request. It never looks anybody up: known or not, the answer is the same.</summary>
public sealed class FormIntake(RequestLedger ledger, IntakeLimits limits, DeadlineRules rules, TimeProvider time)
{
    /// <param name="draft">With kinds and a checked e-mail address. One that was sent before is counted no more.</param>
    /// <param name="language">The one the person reads, for every letter about the request.</param>
    /// <param name="client">The address that the draft was sent from.</param>
    /// <exception cref="TooManyRequestsException">Nothing was recorded.</exception>
    public Task<Request> Receive(Draft draft, Language language, string client, CancellationToken cancellation)
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
            var due = Deadline.ForAnswer(rules, kinds, receivedAt).End;
            return new RequestReceived(kinds, Door.Form, language.Tag, receivedAt, due, email, draft.Account) { Unannounced = !isAnnounced };
        }
    }

    private static Reference ReferenceOf(Draft draft) => Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Id)));
}
