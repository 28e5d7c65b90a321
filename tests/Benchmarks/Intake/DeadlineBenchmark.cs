using System.Diagnostics;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>One clock, the deadline of an answer, and all clocks of the closing of an account, for moments over twenty years.</summary>
internal sealed class DeadlineBenchmark : IBenchmark
{
    private const int Moments = 200_000;
    private const int Runs = 5;

    public string Name => "deadline";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        await Task.CompletedTask;
        DeadlineRules rules = DeadlineRules.Default;
        Regime pipl = rules.Choice.Regimes[0];
        ClockRule working = pipl.For("account-cancellation").Single(clock => clock.Name == ClockNames.Completion);
        Kinds copy = new(KindCatalogue.Default["copy"]);

        // The least that any deadline takes: the day of a moment in a zone, and the moment at which a day ends there.
        yield return new Figure("deadline.zone", Time(at => Deadline.At(at.DayIn(rules.Zone), TimeOnly.MinValue, rules.Zone).Ticks), "us");
        yield return new Figure("deadline.clock", Time(at => ClockMath.Run(pipl, working, new ClockEvents(at))!.DueEnd.Ticks), "us").AtMost(5);
        yield return new Figure("deadline.answer", Time(at => Deadline.ForAnswer(rules, copy, at).End.Ticks), "us").AtMost(5);
        yield return new Figure(
            "deadline.request", Time(at => RequestClocks.Run(rules.Choice, "account-cancellation", new ClockEvents(at)).Principal!.Due.DueEnd.Ticks), "us").AtMost(5);
    }

    // The median of several runs, after one that warms up.
    private static double Time(Func<DateTimeOffset, long> compute)
    {
        DateTimeOffset start = new(2006, 6, 1, 3, 0, 0, TimeSpan.Zero);
        double[] runs = new double[Runs + 1];
        long sum = 0;
        for (int run = 0; run <= Runs; run++)
        {
            long began = Stopwatch.GetTimestamp();
            for (int i = 0; i < Moments; i++)
            {
                sum ^= compute(start.AddMinutes(i * 53L % 10_512_000));
            }

            runs[run] = Stopwatch.GetElapsedTime(began).TotalMicroseconds / Moments;
        }

        GC.KeepAlive(sum);
        return Percentile.Of(runs[1..], 0.5);
    }
}
