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
        Deadline.At(new Deadline(request.DueEnd, rules.Zone).InternalDay.AddDays(1), TimeOnly.MinValue, rules.Zone);

    /// <summary>Until when a request closed as unproven can be taken up again.</summary>
    public static DateTimeOffset ReopenUntil(Request request, DeadlineRules rules) =>
        Deadline.At(request.When<RequestClosed>()!.Value.DayIn(rules.Zone).AddDays(rules.Timetable.Reopen + 1), TimeOnly.MinValue, rules.Zone);

    /// <summary>The day that a person is told when we answer late.</summary>
    public static DateOnly LateDay(Request request, DeadlineRules rules) =>
        new Deadline(request.DueEnd, rules.Zone).LastDay.AddDays(rules.Timetable.LateBy);

    private static IEnumerable<TimedLetter> Letters(Request request, DeadlineRules rules) => request.Status switch
    {
        RequestStatus.AwaitingProof => ForProof(request, rules),
        RequestStatus.InReview or RequestStatus.AwaitingSecond or RequestStatus.Executing or RequestStatus.Blocked => ForAnswer(request, rules),
        RequestStatus.Delivered => [.. ForPackage(request, rules), .. ForErasure(request)],
        _ => [],
    };

    private static IEnumerable<TimedLetter> ForProof(Request request, DeadlineRules rules)
    {
        var (first, last) = (
            AtHour(request.Received.ReceivedAt.DayIn(rules.Zone).AddDays(rules.Timetable.ProofReminderAfterReceipt), rules),
            AtHour(new Deadline(request.DueEnd, rules.Zone).LastDay.AddDays(-rules.Timetable.ProofReminderBeforeDue), rules));
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
        var day = new Deadline(request.DueEnd, rules.Zone).InternalDay;
        var waitingSince = request.When<DataSearched>() ?? request.When<IdentityProven>() ?? request.Received.ReceivedAt;
        if (request.Approved is null || request.Blocked is not null)
        {
            TimedLetter[] toStaff =
            [
                new(TimedLetters.StaffReminder, AtHour(day.AddDays(-rules.Timetable.StaffReminders[0]), rules)),
                new(TimedLetters.StaffReminderLast, AtHour(day.AddDays(-rules.Timetable.StaffReminders[1]), rules)),
                new(TimedLetters.Escalation, AtHour(day, rules)),
                new(TimedLetters.EscalationToOfficer, AtHour(day.AddDays(rules.Timetable.OfficerAfter), rules)),
            ];

            // A reminder of a time before anybody was asked would only repeat the asking.
            foreach (var letter in toStaff.Where(l => l.Letter is TimedLetters.Escalation or TimedLetters.EscalationToOfficer || l.At > waitingSince))
            {
                yield return letter;
            }
        }

        yield return new TimedLetter(TimedLetters.Late, request.DueEnd);
    }

    private static IEnumerable<TimedLetter> ForPackage(Request request, DeadlineRules rules)
    {
        var at = AtHour(request.Package!.AvailableUntil.DayIn(rules.Zone).AddDays(-rules.Timetable.ExpiryReminder), rules);
        if (request.Collected.Count == 0 && at > request.When<PackageMade>())
        {
            yield return new TimedLetter(TimedLetters.ExpiryReminder, at);
        }
    }

    // A copy that is ready answers a request for a copy; an erasure that still waits for it does not.
    private static IEnumerable<TimedLetter> ForErasure(Request request) =>
        request.WantsDeletion ? [new TimedLetter(TimedLetters.Late, request.DueEnd)] : [];

    private static DateTimeOffset AtHour(DateOnly day, DeadlineRules rules) => Deadline.At(day, new TimeOnly(rules.Timetable.Hour, 0), rules.Zone);
}
