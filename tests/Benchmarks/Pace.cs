using System.Diagnostics;

namespace PrivacyFunctions.Benchmarks;

/// <summary>Sends at a steady pace, whether or not earlier ones are answered: what waits in a queue is measured too.</summary>
internal static class Pace
{
    /// <param name="perSecond">How many are sent in a second.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="send">Sends the one of that number, from 0, and ends with its answer.</param>
    /// <returns>Milliseconds from when each was due to be sent to its answer, in the order of their numbers.</returns>
    public static async Task<IReadOnlyList<double>> KeepAsync(int perSecond, int count, Func<int, Task> send)
    {
        var times = new List<Task<double>>(count);
        long started = Stopwatch.GetTimestamp();
        while (times.Count < count)
        {
            await Task.Delay(1);
            while (times.Count < count && Due(times.Count) <= Stopwatch.GetTimestamp())
            {
                times.Add(TimedAsync(send, times.Count, Due(times.Count)));
            }
        }

        return await Task.WhenAll(times);

        long Due(int number) => started + (number * Stopwatch.Frequency / perSecond);
    }

    private static async Task<double> TimedAsync(Func<int, Task> send, int number, long due)
    {
        await send(number);
        return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }
}
