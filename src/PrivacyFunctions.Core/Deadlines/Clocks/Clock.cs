using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>One clock that runs, and when it is over.</summary>
/// <param name="StartedAt">The moment of the event it starts with.</param>
/// <param name="Start">That moment's day in the regime's zone.</param>
/// <param name="Told">The last day as counted, without any rolling: what people are told.</param>
/// <param name="Due">The last day by law: <paramref name="Told"/>, or the next working day where the regime rolls.</param>
/// <param name="Internal">What staff are told: the last working day on or before <paramref name="Told"/>, never before the start.</param>
/// <param name="ToldEnd">The end of <paramref name="Told"/>, exclusive; for hours the exact moment.</param>
/// <param name="DueEnd">The end of <paramref name="Due"/>, exclusive; for hours the exact moment.</param>
/// <param name="IsProvisional">Whether any of the days rests on a part of the calendar that is not announced yet.</param>
/// <param name="IsToldProvisional">Whether <paramref name="Told"/> itself does: it does for working days only.</param>
/// <param name="IsExtended">Whether the dates are those of the extension.</param>
public sealed record Clock(
    Regime Regime,
    ClockRule Rule,
    DateTimeOffset StartedAt,
    DateOnly Start,
    DateOnly Told,
    DateOnly Due,
    DateOnly Internal,
    DateTimeOffset ToldEnd,
    DateTimeOffset DueEnd,
    bool IsProvisional,
    bool IsToldProvisional,
    bool IsExtended)
{
    /// <summary>One of <see cref="ClockNames"/>.</summary>
    public string Name => Rule.Name;

    /// <summary>When staff's day ends: at close of business (PRC Civil Code, article 203), never after <see cref="ToldEnd"/>.</summary>
    public DateTimeOffset InternalEnd =>
        Rule.Limit.Unit == LimitUnit.Hours ? ToldEnd : Deadline.At(Internal, Regime.CloseOfBusiness, Regime.Zone);
}
