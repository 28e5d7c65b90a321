using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>A letter that only time brings about.</summary>
/// <param name="Letter">By its name; each goes once.</param>
/// <param name="At">From when on.</param>
public sealed record TimedLetter(string Letter, DateTimeOffset At);

/// <summary>The letters that time brings about.</summary>
public static class TimedLetters
{
    public const string ProveReminder = "prove-reminder";
    public const string ProveReminderLast = "prove-reminder-last";
    public const string StaffReminder = "staff-reminder";
    public const string StaffReminderLast = "staff-reminder-last";
    public const string Escalation = "escalation";
    public const string EscalationToOfficer = "escalation-to-officer";
    public const string Late = "late";
    public const string ExpiryReminder = "expiry-reminder";
}

/// <summary>What time asks for, from a request as it stands. Pure: the workflow's timers and the sweep both ask here.</summary>
public static class Timetable
{
    /// <summary>The letters still to go, whether or not their time has come, in the order of their time.</summary>
    public static IReadOnlyList<TimedLetter> Of(Request request, DeadlineRules rules) =>
        [.. Letters(request, rules).Where(l => !request.HasSettled(l.Letter)).OrderBy(l => l.At)];

    /// <summary>The moment when the internal due day is over and the officer may decide alone; exclusive.</summary>
    public static DateTimeOffset InternalEnd(Request request, DeadlineRules rules) =>
        Deadline.At(rules.Until(request.DueEnd).InternalDay.AddDays(1), TimeOnly.MinValue, rules.Zone);

    /// <summary>Until when a request closed as unproven can be taken up again.</summary>
    public static DateTimeOffset ReopenUntil(Request request, DeadlineRules rules) =>
        Deadline.At(request.When<RequestClosed>()!.Value.DayIn(rules.Zone).AddDays(rules.Ladder.For(request.Kinds).Reopen + 1), TimeOnly.MinValue, rules.Zone);

    /// <summary>The day that a person is told when we answer late.</summary>
    public static DateOnly LateDay(Request request, DeadlineRules rules) =>
        rules.Until(request.DueEnd).LastDay.AddDays(rules.Ladder.For(request.Kinds).LateBy);

    private static IEnumerable<TimedLetter> Letters(Request request, DeadlineRules rules) => request.Status switch
    {
        RequestStatus.AwaitingProof => ForProof(request, rules),
        RequestStatus.InReview or RequestStatus.AwaitingSecond or RequestStatus.Executing or RequestStatus.Blocked => ForAnswer(request, rules),
        RequestStatus.Delivered => [.. ForPackage(request, rules), .. ForErasure(request)],
        _ => [],
    };

    private static IEnumerable<TimedLetter> ForProof(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var (first, last) = (
            At(request.Received.ReceivedAt.DayIn(rules.Zone).AddDays(timetable.ProofReminderAfterReceipt), timetable, rules),
            At(rules.Until(request.DueEnd).LastDay.AddDays(-timetable.ProofReminderBeforeDue), timetable, rules));
        if (first < last)
        {
            yield return new TimedLetter(TimedLetters.ProveReminder, first);
        }

        if (last > request.Received.ReceivedAt)
        {
            yield return new TimedLetter(TimedLetters.ProveReminderLast, last);
        }
    }

    private static IEnumerable<TimedLetter> ForAnswer(Request request, DeadlineRules rules)
    {
        var day = rules.Until(request.DueEnd).InternalDay;
        var waitingSince = request.When<DataSearched>() ?? request.When<IdentityProven>() ?? request.Received.ReceivedAt;
        if (request.Approved is null || request.Blocked is not null)
        {
            var timetable = rules.Ladder.For(request.Kinds);

            // A reminder of a time before anybody was asked would only repeat the asking.
            foreach (var rung in timetable.Ladder)
            {
                var at = At(day.AddDays(rung.Day), timetable, rules);
                if (at > waitingSince || rung.Letter is TimedLetters.Escalation or TimedLetters.EscalationToOfficer)
                {
                    yield return new TimedLetter(rung.Letter, at);
                }
            }
        }

        yield return new TimedLetter(TimedLetters.Late, request.DueEnd);
    }

    private static IEnumerable<TimedLetter> ForPackage(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var at = At(request.Package!.AvailableUntil.DayIn(rules.Zone).AddDays(-timetable.ExpiryReminder), timetable, rules);
        if (request.Collected.Count == 0 && at > request.When<PackageMade>())
        {
            yield return new TimedLetter(TimedLetters.ExpiryReminder, at);
        }
    }

    // A copy that is ready answers a request for a copy; an erasure that still waits for it does not.
    private static IEnumerable<TimedLetter> ForErasure(Request request) =>
        request.WantsDeletion ? [new TimedLetter(TimedLetters.Late, request.DueEnd)] : [];

    private static DateTimeOffset At(DateOnly day, TimetableRule timetable, DeadlineRules rules) =>
        Deadline.At(day, new TimeOnly(timetable.Hour, 0), rules.Zone);
}
