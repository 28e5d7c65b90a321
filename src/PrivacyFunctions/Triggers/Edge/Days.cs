using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Moments and deadlines as pages take them: calendar days of the legal zone.</summary>
internal static class Days
{
    public static DateOnly In(this DateTimeOffset moment, DeadlineRules rules) => moment.DayIn(rules.Zone);

    public static Pages.Deadline Seen(this Deadline deadline, TimeProvider time) =>
        new(deadline.LastDay, time.GetUtcNow().DayIn(deadline.Zone));
}
