using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Intake;

/// <summary>Turns one press on a marketing message's link into a request to stop them (P18, RFC 8058).</summary>
/// <remarks>No client is counted: mail providers press for many people from one address, and the token is the authority.</remarks>
public sealed class UnsubscribeIntake(RequestLedger ledger, KindCatalogue catalogue, DeadlineRules rules, AppSettings settings, TimeProvider time)
{
    private const string Kind = "marketing-opt-out";
    private const int MostAttempts = 8;

    /// <param name="token">The link's, opened before. Pressed again it gives the same request while its record is kept, and later a new one.</param>
    /// <param name="email">That the token seals.</param>
    /// <param name="language">For the letter about it.</param>
    public async Task<Request> Receive(string token, string email, Language language, CancellationToken cancellation)
    {
        var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
        var kinds = new Kinds(catalogue[Kind]);
        var dates = DueDates.Of(rules, kinds, new ClockEvents(receivedAt));
        var received = new RequestReceived(kinds, Door.Unsubscribe, language.Tag, receivedAt, dates.DueEnd, email, ClaimedAccount: null)
        {
            CompletionEnd = dates.CompletionEnd,
            IsProvisional = dates.IsProvisional,
        };
        return await ledger.Receive(await FindReference(token, email, receivedAt, cancellation), received, cancellation);
    }

    // References have 35 bits: one that is another person's already must not make the press theirs.
    private async Task<Reference> FindReference(string token, string email, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var reference = ReferenceOf(token, receivedAt, attempt);
            if (await ledger.Find(reference, cancellation) is not { } request || EmailMatching.Fold(request.Received.Email) == EmailMatching.Fold(email))
            {
                return reference;
            }
        }

        throw new InvalidOperationException("No free reference was found for an unsubscription.");
    }

    // Tokens outlive the records of requests. A record is kept at least as long as such a period is, so one that was erased
    // lies in an earlier period, and its reference is not used again.
    private Reference ReferenceOf(string token, DateTimeOffset receivedAt, int attempt)
    {
        var period = receivedAt.UtcTicks / settings.RecordRetention.Ticks;
        return Reference.FromBytes(SHA256.HashData(Encoding.ASCII.GetBytes($"unsubscribe/{token}/{period}/{attempt}")));
    }
}
