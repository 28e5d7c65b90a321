using LocalFunctions.Durable;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctions.Tests.Durable;

/// <summary>A host on a hub of its own, a clock that stands still until it is moved, and words for what specs do.</summary>
public abstract class DurableSpecs : IAsyncLifetime
{
    internal TestHost Host { get; private set; } = null!;

    protected Stage Stage { get; } = new();

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected DurableTaskClient Durable => Host.Durable;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Host = await StartHostAsync(TestHost.NewHub());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }

    internal Task<TestHost> StartHostAsync(string hub, Action<LocalFunctionsBuilder>? configure = null) =>
        TestHost.StartAsync([typeof(Activities), typeof(Orchestrators)], builder =>
        {
            builder.Services.AddSingleton(Stage);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            configure?.Invoke(builder);
        }, hub);

    protected async Task RestartAsync(Action<LocalFunctionsBuilder>? configure = null)
    {
        await Host.DisposeAsync();
        Host = await StartHostAsync(Host.Hub, configure);
    }

    protected Task<string> StartAsync(TaskName name, object? input = null, string? id = null) =>
        Durable.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id), Token);

    protected async Task<OrchestrationMetadata> EndOf(string id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(15));
        return await Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
    }

    protected async Task<T?> OutputOf<T>(string id)
    {
        OrchestrationMetadata end = await EndOf(id);
        Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{end.RuntimeStatus}: {end.FailureDetails}");
        return end.ReadOutputAs<T>();
    }

    protected Task Done(string what) => Eventually.Holds(() => Stage.Done.Contains(what), $"'{what}' is done");

    /// <summary>The instance has stored that it waits for a timer: from here on moving the clock counts.</summary>
    protected async Task TimerIsSet(string id)
    {
        await using var store = new InstanceStore(Host.Services.GetRequiredService<TaskHub>());
        await Eventually.Get(
            async () => (await store.ReadAsync(id, Token))?.State.OpenTasks().Values.Any(task => task.Kind == HistoryKind.TimerCreated),
            isSet => isSet == true,
            "a timer is set");
    }

    protected Task<OrchestrationMetadata?> State(string id) => Durable.GetInstanceAsync(id, getInputsAndOutputs: true, Token);
}
