using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>What comes of wanting more time.</summary>
public abstract record Extending
{
    private Extending()
    {
    }

    /// <summary>It can be had, if the person is told before <paramref name="TellBefore"/>.</summary>
    /// <param name="TellBefore">The end of the first date, exclusive.</param>
    /// <param name="NewDate">The clock with its new dates.</param>
    public sealed record Allowed(DateTimeOffset TellBefore, Clock NewDate) : Extending;

    /// <summary>The regime knows none.</summary>
    public sealed record NotKnown : Extending;

    /// <summary>The person would have to have been told before.</summary>
    public sealed record TooLate(DateTimeOffset TellBefore) : Extending;

    /// <summary>It was extended before, and can be once.</summary>
    public sealed record Already : Extending;

    /// <summary>The person has to be told why.</summary>
    public sealed record ReasonMissing : Extending;

    /// <summary>Whether, and how far, a clock can be extended now.</summary>
    /// <param name="reason">What the person will read.</param>
    public static Extending Of(Regime regime, ClockRule rule, ClockEvents events, string? reason, DateTimeOffset now)
    {
        if (rule.Extension is null || ClockMath.Run(regime, rule, events with { IsExtended = false }) is not { } first)
        {
            return new NotKnown();
        }

        return 0 switch
        {
            _ when events.IsExtended => new Already(),
            _ when now >= first.ToldEnd => new TooLate(first.ToldEnd),
            _ when string.IsNullOrWhiteSpace(reason) => new ReasonMissing(),
            _ => new Allowed(first.ToldEnd, ClockMath.Run(regime, rule, events with { IsExtended = true })!),
        };
    }
}
