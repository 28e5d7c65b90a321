using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Pages;

/// <summary>How long something may take, in the unit that the rule has.</summary>
internal static class LimitWords
{
    private const int HoursOfADay = 24;

    /// <summary><c>15 days</c>, <c>20 working days</c>, <c>a month</c>; hours as the days that they reach into.</summary>
    public static string Length(this TextCatalogue texts, Limit limit) => limit.Unit == LimitUnit.Hours
        ? texts.Length(new Limit(Math.Max(1, (limit.Count + HoursOfADay - 1) / HoursOfADay), LimitUnit.Days))
        : texts.Count($"length.{limit.Unit}", limit.Count);
}
