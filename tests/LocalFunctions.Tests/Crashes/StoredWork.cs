using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using LocalFunctions.Durable;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Crashes;

/// <summary>Reads what a killed process has left in the storage account, through an engine that is never started.</summary>
internal sealed class StoredWork : IAsyncDisposable
{
    private readonly WebApplication _reader;
    private readonly TaskHub _hub;

    public StoredWork(string hub, string? storage = null)
    {
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}",
            $"--AzureWebJobsStorage={storage ?? TestStorage.ConnectionString}",
        ]);
        _reader = builder.AddFunctions(typeof(Flows)).Build();
        _hub = _reader.Services.GetRequiredService<TaskHub>();
    }

    /// <summary>The steps whose completion is stored, of the instances that have not ended.</summary>
    public async Task<IReadOnlySet<string>> CompletedStepsAsync()
    {
        var steps = new HashSet<string>();
        string unfinished = TableClient.CreateQueryFilter($"Status eq {"Running"} or Status eq {"Pending"}");
        await foreach (TableEntity row in _hub.Instances.QueryAsync<TableEntity>(unfinished, cancellationToken: TestContext.Current.CancellationToken))
        {
            InstanceState state = (await InstanceStore.ToInstanceAsync(_hub, row, TestContext.Current.CancellationToken))!.State;
            steps.UnionWith(state.History.Concat(state.Held)
                .Where(past => past.Kind == HistoryKind.TaskCompleted && past.Json?.Contains('/') == true)
                .Select(past => JsonSerializer.Deserialize<string>(past.Json!)!.Split(' ')[0]));
            if (state.Name == "Rounds" && state.Input is { } input)
            {
                steps.UnionWith(StepsOfEarlierRounds(state.Id, JsonSerializer.Deserialize<string>(input)!.Split(' ')));
            }
        }

        return steps;
    }

    /// <summary>Rows by which a start finds what is not finished.</summary>
    public async Task<int> CountUnfinishedAsync() =>
        await _hub.Unfinished.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).CountAsync();

    /// <summary>Instances, and blobs of histories too long for a row.</summary>
    public async Task<(int Rows, int Blobs)> CountRowsAndBlobsAsync() => (
        await _hub.Instances.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).CountAsync(),
        await _hub.Blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, "histories/", TestContext.Current.CancellationToken).CountAsync());

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    // Continue-as-new forgets the history; that it went on is in the input.
    private static IEnumerable<string> StepsOfEarlierRounds(string id, string[] items) =>
        items.Select((_, n) => $"{id}/{string.Join('+', items[..n])}+{items[n]}");
}
