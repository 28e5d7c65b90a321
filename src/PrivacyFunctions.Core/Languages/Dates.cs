using System.Globalization;

namespace PrivacyFunctions.Languages;

/// <summary>Dates as people read them.</summary>
public static class Dates
{
    /// <summary><c>Tuesday 8 December 2026</c>; <c>2026年12月8日（星期二）</c>.</summary>
    public static string InWords(this DateOnly day, Language language) =>
        language == Language.ZhCn
            ? day.ToString("yyyy年M月d日（dddd）", language.Culture)
            : day.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>A moment with its zone in words: <c>Tuesday 8 December 2026, 14:05, Beijing time</c>.</summary>
    public static string InWords(this DateTimeOffset moment, TimeZoneInfo zone, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var day = DateOnly.FromDateTime(local.DateTime).InWords(language);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return language == Language.ZhCn ? $"{day}{time}（{zone.InWords(language)}）" : $"{day}, {time}, {zone.InWords(language)}";
    }

    /// <summary><c>Beijing time</c>, <c>北京时间</c>; for other zones the system's name of it.</summary>
    public static string InWords(this TimeZoneInfo zone, Language language) => zone.Id switch
    {
        "Asia/Shanghai" or "China Standard Time" => language == Language.ZhCn ? "北京时间" : "Beijing time",
        _ => zone.StandardName,
    };

    /// <summary>The calendar day of a moment in a zone.</summary>
    public static DateOnly DayIn(this DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
