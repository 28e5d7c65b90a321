using System.Globalization;
using PrivacyFunctions.Benchmarks;
using PrivacyFunctions.Benchmarks.Host;
using PrivacyFunctions.Benchmarks.Intake;

// The hosts that are measured from outside are this same program.
if (args is ["serve", var connection, var hub])
{
    return await BenchmarkHost.ServeAsync(connection, hub);
}

var groups = new Dictionary<string, IBenchmark[]>
{
    ["host"] =
    [
        new ChainBenchmark(), new FanOutBenchmark(), new StartBenchmark(), new ContinuationBenchmark(),
        new FarTimersBenchmark(), new HttpBenchmark(), new IdleServiceBenchmark(),
    ],
    ["intake"] = [new IntakeBenchmark(), new SweepBenchmark(), new RequestBenchmark(), new DeadlineBenchmark()],
};

if (args is not [var group, .. var names] || !groups.TryGetValue(group, out IBenchmark[]? benchmarks)
    || names.Except(benchmarks.Select(benchmark => benchmark.Name)).Any())
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/Benchmarks -- GROUP [BENCHMARK…], of:");
    foreach ((string name, IBenchmark[] all) in groups)
    {
        await Console.Error.WriteLineAsync($"  {name}: {string.Join(", ", all.Select(benchmark => benchmark.Name))}");
    }

    return 2;
}

bool isShort = false;
await using BenchmarkStorage storage = await BenchmarkStorage.StartAsync();
foreach (IBenchmark benchmark in benchmarks.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name)))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {benchmark.Name}: {Machine.Describe()}"));
    await foreach (Figure figure in benchmark.MeasureAsync(storage))
    {
        Console.WriteLine(figure);
        isShort |= figure.IsShort;
    }
}

return isShort ? 1 : 0;
