using Microsoft.DurableTask;

namespace PrivacyFunctions.Workflows;

/// <summary>How long steps are tried again.</summary>
internal static class Patience
{
    /// <summary>From seconds to a quarter of an hour apart, for about a day: an outage passes, and nobody has to restart anything.</summary>
    public static TaskOptions ForAnOutage { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(15)));

    /// <summary>Half a minute in all: a source that fails for longer is for staff to know about.</summary>
    public static TaskOptions ForASource { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 5,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2));

    /// <summary>From seconds to a quarter of an hour apart, for a day; then staff have to know.</summary>
    public static TaskOptions ForATarget { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 200,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(15),
        retryTimeout: TimeSpan.FromDays(1)));

    /// <summary>Every six hours, for a month: a target that was silent for a day, and of which staff know.</summary>
    public static TaskOptions ForWhoIsSilent { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 120,
        firstRetryInterval: TimeSpan.FromHours(6)));

    /// <summary>How long the letter about a stop waits, so that it can say who has acknowledged it.</summary>
    public static TimeSpan ForTargetsBeforeALetter { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two letters to staff about recipients whom they have to tell by hand.</summary>
    public static TimeSpan BetweenReminders { get; } = TimeSpan.FromDays(7);

    /// <summary>Between two rounds of <see cref="ForASource"/> where not a source but our own storage failed.</summary>
    public static TimeSpan BetweenRounds { get; } = TimeSpan.FromMinutes(5);
}
