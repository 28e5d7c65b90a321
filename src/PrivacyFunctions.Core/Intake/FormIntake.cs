using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>Turns a finished draft into a request. It never looks anybody up: known or not, the answer is the same.</summary>
public sealed class FormIntake(RequestLedger ledger, DeadlineRules rules, TimeProvider time)
{
    /// <param name="draft">With kinds and a checked e-mail address.</param>
    /// <param name="language">The one the person reads, for every letter about the request.</param>
    public Task<Request> Receive(Draft draft, Language language, CancellationToken cancellation)
    {
        if (draft is not { Kinds: { } kinds, Email: { } email })
        {
            throw new ArgumentException("A draft is sent with kinds and an e-mail address.", nameof(draft));
        }

        var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
        var received = new RequestReceived(
            kinds,
            Door.Form,
            language.Tag,
            receivedAt,
            Deadline.ForAnswer(rules, kinds, receivedAt).End,
            email,
            draft.Account) { Details = draft.Details };
        return ledger.Receive(ReferenceOf(draft), received, cancellation);
    }

    private static Reference ReferenceOf(Draft draft) => Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Id)));
}
