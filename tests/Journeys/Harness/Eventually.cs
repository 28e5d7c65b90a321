using System.Diagnostics;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>Waits, in real time, for something that another process does.</summary>
public static class Eventually
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="what">Ends the sentence "After 10 s, it had still not come true that …".</param>
    public static Task Async(Func<Task<bool>> condition, TimeSpan timeout, string what, CancellationToken cancellation = default) =>
        Async(async () => await condition() ? condition : null, timeout, what, cancellation);

    /// <summary>Asks until there is an answer, and returns it.</summary>
    /// <param name="what">Ends the sentence "After 10 s, it had still not come true that …".</param>
    public static async Task<T> Async<T>(Func<Task<T?>> question, TimeSpan timeout, string what, CancellationToken cancellation = default)
        where T : class
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            if (await question() is { } answer)
            {
                return answer;
            }

            if (waited.Elapsed > timeout)
            {
                Assert.Fail($"After {timeout.TotalSeconds:0.#} s, it had still not come true that {what}.");
            }

            // Asking costs the other process time too: who has waited long can wait an eighth longer.
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(waited.Elapsed.Ticks / 8, ShortestPause.Ticks, LongestPause.Ticks)), cancellation);
        }
    }
}
