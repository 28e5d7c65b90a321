namespace PrivacyFunctions.Benchmarks;

internal static class Percentile
{
    /// <param name="values">In any order; at least one.</param>
    /// <param name="share">Between 0 and 1.</param>
    public static double Of(IReadOnlyCollection<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
