using System.Globalization;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Crashes;

/// <summary>A task hub, the processes that a spec runs on it, and what is true of them all in the end.</summary>
internal sealed class Troubled : IAsyncDisposable
{
    /// <summary>What a turn may take on a machine that builds and tests beside it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly string _hub = TestHost.NewHub();
    private readonly string? _storage;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localfunctions-crash");
    private readonly List<HostProcess> _hosts = [];
    private readonly List<(int Last, IReadOnlySet<string> Steps)> _stored = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _downtimes = [];
    private DateTimeOffset? _downSince;

    public Troubled(string? storage = null)
    {
        _storage = storage;
        Stored = new StoredWork(_hub, storage);
        Seed = Environment.GetEnvironmentVariable("CRASH_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000);
        Random = new Random(Seed);
        Tell($"CRASH_SEED={Seed}");
    }

    public int Seed { get; }

    public Random Random { get; }

    public Client Client { get; } = new();

    public StoredWork Stored { get; }

    public HostProcess Host => _hosts[^1];

    public static bool Long => Environment.GetEnvironmentVariable("LONG") == "1";

    public static void Tell(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    public HostProcess StartHost(int leaseSeconds = 60)
    {
        var host = new HostProcess(_hub, Journal.PathOf(_folder.FullName, _hosts.Count), _storage, leaseSeconds);
        _hosts.Add(host);
        return host;
    }

    /// <summary>The process is gone, or cannot work, from now on.</summary>
    public void Down() => _downSince ??= DateTimeOffset.UtcNow;

    /// <summary>Waits until the host works, and has requests sent to it; ends the downtime.</summary>
    public async Task WorksAsync(HostProcess host, int seconds = 30)
    {
        Uri address = await host.ListeningAsync();
        Client.Knows(address);
        await Eventually.Get(() => Client.HealthAsync(address), health => health == "ok", "the host works", seconds);
        if (_downSince is { } since)
        {
            _downtimes.Add((since, DateTimeOffset.UtcNow));
            _downSince = null;
        }
    }

    /// <summary>Waits until the health of the last host, or of another, begins like this.</summary>
    public async Task ShowsAsync(string health, int seconds, HostProcess? host = null)
    {
        Uri address = await (host ?? Host).ListeningAsync();
        string shown = await Eventually.Get(
            () => Client.HealthAsync(address), now => now.StartsWith(health, StringComparison.Ordinal), $"the health is '{health}'", seconds);
        Tell($"health: {shown}");
    }

    /// <summary>Kills the last host, or another, and looks at what it has stored.</summary>
    public async Task KillAsync(HostProcess? host = null)
    {
        host ??= Host;
        host.Kill();
        Down();
        _stored.Add((_hosts.IndexOf(host), await Stored.CompletedStepsAsync()));
    }

    public IEnumerable<Beginning> Beginnings(HostProcess host) =>
        Journal.ReadAll(_folder.FullName).Where(beginning => beginning.Process == _hosts.IndexOf(host));

    /// <summary>No activity whose completion was stored has begun again; once all is purged nothing is left.</summary>
    /// <param name="andNothingTwice">No process has died: whatever has begun has also been stored.</param>
    public async Task NothingRanAgainAsync(bool andNothingTwice = false)
    {
        IReadOnlyList<Beginning> all = Journal.ReadAll(_folder.FullName);
        string[] again = [.. all.GroupBy(beginning => beginning.Step).SelectMany(step => step.Skip(step.Key.EndsWith("/stubborn", StringComparison.Ordinal) ? 4 : 1))
            .Select(beginning => $"{beginning.Step} in process {beginning.Process}")];
        Tell($"{all.Count} beginnings of activities, {again.Length} of them again, {_stored.Sum(kill => kill.Steps.Count)} stored completions seen");
        Assert.Equal([], _stored.SelectMany(kill => all.Where(beginning => beginning.Process > kill.Last && kill.Steps.Contains(beginning.Step))));
        if (andNothingTwice)
        {
            Assert.Equal([], again);
        }

        await Eventually.Get(Stored.CountUnfinishedAsync, count => count == 0, "the index of what is not finished is empty");
        await Eventually.Get(
            async () => (await Client.TryPostAsync("purge"), await Stored.CountRowsAndBlobsAsync()),
            left => left == (true, (0, 0)),
            "all is purged, and no row or blob is left",
            seconds: 120);
    }

    /// <summary>No timer fired early, and none later than its due time by more than the downtime since then.</summary>
    public void TimersWereLateByDowntimeAtMost(Workload workload)
    {
        (DateTimeOffset Due, DateTimeOffset Fired)[] timers = [.. workload.Conversations.SelectMany(conversation => conversation.Timers)];
        TimeSpan worst = timers.Select(timer => timer.Fired - timer.Due - DowntimeBetween(timer.Due, timer.Fired)).DefaultIfEmpty().Max();
        Tell(string.Create(CultureInfo.InvariantCulture,
            $"{timers.Length} timers, {timers.Count(timer => DowntimeBetween(timer.Due, timer.Fired) > TimeSpan.Zero)} of them due during downtime, none later than the downtime by more than {worst.TotalMilliseconds:0} ms; longest downtime {_downtimes.Select(down => down.To - down.From).DefaultIfEmpty().Max().TotalMilliseconds:0} ms"));
        Assert.All(timers, timer => Assert.True(timer.Fired >= timer.Due));
        Assert.InRange(worst, TimeSpan.MinValue, Slack);
    }

    public async ValueTask DisposeAsync()
    {
        Tell($"The last process said:\n{(_hosts.Count == 0 ? string.Empty : Host.Said)}");
        _hosts.ForEach(host => host.Dispose());
        Client.Dispose();
        await Stored.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private TimeSpan DowntimeBetween(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromTicks(_downtimes.Sum(down =>
        Math.Max(0, Math.Min(to.Ticks, down.To.Ticks) - Math.Max(from.Ticks, down.From.Ticks))));
}
