using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>What holds for a request for a copy at its end, whatever happened on the way.</summary>
internal static class WholeRequest
{
    private static readonly string[] Letters = ["decision-needed", "ready", "receipt"];

    private static readonly string[] Steps =
    [
        "DataSearched", "IdentityProven", "LetterSent decision-needed", "LetterSent ready", "LetterSent receipt",
        "PackageCollected", "PackageMade", "RequestApproved", "RequestClosed", "RequestReceived",
    ];

    /// <param name="kills">How often the service was killed meanwhile: a letter may have come that many times more.</param>
    public static async Task Holds(Station station, IPost post, string reference, int kills, CancellationToken cancellation)
    {
        await Eventually.Async(
            async () => (await station.Events(reference, cancellation)).Count >= Steps.Length,
            CopyJourney.Patience, $"the ledger has all of {reference}", cancellation);
        await Eventually.Async(
            async () => await station.Wakes.Find(Reference.Parse(reference), cancellation) is null,
            CopyJourney.Patience, $"the workflow of {reference} has seen all of its ledger", cancellation);

        var events = await station.Events(reference, cancellation);
        Assert.Equal(Steps, events.Select(Name).Order(StringComparer.Ordinal));

        var arrived = await post.Letters(reference, cancellation);
        Assert.Equal(Letters, arrived.Select(l => l.Key.Letter).Where(l => !l.StartsWith("code-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(arrived, letter => Assert.InRange(letter.Deliveries, 1, 1 + kills));
        Assert.All(
            events.OfType<LetterSent>(),
            sent => Assert.Equal(sent.MessageId, arrived.Single(l => l.Key.Letter == sent.Letter).MessageId));
    }

    public static string Name(RequestEvent fact) => fact switch
    {
        LetterSent sent => $"{nameof(LetterSent)} {sent.Letter}",
        LetterFailed failed => $"{nameof(LetterFailed)} {failed.Letter}",
        _ => fact.GetType().Name,
    };
}
