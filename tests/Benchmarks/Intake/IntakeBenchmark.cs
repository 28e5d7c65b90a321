using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>
/// From the button that sends a form to its answer, through the service as it is started by hand: 100 people a second, each
/// at an address of their own, while the workflows of all those before them run and write their letters.
/// </summary>
internal sealed class IntakeBenchmark : IBenchmark
{
    /// <summary>As of a proxy before the service: the limits for each client are those of any deployment.</summary>
    public const string ClientHeader = "X-Forwarded-For";

    private const int PerSecond = 100;
    private const int WarmUp = 5 * PerSecond;
    private const int Measured = 20 * PerSecond;

    public string Name => "intake";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        TableClient ledger = StorageAccount.FromConnectionString(storage.ConnectionString).Tables.GetTableClient(StorageNames.Requests);
        await using (ServedApp app = await ServedApp.StartAsync(
            storage.ConnectionString, $"--ClientAddressHeader={ClientHeader}", "--RequestsOverall=1000000"))
        {
            // A browser's cookies are each person's own, and where an answer leads is not part of it.
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress = app.Http.BaseAddress,
                Timeout = Timeout.InfiniteTimeSpan,
            };
            FilledForm[] forms = await FillAsync(http, WarmUp + Measured);
            IReadOnlyList<double> pages = await Pace.KeepAsync(PerSecond, WarmUp, _ => http.GetStringAsync(new Uri("", UriKind.Relative)));
            yield return new Figure("peer.page-p99", Percentile.Of(pages, 0.99), "ms");
            int refused = 0;
            IReadOnlyList<double> times = [.. (await Pace.KeepAsync(PerSecond, forms.Length, SendAsync)).Skip(WarmUp)];
            yield return new Figure("intake.p50", Percentile.Of(times, 0.5), "ms");
            yield return new Figure("intake.p99", Percentile.Of(times, 0.99), "ms").AtMost(50);
            yield return new Figure("intake.refused", refused, "requests").AtMost(0);
            yield return new Figure("intake.recorded", await CountAsync(ledger), "requests").AtLeast(forms.Length);

            async Task SendAsync(int number)
            {
                if (!await forms[number].SendAsync(http))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }

        SameRows rows = await SameRows.CopyAsync(storage.ConnectionString);
        IReadOnlyList<double> limit = [.. (await rows.WriteAsync(PerSecond, WarmUp + Measured)).Skip(WarmUp)];
        yield return new Figure("limit.rows-p50", Percentile.Of(limit, 0.5), "ms");
        yield return new Figure("limit.rows-p99", Percentile.Of(limit, 0.99), "ms");
    }

    private static async Task<FilledForm[]> FillAsync(HttpClient http, int count)
    {
        var forms = new FilledForm[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) => forms[number] = await FilledForm.FillAsync(http, number));
        return forms;
    }

    private static async Task<int> CountAsync(TableClient ledger) =>
        await ledger.QueryAsync<TableEntity>("RowKey eq 'state'", select: ["PartitionKey"]).CountAsync();
}
