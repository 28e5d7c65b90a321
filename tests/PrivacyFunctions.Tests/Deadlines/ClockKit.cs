using System.Globalization;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>Short words for clocks in tests.</summary>
internal static class ClockKit
{
    public static RegimeCatalogue Catalogue => RegimeCatalogue.Default;

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Ten in the morning of a day, or the moment itself, in the regime's zone.</summary>
    public static DateTimeOffset Moment(Regime regime, string text)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        local = local == local.Date ? local.AddHours(10) : local;
        return new DateTimeOffset(local, regime.Zone.GetUtcOffset(local));
    }

    public static Regime Regime(string name) => Catalogue.Regimes[name];

    public static RequestClocks Run(string regime, string kind, string received, Func<ClockEvents, ClockEvents>? more = null)
    {
        var events = new ClockEvents(Moment(Regime(regime), received));
        return RequestClocks.Run(RegimeChoice.Of(Catalogue, [Regime(regime)]), kind, more?.Invoke(events) ?? events);
    }

    public static Clock Only(string regime, string kind, string clock, string received, Func<ClockEvents, ClockEvents>? more = null) =>
        Run(regime, kind, received, more).All.Single(c => c.Name == clock);
}
