using System.Diagnostics;
using System.Globalization;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>
/// SIGKILL at every moment of a request that the ledger tells apart, and at moments by chance. The service starts again on
/// what storage has; person and staff go on where they were.
/// </summary>
[TakesLong]
public sealed class KilledServiceSpec(KilledServiceSpec.Shop shop, ITestOutputHelper output) : IClassFixture<KilledServiceSpec.Shop>
{
    // A journey has ten events; the last two are one write.
    private const int Moments = 9;
    private const int LongestStep = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> EveryEvent => [.. Enumerable.Range(1, Moments)];

    public static TheoryData<int> Rounds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("LONG") == "1" ? 50 : 1)];

    [Theory]
    [MemberData(nameof(EveryEvent))]
    public async Task Killed_the_moment_an_event_is_in_the_ledger(int version)
    {
        var watch = new LedgerWatch(shop.Station.Storage);
        await watch.ForgetOld(Cancellation);
        await KilledWhen(() => watch.Reaches(version, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Killed_at_a_moment_by_chance(int round)
    {
        // SEED in the environment repeats the moment that a failed round printed.
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        var random = new Random(seed);
        var (version, later) = (random.Next(Moments), TimeSpan.FromMilliseconds(random.Next(LongestStep)));
        output.WriteLine($"round {round}, seed {seed}: killed {later.TotalMilliseconds} ms after event {version}");
        var watch = new LedgerWatch(shop.Station.Storage);
        await watch.ForgetOld(Cancellation);
        await KilledWhen(async () =>
        {
            if (version > 0)
            {
                await watch.Reaches(version, Cancellation);
            }

            await Task.Delay(later, Cancellation);
        });
    }

    [Theory]
    [InlineData("receipt")]
    [InlineData("ready")]
    public async Task Killed_the_moment_a_letter_has_left(string letter)
    {
        var post = new MailboxPost(shop.Station.Storage);
        using var journey = new CopyJourney(shop.Station, post, Cancellation);
        var wholeJourney = journey.Run();
        await Eventually.Async(() => Task.FromResult(journey.Reference.Length > 0), CopyJourney.Patience, "the request is sent", Cancellation);
        await journey.Newest(letter);
        await shop.KillAndStartAgain(Cancellation);
        await wholeJourney;
        await WholeRequest.Holds(shop.Station, post, journey.Reference, kills: 1, Cancellation);
    }

    private async Task KilledWhen(Func<Task> moment)
    {
        var post = new MailboxPost(shop.Station.Storage);
        using var journey = new CopyJourney(shop.Station, post, Cancellation);
        var watch = Stopwatch.StartNew();
        var wholeJourney = journey.Run();
        await moment();
        var (killed, ready) = await shop.KillAndStartAgain(Cancellation);
        await wholeJourney;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{journey.Reference}: ready {ready.TotalSeconds:0.0} s after the kill (dead in {killed.TotalMilliseconds:0} ms), the whole journey took {watch.Elapsed.TotalSeconds:0.0} s"));
        await WholeRequest.Holds(shop.Station, post, journey.Reference, kills: 1, Cancellation);
    }

    /// <summary>One storage for all, and the service that runs on it now.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private ServiceProcess? _service;

        public Station Station { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Station = await Station.Open(TestContext.Current.CancellationToken);
            _service = await Station.StartService(TestContext.Current.CancellationToken);
        }

        public async Task<(TimeSpan Killed, TimeSpan Ready)> KillAndStartAgain(CancellationToken cancellation)
        {
            var watch = Stopwatch.StartNew();
            await _service!.Kill();
            var killed = watch.Elapsed;
            await _service.DisposeAsync();
            _service = await Station.StartService(cancellation);
            return (killed, watch.Elapsed);
        }

        public async ValueTask DisposeAsync()
        {
            if (_service is not null)
            {
                await _service.DisposeAsync();
            }

            await Station.DisposeAsync();
        }
    }
}
