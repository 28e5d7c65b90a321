using CsCheck;
using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>What holds for every rule that ships, whenever a request arrives.</summary>
public sealed class ClockProperties
{
    private static readonly (Regime Regime, ClockRule Rule)[] Rules =
        [.. Catalogue.Regimes.Values.Concat(Catalogue.Promises.Values).SelectMany(r => r.Clocks.Select(c => (r, c)))];

    private static readonly Gen<(Regime Regime, ClockRule Rule)> AnyRule = Gen.Int[0, Rules.Length - 1].Select(i => Rules[i]);
    private static readonly Gen<WorkCalendar> AnyCalendar = Gen.Int[0, 5].Select(i => Catalogue.Calendars[Catalogue.Calendars.Names.ElementAt(i)]);
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 30_000].Select(new DateOnly(2005, 1, 1).AddDays);

    private static readonly Gen<DateTimeOffset> AnyMoment =
        Gen.Long[0, TimeSpan.TicksPerDay * 365 * 60].Select(new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks);

    [Fact]
    public void A_date_never_comes_earlier_when_the_request_comes_later() =>
        Gen.Select(AnyRule, AnyMoment, Gen.Long[0, TimeSpan.TicksPerDay * 40], Gen.Bool).Sample((rule, at, later, extended) =>
        {
            var (one, other) = (Run(rule, at, extended), Run(rule, at.AddTicks(later), extended));
            return one.Told <= other.Told && one.Due <= other.Due && one.Internal <= other.Internal
                && one.ToldEnd <= other.ToldEnd && one.DueEnd <= other.DueEnd && one.InternalEnd <= other.InternalEnd;
        });

    [Fact]
    public void Nor_does_the_earliest_of_several_regimes() =>
        Gen.Select(Gen.Int[1, (1 << Catalogue.Regimes.Count) - 1], AnyMoment, Gen.Long[0, TimeSpan.TicksPerDay * 40]).Sample((set, at, later) =>
        {
            var choice = RegimeChoice.Of(Catalogue, [.. Catalogue.Regimes.Values.Where((_, i) => (set & (1 << i)) != 0)]);
            var (one, other) = (Governing(choice, at), Governing(choice, at.AddTicks(later)));
            return one.Told.ToldEnd <= other.Told.ToldEnd && one.Due.DueEnd <= other.Due.DueEnd && one.Internal.InternalEnd <= other.Internal.InternalEnd
                && one.Candidates.All(c => c.ToldEnd >= one.Told.ToldEnd && c.DueEnd >= one.Due.DueEnd);
        });

    [Fact]
    public void An_extension_never_shortens() =>
        Gen.Select(AnyRule, AnyMoment).Sample((rule, at) =>
        {
            var (first, extended) = (Run(rule, at, false), Run(rule, at, true));
            return extended.Told >= first.Told && extended.Due >= first.Due && extended.Internal >= first.Internal
                && extended.IsExtended == (rule.Rule.Extension is not null);
        });

    [Fact]
    public void Staff_finish_before_people_are_told_and_people_are_told_before_the_law_is_broken() =>
        Gen.Select(AnyRule, AnyMoment, Gen.Bool).Sample((rule, at, extended) =>
        {
            var clock = Run(rule, at, extended);
            return clock.Start <= clock.Internal && clock.Internal <= clock.Told && clock.Told <= clock.Due
                && clock.ToldEnd <= clock.DueEnd
                && (clock.Start == clock.Internal || clock.InternalEnd <= clock.ToldEnd)
                && (rule.Rule.Roll || clock.Due == clock.Told);
        });

    [Fact]
    public void Rolling_is_idempotent_and_lands_on_working_days() =>
        Gen.Select(AnyCalendar, AnyDay).Sample((calendar, day) =>
        {
            var (after, before) = (calendar.OnOrAfter(day), calendar.OnOrBefore(day));
            return calendar.OnOrAfter(after) == after && calendar.OnOrBefore(before) == before
                && calendar.IsWorking(after) && calendar.IsWorking(before) && before <= day && day <= after
                && (calendar.IsWorking(day) ? after == day && before == day : calendar.OnOrAfter(before.AddDays(1)) == after);
        });

    [Fact]
    public void Adding_working_days_and_counting_them_are_each_others_reverse() =>
        Gen.Select(AnyCalendar, AnyDay, Gen.Int[1, 60]).Sample((calendar, day, count) =>
        {
            var end = calendar.Add(day, count);
            return calendar.IsWorking(end) && calendar.Count(day, end) == count && calendar.Add(calendar.Add(day, count - 1), 1) == end;
        });

    [Fact]
    public void A_pause_never_shortens_and_only_a_reason_that_the_regime_knows_moves_anything() =>
        Gen.Select(AnyRule, AnyMoment, Gen.Int[-5, 60], Gen.Int[0, 30], Gen.OneOf(Gen.Const("identity-doubt"), Gen.Const("clarification"), Gen.Const("lunch"))).Sample((rule, at, after, length, reason) =>
        {
            var pause = new Pause(reason, at.AddDays(after), at.AddDays(after + length));
            var (without, with) = (Run(rule, at, false), ClockMath.Run(rule.Regime, rule.Rule, new ClockEvents(at) { AppealedAt = at, Pauses = [pause] })!);
            var known = rule.Regime.Pauses.Any(p => p.Reason == reason);
            return with.Told >= without.Told && with.Told.DayNumber - without.Told.DayNumber <= length + 45 && (known || with.Told == without.Told);
        });

    [Fact]
    public void Merged_pauses_count_once_in_whatever_order_they_come() =>
        Gen.Select(Gen.Select(Gen.Int[0, 25], Gen.Int[1, 9]).List[0, 6], AnyMoment).Sample((spans, at) =>
        {
            var uk = Regime("uk-gdpr");
            var rule = uk.For("access")[0];
            Pause[] pauses = [.. spans.Select(s => new Pause("clarification", at.AddDays(s.Item1), at.AddDays(s.Item1 + s.Item2)))];
            var days = pauses.SelectMany(p => Enumerable.Range(1, p.To.DayIn(uk.Zone).DayNumber - p.From.DayIn(uk.Zone).DayNumber).Select(p.From.DayIn(uk.Zone).AddDays)).Distinct().Count();
            var one = ClockMath.Run(uk, rule, new ClockEvents(at) { Pauses = pauses })!.Told;
            var other = ClockMath.Run(uk, rule, new ClockEvents(at) { Pauses = [.. pauses.Reverse(), .. pauses] })!.Told;
            return one == other && one.DayNumber == Run((uk, rule), at, false).Told.DayNumber + days;
        });

    [Fact]
    public void A_day_ends_when_the_next_begins_in_the_legal_zone_whatever_its_clocks_do() =>
        Gen.Select(AnyRule.Where(r => r.Rule.Limit.Unit != LimitUnit.Hours), AnyMoment).Sample((rule, at) =>
        {
            var clock = Run(rule, at, false);
            var (last, next) = (clock.DueEnd.AddTicks(-1).DayIn(rule.Regime.Zone), clock.DueEnd.DayIn(rule.Regime.Zone));
            return last == clock.Due && next == clock.Due.AddDays(1) && clock.Start == at.DayIn(rule.Regime.Zone);
        });

    [Fact]
    public void The_clock_does_not_care_in_which_offset_the_moment_of_receipt_is_written() =>
        Gen.Select(AnyRule, AnyMoment, Gen.Int[-12, 14]).Sample((rule, at, hours) =>
            Run(rule, at, false).Told == Run(rule, at.ToOffset(TimeSpan.FromHours(hours)), false).Told);

    [Fact]
    public void A_date_is_provisional_exactly_where_the_calendar_is_not_known() =>
        Gen.Select(AnyRule.Where(r => r.Rule.Limit.Unit != LimitUnit.Hours), AnyMoment).Sample((rule, at) =>
        {
            var (clock, calendar) = (Run(rule, at, false), rule.Regime.Calendar);
            var counted = rule.Rule.Limit.Unit == LimitUnit.WorkingDays ? clock.Start : clock.Told;
            return clock.IsProvisional == !(calendar.Knows(counted) && calendar.Knows(clock.Told) && calendar.Knows(clock.Due));
        });

    private static Clock Run((Regime Regime, ClockRule Rule) rule, DateTimeOffset at, bool extended)
    {
        var events = new ClockEvents(at) { AppealedAt = at, IsExtended = extended };
        return ClockMath.Run(rule.Regime, rule.Rule, events)!;
    }

    private static Governing Governing(RegimeChoice choice, DateTimeOffset at) => RequestClocks.Run(choice, "access", new ClockEvents(at)).Of(ClockNames.Answer)!;
}
