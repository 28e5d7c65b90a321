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

    /// <summary><c>Beijing time</c>, <c>北京时间</c>; for zones that no law of ours names, the system's name of it.</summary>
    /// <remarks>The system's names are English on most servers, and say "standard" in summer too.</remarks>
    public static string InWords(this TimeZoneInfo zone, Language language)
    {
        var (en, zh) = zone.Id switch
        {
            "Asia/Shanghai" or "China Standard Time" => ("Beijing time", "北京时间"),
            "Africa/Johannesburg" => ("South Africa time", "南非时间"),
            "America/Denver" => ("US Mountain time", "美国山地时间"),
            "America/Los_Angeles" => ("US Pacific time", "美国太平洋时间"),
            "America/New_York" => ("US Eastern time", "美国东部时间"),
            "America/Sao_Paulo" => ("Brasília time", "巴西利亚时间"),
            "America/Toronto" => ("Toronto time", "多伦多时间"),
            "Asia/Bangkok" => ("Bangkok time", "曼谷时间"),
            "Asia/Seoul" => ("Seoul time", "首尔时间"),
            "Asia/Singapore" => ("Singapore time", "新加坡时间"),
            "Asia/Taipei" => ("Taipei time", "台北时间"),
            "Australia/Sydney" => ("Sydney time", "悉尼时间"),
            "Europe/Dublin" => ("Dublin time", "都柏林时间"),
            "Europe/London" => ("London time", "伦敦时间"),
            "Europe/Zurich" => ("Zurich time", "苏黎世时间"),
            "Pacific/Auckland" => ("Auckland time", "奥克兰时间"),
            _ => (zone.StandardName, zone.StandardName),
        };
        return language == Language.ZhCn ? zh : en;
    }

    /// <summary>The calendar day of a moment in a zone.</summary>
    public static DateOnly DayIn(this DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
