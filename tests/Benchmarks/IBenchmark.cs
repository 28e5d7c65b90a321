namespace PrivacyFunctions.Benchmarks;

/// <summary>Measures one thing of a group, beside the limit or the peer it is compared with.</summary>
public interface IBenchmark
{
    /// <summary>What it can be asked for by, after the group's name.</summary>
    string Name { get; }

    IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage);
}
