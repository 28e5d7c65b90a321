using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>What holds for a request at its end, whatever happened on the way: each fact and each letter once.</summary>
internal static class WholeRequest
{
    private const string Sent = nameof(LetterSent) + " ";

    /// <summary>All that happens to a request for a copy.</summary>
    public static readonly string[] Copy =
    [
        "DataSearched", "IdentityProven", "LetterSent decision-needed", "LetterSent ready", "LetterSent receipt",
        "PackageCollected", "PackageMade", "RequestApproved", "RequestClosed", "RequestReceived",
    ];

    /// <param name="kills">How often the service was killed meanwhile: a letter may have come that many times more.</param>
    public static Task Holds(Station station, IPost post, string reference, int kills, CancellationToken cancellation) =>
        Holds(station, post, reference, Copy, kills, cancellation);

    /// <param name="steps">The facts that the ledger must have, and no other, as <see cref="Name"/> names them.</param>
    /// <param name="again">How often a letter may have come once more.</param>
    public static async Task Holds(Station station, IPost post, string reference, string[] steps, int again, CancellationToken cancellation)
    {
        await Eventually.Async(
            async () => (await station.Events(reference, cancellation)).Count >= steps.Length,
            CopyJourney.Patience, $"the ledger has all of {reference}", cancellation);
        await Eventually.Async(
            async () => await station.Wakes.Find(Reference.Parse(reference), cancellation) is null,
            CopyJourney.Patience, $"the workflow of {reference} has seen all of its ledger", cancellation);

        var events = await station.Events(reference, cancellation);
        Assert.Equal(steps.Order(StringComparer.Ordinal), events.Select(Name).Order(StringComparer.Ordinal));

        var arrived = (await post.Letters(reference, cancellation))
            .Where(letter => !letter.Key.Letter.StartsWith("code-", StringComparison.Ordinal))
            .ToLookup(LedgerName);
        Assert.Equal(
            steps.Where(s => s.StartsWith(Sent, StringComparison.Ordinal)).Select(s => s[Sent.Length..]).Order(StringComparer.Ordinal),
            arrived.Select(same => same.Key).Order(StringComparer.Ordinal));
        Assert.All(arrived, same => Assert.InRange(same.Sum(letter => letter.Deliveries), 1, 1 + again));
        Assert.All(events.OfType<LetterSent>(), sent => Assert.Contains(sent.MessageId, arrived[sent.Letter].Select(letter => letter.MessageId)));
    }

    // Who wrote a mail gets a receipt with words of its own; so does who has confirmed before a receipt goes once more.
    private static string LedgerName(Letter letter) => letter.Key.Letter is "mail-receipt" or "acknowledgement" ? "receipt" : letter.Key.Letter;

    public static string Name(RequestEvent fact) => fact switch
    {
        LetterSent sent => $"{nameof(LetterSent)} {sent.Letter}",
        LetterFailed failed => $"{nameof(LetterFailed)} {failed.Letter}",
        _ => fact.GetType().Name,
    };
}
