using System.Diagnostics;
using Azure.Data.Tables;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>What the storage account does without an engine: the limit that an engine on it has.</summary>
internal static class AzuriteLimits
{
    private const int Rows = 64;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <summary>Replacements of single rows under their ETags, by 64 writers that each have a row.</summary>
    public static Task<double> GuardedWritesAsync(string connection) => OnTableAsync(connection, async table =>
        (await RatesAsync(Rows, async (writer, until) =>
        {
            TableEntity row = NewRow("0", $"{writer:0000}");
            Azure.ETag etag = (await table.AddEntityAsync(row)).Headers.ETag!.Value;
            int count = 0;
            for (; Stopwatch.GetTimestamp() < until; count++)
            {
                etag = (await table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace)).Headers.ETag!.Value;
            }

            return count;
        })).Sum() / Duration.TotalSeconds);

    /// <summary>Rows replaced under their ETags in transactions of 20, by four writers that each have a partition.</summary>
    public static Task<double> TransactionRowsAsync(string connection) => OnTableAsync(connection, async table =>
        (await RatesAsync(4, async (writer, until) =>
        {
            TableEntity[] rows = [.. Enumerable.Range(0, 20).Select(i => NewRow($"{writer}", $"{writer}-{i:0000}"))];
            var answers = await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
            int count = 0;
            for (; Stopwatch.GetTimestamp() < until; count += rows.Length)
            {
                answers = await table.SubmitTransactionAsync(rows.Zip(answers.Value, (row, answer) =>
                    new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, answer.Headers.ETag!.Value)));
            }

            return count;
        })).Sum() / Duration.TotalSeconds);

    private static Task<int[]> RatesAsync(int writers, Func<int, long, Task<int>> write)
    {
        long until = Stopwatch.GetTimestamp() + (long)(Duration.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => write(writer, until))));
    }

    private static async Task<double> OnTableAsync(string connection, Func<TableClient, Task<double>> measure)
    {
        var table = new TableClient(
            connection, "L" + Guid.NewGuid().ToString("N")[..20], new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06));
        await table.CreateAsync();
        try
        {
            return await measure(table);
        }
        finally
        {
            await table.DeleteAsync();
        }
    }

    // As large as the row of an instance in the middle of its work.
    private static TableEntity NewRow(string partition, string key) => new(partition, key)
    {
        ["Name"] = "Chain",
        ["Status"] = "Running",
        ["State00"] = new byte[900],
    };
}
