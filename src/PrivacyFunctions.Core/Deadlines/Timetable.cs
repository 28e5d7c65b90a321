using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>What time asks for, from a request as it stands. Pure: the workflow's timers and the sweep both ask here.</summary>
public static partial class Timetable
{
    /// <summary>After how many days the officer is asked again about a person who was not told of a disclosure.</summary>
    public const int UntoldReminderDays = 182;

    /// <summary>Days that there is a record still after it was allowed to tell a person of a disclosure.</summary>
    private const int RecordDaysAfterProhibition = 60;

    /// <summary>The moment when the internal due day is over; exclusive.</summary>
    public static DateTimeOffset InternalEnd(Request request, DeadlineRules rules) =>
        Deadline.At(rules.Until(request.EarliestEnd).InternalDay.AddDays(1), TimeOnly.MinValue, rules.Zone);

    /// <summary>Days that somebody has to prove who they are whose request staff entered, or understood anew, however late that was.</summary>
    public const int ProofDaysAfterEntry = 7;

    /// <summary>Until when the requester can prove who they are; exclusive. The day for the answer, but never less than <see cref="ProofDaysAfterEntry"/> days after an entry by staff, or after a date that changed with what is asked for.</summary>
    public static DateTimeOffset ProofEnd(Request request, DeadlineRules rules)
    {
        var from = request.When<SpamRestored>() ?? (request.Former is { ByKinds: true } ? request.When<KindsChosen>() : null) ?? (request.Received.Entered is null ? null : request.When<RequestReceived>());
        return from is { } moment
            ? Later(request.DueEnd, Deadline.At(moment.DayIn(rules.Zone).AddDays(ProofDaysAfterEntry + 1), TimeOnly.MinValue, rules.Zone))
            : request.DueEnd;
    }

    /// <summary>
    /// When the second person has had their time, and the officer may decide alone: the end of the internal due day, but a
    /// day after the first decision at the earliest.
    /// </summary>
    public static DateTimeOffset AgreementEnd(Request request, DeadlineRules rules) =>
        Later(InternalEnd(request, rules), request.When<DecisionProposed>()?.AddDays(1));

    /// <summary>
    /// Until when a copy can be fetched. Where an erasure waits for that, both have to fit into the clock, but a person is
    /// never left with less than <see cref="TimetableRule.FetchAtLeast"/> days.
    /// </summary>
    /// <param name="lifetime">Of a package that nothing waits for.</param>
    public static DateTimeOffset AvailableUntil(Request request, DeadlineRules rules, TimeSpan lifetime, DateTimeOffset now)
    {
        if (!request.WantsDeletion)
        {
            return now + lifetime;
        }

        var inTheClock = Later(InternalEnd(request, rules).AddDays(-1), now.AddDays(rules.Ladder.For(request.Kinds).FetchAtLeast));
        return inTheClock < now + lifetime ? inTheClock : now + lifetime;
    }

    /// <summary>
    /// When an erasure begins: the days in which the person can stop it after the decision, as far as they fit into the
    /// clock; null where none does.
    /// </summary>
    public static DateTimeOffset? ErasureFrom(Request request, DeadlineRules rules, DateTimeOffset now)
    {
        if (request.Kinds.CoolingOff == 0 || request.When<RequestApproved>() is not { } approved)
        {
            return null;
        }

        var (wanted, last) = (approved.AddDays(request.Kinds.CoolingOff), InternalEnd(request, rules).AddDays(-1));
        var from = wanted < last ? wanted : last;
        return from > now ? from : null;
    }

    /// <summary>
    /// Until when a person can answer what staff ask now: some days, but so that staff still have the internal due day to
    /// decide; a day at least.
    /// </summary>
    public static DateTimeOffset AnswerUntil(Request request, DeadlineRules rules, DateTimeOffset now) =>
        PersonsTime(request, rules, now, rules.Ladder.For(request.Kinds).AnswerWithin);

    /// <summary>The same for a fee that staff ask for now: whether a clock begins anew shows only once it is accepted, so the person's time ends inside the old one.</summary>
    public static DateTimeOffset FeeUntil(Request request, DeadlineRules rules, DateTimeOffset now) =>
        PersonsTime(request, rules, now, rules.Ladder.For(request.Kinds).FeeWithin);

    /// <summary>Until when a package that was deleted can be made again; null where it cannot.</summary>
    public static DateTimeOffset? AgainUntil(Request request, DeadlineRules rules) => RequestDecisions.CanBeMadeAgain(request)
        ? request.When<PackageDeleted>()!.Value.AddDays(rules.Ladder.For(request.Kinds).Again)
        : null;

    /// <summary>Until when a request closed as unproven or as spam can be taken up again; exclusive.</summary>
    public static DateTimeOffset ReopenUntil(Request request, DeadlineRules rules) =>
        Deadline.At(request.When<RequestClosed>()!.Value.DayIn(rules.Zone).AddDays(rules.Ladder.For(request.Kinds).Reopen + 1), TimeOnly.MinValue, rules.Zone);

    /// <summary>
    /// When the record of a closed request is erased; null while it is open. Of a request that nobody confirmed nothing is kept
    /// once it cannot be taken up again; an authority that could not be called back is on record like any other, and a
    /// disclosure as long as its person is to be told of it on a day that is known.
    /// </summary>
    /// <param name="retention">Of the deployment.</param>
    public static DateTimeOffset? RecordUntil(Request request, DeadlineRules rules, TimeSpan retention) => request switch
    {
        { Status: not RequestStatus.Closed } => null,
        { Outcome: Outcome.Unproven or Outcome.Spam, Received.Demand: null } => ReopenUntil(request, rules),
        { Notice.ForbiddenUntil: { } until } when DemandDecisions.PersonIsToBeTold(request) => Later(
            request.When<RequestClosed>()!.Value + retention, Deadline.At(until.AddDays(RecordDaysAfterProhibition), TimeOnly.MinValue, rules.Zone)),
        _ => request.When<RequestClosed>()!.Value + retention,
    };

    /// <summary>Until when somebody can ask for a review of what came of a closed request; exclusive.</summary>
    public static DateTimeOffset ReviewUntil(Request request, DeadlineRules rules) =>
        Deadline.At(request.AnsweredAt!.Value.DayIn(rules.Zone).AddDays(rules.Ladder.For(request.Kinds).Review + 1), TimeOnly.MinValue, rules.Zone);

    /// <summary>
    /// The day that a person is told when we answer late: not after the one by which they were told that it is done, and never
    /// before an erasure's time to be fetched for is over.
    /// </summary>
    public static DateOnly LateDay(Request request, DeadlineRules rules)
    {
        var due = rules.Until(request.DueEnd).LastDay;
        var day = due.AddDays(rules.Ladder.For(request.Kinds).LateBy);
        if (request.CompletionEnd is { } completion && rules.Until(completion).LastDay is var done && done > due && done < day)
        {
            day = done;
        }

        return request is { WantsDeletion: true, Package: { } package } && package.AvailableUntil.DayIn(rules.Zone) is var until && until >= day
            ? until.AddDays(1)
            : day;
    }

    /// <summary>The day by which we say that we answer: once that is over, the one of the letter of a late answer, as long as that is ahead.</summary>
    public static DateOnly AnswerDay(Request request, DeadlineRules rules, DateTimeOffset now) =>
        now >= request.DueEnd && LateDay(request, rules) is var late && late >= now.DayIn(rules.Zone) ? late : rules.Until(request.DueEnd).LastDay;

    /// <summary>Which letter of a late answer would be the next: a date that has moved since the last one can be missed anew.</summary>
    public static int LateNumber(Request request) => 1 + request.Moves.Count;

    private static DateTimeOffset PersonsTime(Request request, DeadlineRules rules, DateTimeOffset now, int days)
    {
        var (wanted, last) = (now.AddDays(days), InternalEnd(request, rules).AddDays(-1));
        return Later(now.AddDays(1), wanted < last ? wanted : last);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static DateTimeOffset At(DateOnly day, TimetableRule timetable, DeadlineRules rules) =>
        Deadline.At(day, new TimeOnly(timetable.Hour, 0), rules.Zone);
}
