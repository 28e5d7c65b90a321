using System.Globalization;
using PrivacyFunctions.Deadlines;

namespace PrivacyFunctions.Intake;

/// <summary>What is wrong with a date of receipt.</summary>
public enum ReceiptProblem
{
    DayMissing,
    DayInvalid,
    TimeInvalid,
    InFuture,
    TooOld,
}

/// <summary>Checks what staff type when they enter a request.</summary>
public static class EntryAnswers
{
    /// <summary>How long ago a request may have come, in days: one found later than that needs a person to deal with it by hand.</summary>
    public const int OldestDays = 180;

    /// <summary>When a request reached us: a day, and perhaps a time, in the legal zone; without a time the beginning of the day.</summary>
    /// <param name="day">As in <c>2026-11-23</c>.</param>
    /// <param name="time">As in <c>14:05</c>, or empty.</param>
    /// <returns>In the zone's offset; meaningless where there is a problem. Of each of the two, what is wrong with it.</returns>
    public static (DateTimeOffset At, IReadOnlyList<ReceiptProblem> Problems) ReceivedAt(string day, string time, TimeZoneInfo zone, DateTimeOffset now)
    {
        var clock = TimeOnly.MinValue;
        var isTime = time.Length == 0 || TimeOnly.TryParseExact(time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);
        var isDay = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        ReceiptProblem? problem = day.Length == 0 ? ReceiptProblem.DayMissing
            : !isDay ? ReceiptProblem.DayInvalid
            : date.Year > 2099 ? ReceiptProblem.InFuture
            : date.Year < 2001 ? ReceiptProblem.TooOld
            : null;
        var at = now;
        if (problem is null)
        {
            at = TimeZoneInfo.ConvertTime(Deadline.At(date, clock, zone), zone);
            problem = at > now ? ReceiptProblem.InFuture : at < now.AddDays(-OldestDays) ? ReceiptProblem.TooOld : null;
        }

        return (at, [.. new[] { problem, isTime ? null : ReceiptProblem.TimeInvalid }.OfType<ReceiptProblem>()]);
    }
}
