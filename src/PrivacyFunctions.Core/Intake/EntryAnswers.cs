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
    /// <returns>In the zone's offset; meaningless where there is a problem.</returns>
    public static (DateTimeOffset At, ReceiptProblem? Problem) ReceivedAt(string day, string time, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (day.Length == 0)
        {
            return (now, ReceiptProblem.DayMissing);
        }

        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return (now, ReceiptProblem.DayInvalid);
        }

        var clock = TimeOnly.MinValue;
        if (time.Length > 0 && !TimeOnly.TryParseExact(time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out clock))
        {
            return (now, ReceiptProblem.TimeInvalid);
        }

        if (date.Year is < 2001 or > 2099)
        {
            return (now, date.Year > 2099 ? ReceiptProblem.InFuture : ReceiptProblem.TooOld);
        }

        var at = TimeZoneInfo.ConvertTime(Deadline.At(date, clock, zone), zone);
        return (at, at > now ? ReceiptProblem.InFuture : at < now.AddDays(-OldestDays) ? ReceiptProblem.TooOld : null);
    }
}
