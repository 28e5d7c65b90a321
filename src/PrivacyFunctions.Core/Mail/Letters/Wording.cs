using System.Globalization;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Days, moments and sizes as letters say them.</summary>
internal static class Wording
{
    /// <summary>For subjects, where a phone shows some forty characters: <c>4 December</c>, <c>12月4日</c>.</summary>
    public static string ShortDay(DateOnly day, Language language) =>
        language == Language.ZhCn
            ? day.ToString("M月d日", CultureInfo.InvariantCulture)
            : day.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary><c>Monday 23 November 2026, 09:12, Beijing time</c>; in Chinese the zone goes first, which spares a second pair of brackets.</summary>
    public static string Moment(DateTimeOffset moment, TimeZoneInfo zone, Language language) =>
        language == Language.ZhCn
            ? $"{zone.InWords(language)}{moment.DayIn(zone).InWords(language)}{TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm", CultureInfo.InvariantCulture)}"
            : moment.InWords(zone, language);

    /// <summary>
    /// The limit that a day is, to stand behind "by" or before "前": <c>the end of Tuesday 8 December 2026, Beijing time</c>.
    /// A day ends at 24:00 in the legal time zone.
    /// </summary>
    public static string EndOf(DateOnly day, TimeZoneInfo zone, Language language) =>
        language == Language.ZhCn
            ? $"{zone.InWords(language)}{day.InWords(language)}24:00"
            : $"the end of {day.InWords(language)}, {zone.InWords(language)}";

    /// <summary><c>1 record</c>, <c>1,214 records</c>, <c>1,214条记录</c>.</summary>
    public static string Records(long count, Language language) =>
        language == Language.ZhCn
            ? string.Create(CultureInfo.InvariantCulture, $"{count:N0}条记录")
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "record" : "records")}");

    /// <summary>
    /// In the largest unit that is whole, a single day in hours: <c>15 minutes</c>, <c>24 hours</c>, <c>2 days</c>;
    /// <c>15分钟</c>, <c>24小时</c>, <c>2天</c>.
    /// </summary>
    public static string Duration(TimeSpan duration, Language language)
    {
        var minutes = (long)duration.TotalMinutes;
        var (amount, unit, chinese) = minutes switch
        {
            > 24 * 60 when minutes % (24 * 60) == 0 => (minutes / (24 * 60), "day", "天"),
            >= 60 when minutes % 60 == 0 => (minutes / 60, "hour", "小时"),
            _ => (minutes, "minute", "分钟"),
        };
        var number = amount.ToString(CultureInfo.InvariantCulture);
        return language == Language.ZhCn ? number + chinese : $"{number} {unit}{(amount == 1 ? "" : "s")}";
    }

    /// <summary>In decimal units, as phones and browsers count: <c>2.4 MB</c>; never less than 1 kB.</summary>
    public static string Size(long bytes, Language language)
    {
        var (amount, unit) = bytes switch
        {
            < 999_500 => (Math.Max(1, Math.Round(bytes / 1e3, MidpointRounding.AwayFromZero)), "kB"),
            < 1_000_000_000 => (bytes / 1e6, "MB"),
            _ => (bytes / 1e9, "GB"),
        };
        var number = amount.ToString("0.#", CultureInfo.InvariantCulture);
        return language == Language.ZhCn ? number + unit : $"{number} {unit}";
    }
}
