using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>A letter that only time brings about.</summary>
/// <param name="Letter">By its name.</param>
/// <param name="At">From when on.</param>
/// <param name="Number">Counts the letters of one name, each of which goes once: staff are reminded of a new date anew.</param>
public sealed record TimedLetter(string Letter, DateTimeOffset At, int Number = 1);

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
    public const string QuestionReminder = "question-reminder";
    public const string FeeReminder = "fee-reminder";
    public const string FeeWaived = "fee-waived";
    public const string ExpiryReminder = "expiry-reminder";
    public const string Extended = "extended";
    public const string DateChanged = "date-changed";
    public const string DateCertain = "date-certain";
    public const string Undeliverable = "undeliverable";

    /// <summary>To staff, who are asked to decide.</summary>
    public const string DecisionNeeded = "decision-needed";

    /// <summary>To the person, once an authority has their data.</summary>
    public const string Disclosed = DemandDecisions.SubjectLetter;

    /// <summary>To the officer, while they cannot be told.</summary>
    public const string PersonUntold = "person-untold";

    public const string Stopped = "stopped";
    public const string StopByHand = "stop-by-hand";
    public const string StopOverdue = "stop-overdue";
}

/// <content>The letters that a request brings about in time, whatever becomes of it or as it stands.</content>
public static partial class Timetable
{
    // Twenty years: longer than any record is kept.
    private const int MostUntoldReminders = 40;

    private const int LettersOfARound = 100;
    private const int OverdueAfter = 3;

    // Calendar days after something had to be done by hand.
    private static readonly int[] DaysByHand = [1, 2, 3, .. Enumerable.Range(1, 52).Select(week => 3 + (7 * week))];

    /// <summary>The letters still to go, whether or not their time has come, in the order of their time.</summary>
    /// <param name="hasGone">Whether a letter needs no further sending, to any of its readers.</param>
    public static IReadOnlyList<TimedLetter> Of(Request request, DeadlineRules rules, Func<TimedLetter, bool> hasGone) =>
        [.. Letters(request, rules).Where(l => !hasGone(l)).OrderBy(l => l.At)];

    private static IEnumerable<TimedLetter> Letters(Request request, DeadlineRules rules) => request.Status is RequestStatus.Received or RequestStatus.Closed || request.Erased is not null
        ? [.. ForUndelivered(request), .. ForDisclosed(request, rules), .. ForHand(request, rules)]
        : [.. ForUndelivered(request), .. ForDisclosed(request, rules), .. ForHand(request, rules), .. ForNewDates(request), .. ForCertainDates(request), .. ForWaiver(request), .. ForCalledAgain(request), .. ForStatus(request, rules)];

    // At once, also of a request that is closed: what came of it is what its person has not read. Once until they were told.
    private static IEnumerable<TimedLetter> ForUndelivered(Request request) =>
        DeliveryDecisions.HasToBeTold(request) ? [new TimedLetter(TimedLetters.Undeliverable, request.Undelivered!.Since, request.Undelivered.Number)] : [];

    // The person is told at once, or when it is no longer forbidden. Where nobody knows until when it is, or where they could
    // be written to, the officer is asked to find out, again and again.
    private static IEnumerable<TimedLetter> ForDisclosed(Request request, DeadlineRules rules)
    {
        if (!DemandDecisions.PersonIsToBeTold(request))
        {
            return [];
        }

        var disclosed = request.When<PackageCollected>()!.Value;
        var timetable = rules.Ladder.For(request.Kinds);
        return request.Notice switch
        {
            { ForbiddenBy: not null, ForbiddenUntil: null } => Reminders(disclosed.AddDays(UntoldReminderDays)),
            { ForbiddenUntil: { } until, Email: null } => Reminders(Later(At(until.AddDays(1), timetable, rules), disclosed)),
            { ForbiddenUntil: { } until } => [new TimedLetter(TimedLetters.Disclosed, Later(At(until.AddDays(1), timetable, rules), disclosed))],
            { Email: null } => Reminders(disclosed),
            _ => [new TimedLetter(TimedLetters.Disclosed, disclosed)],
        };

        static IEnumerable<TimedLetter> Reminders(DateTimeOffset first) => Enumerable.Range(0, MostUntoldReminders)
            .Select(n => new TimedLetter(TimedLetters.PersonUntold, first.AddDays(n * UntoldReminderDays), n + 1));
    }

    // Who calls an authority back does not decide. After a later call others may be left to, who have not been asked yet.
    private static IEnumerable<TimedLetter> ForCalledAgain(Request request) =>
        request is { EarlierCalls.Count: > 0, Status: RequestStatus.InReview, Searched: not null, Proposal: null, IsDecided: false }
            ? [new TimedLetter(TimedLetters.DecisionNeeded, request.When<AuthorityCalledBack>()!.Value)]
            : [];

    // Whatever becomes of the request: at once, on each of the next days, then every week for a year; the officer hears of it
    // from the third day on. Numbers of one round never meet those of another.
    private static IEnumerable<TimedLetter> ForHand(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        foreach (var (round, since) in StopDecisions.ToDoByHand(request).Select(one => (one.Round, one.Since)).Distinct())
        {
            var number = (round - 1) * LettersOfARound;
            yield return new TimedLetter(TimedLetters.StopByHand, since, number + 1);
            foreach (var (day, i) in DaysByHand.Select((day, i) => (day, i)))
            {
                var at = At(since.DayIn(rules.Zone).AddDays(day), timetable, rules);
                yield return new TimedLetter(TimedLetters.StopByHand, at, number + 2 + i);
                if (day >= OverdueAfter)
                {
                    yield return new TimedLetter(TimedLetters.StopOverdue, at, number + 1 + i);
                }
            }
        }

        // What staff stop by hand is told when they have; until then nothing has stopped.
        var final = request.Kinds.AreAnsweredByStopping ? [] : request.Stops.Where(stop => stop is { IsByHand: true, IsFinal: true }).ToList();
        if (final.Count > 0 && final.TrueForAll(stop => stop.StoppedByHandAt is not null))
        {
            yield return new TimedLetter(TimedLetters.Stopped, final.Max(stop => stop.StoppedByHandAt!.Value));
        }
    }

    private static IEnumerable<TimedLetter> ForStatus(Request request, DeadlineRules rules) => request.Status switch
    {
        RequestStatus.AwaitingProof when request.Received.Demand is not null => ForAnswer(request, rules),
        RequestStatus.AwaitingProof when AnswerDecisions.AwaitsAnswer(request) => [.. ForProof(request, rules), .. ForAnswer(request, rules)],
        RequestStatus.AwaitingProof => ForProof(request, rules),

        // A file is made once more: the answer was given with the first.
        RequestStatus.Executing or RequestStatus.Blocked when request is { Packages: > 0, WantsDeletion: false } => [],
        RequestStatus.InReview or RequestStatus.AwaitingSecond or RequestStatus.Executing or RequestStatus.CoolingOff or RequestStatus.Blocked => ForAnswer(request, rules),
        RequestStatus.AwaitingPerson => ForPerson(request, rules),
        RequestStatus.AwaitingFee => ForFee(request, rules),
        RequestStatus.Delivered => [.. ForPackage(request, rules), .. ForErasure(request)],
        _ => [],
    };

    private static IEnumerable<TimedLetter> ForProof(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var (first, last) = (
            At(request.Received.ReceivedAt.DayIn(rules.Zone).AddDays(timetable.ProofReminderAfterReceipt), timetable, rules),
            At(rules.Until(request.DueEnd).LastDay.AddDays(-timetable.ProofReminderBeforeDue), timetable, rules));
        // Of one that staff entered late, no reminder goes out with its receipt.
        var recordedAt = request.Received.Entered is null ? request.Received.ReceivedAt : request.When<RequestReceived>()!.Value;
        if (first < last && first > recordedAt)
        {
            yield return new TimedLetter(TimedLetters.ProveReminder, first);
        }

        if (last > recordedAt)
        {
            yield return new TimedLetter(TimedLetters.ProveReminderLast, last);
        }
    }

    private static IEnumerable<TimedLetter> ForAnswer(Request request, DeadlineRules rules)
    {
        var day = rules.Until(request.EarliestEnd).InternalDay;
        var cameBackAt = new[] { request.When<FeeAccepted>(), request.When<FeeWaived>(), request.When<PersonAnswered>(), request.When<PersonSilent>() }.Max();
        var askedAt = request.When<DecisionDisputed>() ?? request.When<DecisionProposed>() ?? cameBackAt
            ?? request.When<DataSearched>() ?? request.When<IdentityProven>() ?? request.Received.ReceivedAt;
        foreach (var letter in ForExtension(request))
        {
            yield return letter;
        }

        // Whom nobody waits for but staff who stop by hand has letters of its own.
        if (!request.Kinds.AreAnsweredByStopping && (request.Approved is null || request.Blocked is not null))
        {
            var timetable = rules.Ladder.For(request.Kinds);

            // A letter of a time before anybody was asked would only repeat the asking; but first decisions must not wait.
            // Each new date has letters of its own.
            var (mustBeMade, number) = (request.Proposal is null, 1 + (request.Extended is null ? 0 : 1) + request.DateChanges);
            foreach (var rung in timetable.Ladder)
            {
                var at = At(day.AddDays(rung.Day), timetable, rules);
                if (at > askedAt || (mustBeMade && rung.Letter is (TimedLetters.Escalation or TimedLetters.EscalationToOfficer)))
                {
                    yield return new TimedLetter(rung.Letter, at, number);
                }
            }
        }

        yield return new TimedLetter(TimedLetters.Late, request.DueEnd, LateNumber(request));
    }

    // Staff wait for the person, so nobody reminds them; the clock runs all the same, but where a law stops it.
    private static IEnumerable<TimedLetter> ForPerson(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var at = At(request.When<PersonAsked>()!.Value.DayIn(rules.Zone).AddDays(timetable.QuestionReminder), timetable, rules);
        foreach (var letter in ForExtension(request))
        {
            yield return letter;
        }

        if (at < request.Asked!.Until)
        {
            yield return new TimedLetter(TimedLetters.QuestionReminder, at, request.Questions);
        }

        yield return new TimedLetter(TimedLetters.Late, MovedDates.LatestEnd(request, rules), LateNumber(request));
    }

    // As for a question; a fee is asked for once.
    private static IEnumerable<TimedLetter> ForFee(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var at = At(request.When<FeeQuoted>()!.Value.DayIn(rules.Zone).AddDays(timetable.FeeReminder), timetable, rules);
        foreach (var letter in ForExtension(request))
        {
            yield return letter;
        }

        if (at < request.Fee!.Until)
        {
            yield return new TimedLetter(TimedLetters.FeeReminder, at);
        }

        yield return new TimedLetter(TimedLetters.Late, request.DueEnd, LateNumber(request));
    }

    // At once, whoever waived it and whenever: the person has agreed to pay, or is about to say so.
    private static IEnumerable<TimedLetter> ForWaiver(Request request) =>
        request.When<FeeWaived>() is { } at ? [new TimedLetter(TimedLetters.FeeWaived, at)] : [];

    private static IEnumerable<TimedLetter> ForPackage(Request request, DeadlineRules rules)
    {
        var timetable = rules.Ladder.For(request.Kinds);
        var at = At(request.Package!.AvailableUntil.DayIn(rules.Zone).AddDays(-timetable.ExpiryReminder), timetable, rules);
        if (request.Collected.Count == 0 && at > request.When<PackageMade>())
        {
            yield return new TimedLetter(TimedLetters.ExpiryReminder, at, request.Packages);
        }
    }

    // A copy that is ready answers a request for a copy; an erasure that still waits for it does not.
    private static IEnumerable<TimedLetter> ForErasure(Request request) =>
        request.WantsDeletion ? [.. ForExtension(request), new TimedLetter(TimedLetters.Late, request.DueEnd, LateNumber(request))] : [];

    // A copy that is ready has been answered, whatever day it is. The letter that a fee is waived has the new date in it,
    // and so has a receipt that is sent anew.
    private static IEnumerable<TimedLetter> ForNewDates(Request request) =>
        request is { Former: { By: not { Reason: DueMoved.FeeWaived }, IsInReceipt: false } former } and not { Status: RequestStatus.Delivered, WantsDeletion: false }
            ? [new TimedLetter(TimedLetters.DateChanged, ChangedAt(request, former), Math.Max(1, request.DateChanges))]
            : [];

    // Who was told that a date is provisional hears that it is certain; of one that changed, the letter that it has says so.
    private static IEnumerable<TimedLetter> ForCertainDates(Request request) =>
        request is { IsToldProvisional: true, IsProvisional: false, Recounts: > 0, Former: null } and not { Status: RequestStatus.Delivered, WantsDeletion: false }
        && request.When<DueRecomputed>() is { } at && (at < request.DueEnd || at < request.CompletionEnd)
            ? [new TimedLetter(TimedLetters.DateCertain, at, request.Recounts)]
            : [];

    private static DateTimeOffset ChangedAt(Request request, FormerDates former) =>
        (former.ByKinds ? request.When<KindsChosen>() : request.When<DueMoved>() ?? request.When<DueRecomputed>())!.Value;

    // At once, and by whoever looks first: the person has to hear of it before the first date is over.
    private static IEnumerable<TimedLetter> ForExtension(Request request) =>
        request.When<DueExtended>() is { } at ? [new TimedLetter(TimedLetters.Extended, at)] : [];
}
