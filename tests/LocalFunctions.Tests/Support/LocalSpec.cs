using LocalFunctions.Durable;
using LocalFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctions.Tests.Support;

/// <summary>
/// A spec that skips time, restarts the host or looks inside it, so it needs LocalFunctions: a host on a hub of its own,
/// with a clock that stands still until it is moved.
/// </summary>
[Trait("Host", "local")]
public abstract class LocalSpec : IAsyncLifetime
{
    internal TestHost Host { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected Service Service => Host.Service;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync() => Host = await StartHostAsync(TestHost.NewHub());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }
    }

    internal Task<TestHost> StartHostAsync(string hub, Action<LocalFunctionsBuilder>? configure = null) =>
        TestHost.StartAsync(
            configure: builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Clock);
                configure?.Invoke(builder);
            },
            hub: hub);

    protected async Task RestartAsync(Action<LocalFunctionsBuilder>? configure = null)
    {
        await Host.DisposeAsync();
        Host = await StartHostAsync(Host.Hub, configure);
    }

    /// <summary>The instance has stored that it waits for a timer: from here on moving the clock counts.</summary>
    protected async Task TimerIsSet(string id)
    {
        await using var store = new InstanceStore(Host.Services.GetRequiredService<TaskHub>());
        await Eventually.Get(
            async () => (await store.ReadAsync(id, Token))?.State.OpenTasks().Values.Any(task => task.Kind == HistoryKind.TimerCreated),
            isSet => isSet == true,
            "a timer is set");
    }

    /// <summary>There is no event for "nothing happens": due times are compared with the clock four times a second.</summary>
    protected static Task ALittleWhile() => Task.Delay(TimeSpan.FromMilliseconds(600), Token);
}
