using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>Turns a finished draft into a request. It never looks anybody up: known or not, the answer is the same.</summary>
public sealed class FormIntake(RequestLedger ledger, DeadlineRules rules, TimeProvider time)
{
    /// <param name="draft">With a checked e-mail address.</param>
    /// <param name="language">The one the person reads, for every letter about the request.</param>
    public Task<Request> Receive(Draft draft, Language language, CancellationToken cancellation)
    {
        var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
        var received = new RequestReceived(
            Kind.Copy.Name,
            Door.Form,
            language.Tag,
            receivedAt,
            Deadline.ForAnswer(rules, Kind.Copy, receivedAt).End,
            draft.Email ?? throw new ArgumentException("A draft is sent with an e-mail address.", nameof(draft)),
            draft.Account);
        return ledger.Receive(ReferenceOf(draft), received, cancellation);
    }

    private static Reference ReferenceOf(Draft draft) => Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Id)));
}
