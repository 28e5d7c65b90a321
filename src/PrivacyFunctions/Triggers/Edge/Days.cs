using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Moments and deadlines as pages take them: calendar days of the legal zone.</summary>
internal static class Days
{
    public static DateOnly In(this DateTimeOffset moment, DeadlineRules rules) => moment.DayIn(rules.Zone);

    /// <summary>The day that the person is told, seen from today.</summary>
    public static DueDay DueDay(this Request request, DeadlineRules rules, TimeProvider time) =>
        new(rules.Until(request.DueEnd).LastDay, time.GetUtcNow().DayIn(rules.Zone));

    /// <summary>The day that staff are told, seen from today.</summary>
    public static DueDay InternalDueDay(this Request request, DeadlineRules rules, TimeProvider time) =>
        new(rules.Until(request.EarliestEnd).InternalDay, time.GetUtcNow().DayIn(rules.Zone));
}
