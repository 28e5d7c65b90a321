using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>
/// What becomes of a request's dates where the person is waited for. A law's clock stands still only for what its regime
/// says, and the earliest date of all regimes and promises governs: often nothing moves. Pure.
/// </summary>
public static class MovedDates
{
    /// <summary>A ruling that ends the waiting, with the move of the dates that goes with it, if any.</summary>
    public static Ruling With(Request request, Ruling ruling, DeadlineRules rules, DateTimeOffset now) =>
        ruling is Ruling.Facts { Events: var facts } && (Moved(request, facts, rules, now) ?? BackBy(request, facts, rules, now)) is { } moved
            ? Ruling.Of([.. facts, moved])
            : ruling;

    /// <summary>
    /// What becomes of the dates if the fee that had moved them is waived now: the law counts from receipt again. Null where they
    /// stay, because nothing had moved, or because the earlier date is over and the person has been told the later one.
    /// </summary>
    public static DueMoved? Back(Request request, DeadlineRules rules, DateTimeOffset now)
    {
        if (request.Fee is not { State: FeeState.Accepted } fee || request.Moves.LastOrDefault(moved => moved.Reason == DueMoved.Fee) is not { } accepted)
        {
            return null;
        }

        var dates = DueDates.Of(request with { Fee = fee with { State = FeeState.Waived } }, rules);
        return dates.DueEnd >= request.DueEnd || dates.DueEnd <= now || dates.CompletionEnd <= now
            ? null
            : new DueMoved(DueMoved.FeeWaived, accepted.To, now, dates.DueEnd, dates.CompletionEnd, dates.IsProvisional);
    }

    /// <summary>
    /// Where a law says that the time for the answer stands still for a question about which data is meant; null where the
    /// date would stay the same whatever the person is asked.
    /// </summary>
    public static RuleText? ClarificationSource(Request request, DeadlineRules rules, DateTimeOffset now) =>
        Move(request, DueMoved.Clarification, now, now.AddDays(1), rules) is { } moved ? Source(moved, request, rules) : null;

    /// <summary>
    /// The date of a request whose clock stands still because its person is asked which data they mean: as it would be if
    /// they answered now. Null where it runs.
    /// </summary>
    public static StandingClock? Standing(Request request, DeadlineRules rules, DateTimeOffset now)
    {
        if (request.Asked is not { Clarifies: true } asked || request.When<PersonAsked>() is not { } from || ClarificationSource(request, rules, from) is not { } source)
        {
            return null;
        }

        var moved = Move(request, DueMoved.Clarification, from, now < asked.Until ? now : asked.Until, rules);
        return new StandingClock(moved?.DueEnd ?? request.DueEnd, source);
    }

    /// <summary>
    /// Where a law says that the time for the answer begins anew with the word to bear a fee that is asked for at a moment; null
    /// where the date would stay the same.
    /// </summary>
    public static RuleText? FeeSource(Request request, DeadlineRules rules, DateTimeOffset askedAt) =>
        Move(request, DueMoved.Fee, askedAt, askedAt.AddDays(1), rules) is { } moved ? Source(moved, request, rules) : null;

    /// <summary>The article by which dates have moved.</summary>
    public static RuleText Source(DueMoved moved, Request request, DeadlineRules rules) =>
        rules.Under(request).Choice.All.SelectMany(regime => regime.Pauses).FirstOrDefault(pause => pause.Reason == moved.Reason)?.Source
        ?? Deadline.AnswerClock(rules.Under(request), request.Kinds, ClockEvents.Of(request)).Rule.Source;

    /// <summary>The same as a person is told it.</summary>
    public static ToldMove Told(DueMoved moved, Request request, DeadlineRules rules, Language language) => new(
        moved.Reason, moved.From.DayIn(rules.Zone), moved.To.DayIn(rules.Zone), Source(moved, request, rules).In(language));

    /// <summary>The end of the last day for the answer, exclusive, if the person who is asked stays silent.</summary>
    public static DateTimeOffset LatestEnd(Request request, DeadlineRules rules) =>
        request.Asked is { Clarifies: true } asked && Move(request, DueMoved.Clarification, request.When<PersonAsked>()!.Value, asked.Until, rules) is { } moved
            ? moved.DueEnd
            : request.DueEnd;

    private static DueMoved? Moved(Request request, IReadOnlyList<RequestEvent> facts, DeadlineRules rules, DateTimeOffset now) =>
        Ended(request, facts, now) is { } waited ? Move(request, waited.Reason, waited.From, waited.To, rules) : null;

    private static DueMoved? BackBy(Request request, IReadOnlyList<RequestEvent> facts, DeadlineRules rules, DateTimeOffset now) =>
        facts.Any(fact => fact is FeeWaived) ? Back(request, rules, now) : null;

    // Silence ends the waiting when the person's time is over, however late that is noticed.
    private static (string Reason, DateTimeOffset From, DateTimeOffset To)? Ended(Request request, IReadOnlyList<RequestEvent> facts, DateTimeOffset now) => request switch
    {
        { Asked: { Clarifies: true } asked } when facts.Any(fact => fact is PersonSilent) => (DueMoved.Clarification, request.When<PersonAsked>()!.Value, asked.Until),
        { Asked.Clarifies: true } when facts.Any(fact => fact is PersonAnswered) => (DueMoved.Clarification, request.When<PersonAsked>()!.Value, now),
        { Fee: not null } when facts.Any(fact => fact is FeeAccepted) => (DueMoved.Fee, request.When<FeeQuoted>()!.Value, now),
        _ => null,
    };

    private static DueMoved? Move(Request request, string reason, DateTimeOffset from, DateTimeOffset to, DeadlineRules rules)
    {
        // What is asked for only once the time for the answer is over gives none back.
        if (from >= request.DueEnd)
        {
            return null;
        }

        var moved = new DueMoved(reason, from, to, request.DueEnd, request.CompletionEnd, request.IsProvisional);
        var (before, after) = (DueDates.Of(request, rules), DueDates.Of(request with { Moves = [.. request.Moves, moved] }, rules));
        return after == before || after.DueEnd <= request.DueEnd
            ? null
            : moved with { DueEnd = after.DueEnd, CompletionEnd = after.CompletionEnd, IsProvisional = after.IsProvisional };
    }
}

/// <summary>A clock that stands still.</summary>
/// <param name="DueEnd">The end of the last day for the answer, exclusive, if it ran on now.</param>
/// <param name="Source">Where the law says that it stands still.</param>
public sealed record StandingClock(DateTimeOffset DueEnd, RuleText Source);

/// <summary>That dates moved because the person was waited for, as they are told it.</summary>
/// <param name="Reason">As of <see cref="DueMoved"/>.</param>
/// <param name="From">The day on which we asked; of a fee that was waived, on which they had agreed to bear it.</param>
/// <param name="To">The day on which it was waited for no longer.</param>
/// <param name="Source">The article that moves the clock, in the reader's language.</param>
public sealed record ToldMove(string Reason, DateOnly From, DateOnly To, string Source);
