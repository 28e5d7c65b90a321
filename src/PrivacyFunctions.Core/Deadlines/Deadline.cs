using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>When an answer is due.</summary>
/// <param name="End">The end of the last day, exclusive, with the legal zone's offset.</param>
public sealed record Deadline(DateTimeOffset End, TimeZoneInfo Zone)
{
    /// <summary>The last day on which the answer is in time: what people are told.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(End.DateTime).AddDays(-1);

    /// <summary>Whole days from today (in the legal zone) to the last day: 0 on the last day, negative when it is over.</summary>
    public int DaysLeft(DateTimeOffset now) => LastDay.DayNumber - now.DayIn(Zone).DayNumber;

    /// <summary>
    /// The deadline for the answer to a request. Received 2026-11-23 10:00 in Shanghai with 15 days, it ends
    /// 2026-12-09T00:00+08:00.
    /// </summary>
    public static Deadline ForAnswer(DeadlineRules rules, Kind kind, DateTimeOffset receivedAt) =>
        At(receivedAt.DayIn(rules.Zone).AddDays(rules.For(kind).AnswerDays + 1), rules.Zone);

    private static Deadline At(DateOnly firstDayAfter, TimeZoneInfo zone)
    {
        var midnight = firstDayAfter.ToDateTime(TimeOnly.MinValue);

        // Where clocks go forward at midnight, the day ends with the first moment that exists.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new Deadline(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)), zone);
    }
}
