using CsCheck;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Deadlines;

public sealed class DeadlineSpecs
{
    private static readonly DeadlineRules Rules = DeadlineRules.Default;
    private static readonly Kinds Copy = new(Asked.Copy);

    [Theory]
    [InlineData("2026-11-23T10:00:00+08:00", "2026-12-09T00:00:00+08:00")]
    [InlineData("2026-11-23T00:00:00+08:00", "2026-12-09T00:00:00+08:00")]
    [InlineData("2026-11-23T23:59:59+08:00", "2026-12-09T00:00:00+08:00")]
    [InlineData("2026-11-23T15:59:59Z", "2026-12-09T00:00:00+08:00")]
    [InlineData("2026-11-23T16:00:00Z", "2026-12-10T00:00:00+08:00")]
    [InlineData("2028-02-20T10:00:00+08:00", "2028-03-07T00:00:00+08:00")]
    public void A_copy_is_answered_within_15_days_and_the_day_of_receipt_is_not_counted(string received, string end) =>
        Assert.Equal(
            DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
            Deadline.ForAnswer(Rules, Copy, DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture)).End);

    [Fact]
    public void The_person_is_told_the_last_day_and_the_days_left()
    {
        var received = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
        var deadline = Deadline.ForAnswer(Rules, Copy, received);

        Assert.Equal("Tuesday 8 December 2026", deadline.LastDay.InWords(Language.En));
        Assert.Equal("2026年12月8日（星期二）", deadline.LastDay.InWords(Language.ZhCn));
        Assert.Equal(15, deadline.DaysLeft(received));
        Assert.Equal(0, deadline.DaysLeft(deadline.End.AddSeconds(-1)));
        Assert.Equal(-1, deadline.DaysLeft(deadline.End));
    }

    [Fact]
    public void A_later_receipt_never_ends_earlier() =>
        Gen.Select(Gen.Long[0, TimeSpan.TicksPerDay * 365 * 90].Select(ticks => new DateTimeOffset(2007, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks)), Gen.Long[0, TimeSpan.TicksPerDay * 40])
            .Sample((received, later) =>
                Deadline.ForAnswer(Rules, Copy, received).End <= Deadline.ForAnswer(Rules, Copy, received.AddTicks(later)).End);

    [Fact]
    public void A_day_ends_where_clocks_go_forward_at_midnight()
    {
        // Santiago, 2026-09-06: 00:00 does not exist, the day begins at 01:00.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
        var policy = RegimeCatalogue.Default.Promises["policy"] with { Zone = zone };
        var rules = Rules with { Choice = new RegimeChoice([RegimeCatalogue.Default.Regimes["pipl"] with { Zone = zone }], policy) };
        var deadline = Deadline.ForAnswer(rules, Copy, new DateTimeOffset(2026, 8, 21, 12, 0, 0, TimeSpan.FromHours(-4)));
        Assert.Equal(new DateTimeOffset(2026, 9, 6, 1, 0, 0, TimeSpan.FromHours(-3)), deadline.End);
    }

    [Fact]
    public void Every_kind_has_a_clock_with_a_source() => Assert.All(KindCatalogue.Default.All, kind => Assert.NotEmpty(Rules.For(kind.Kind).Source.In(Language.En)));

    [Theory]
    [InlineData("2026-11-23", "2026-12-08")]
    [InlineData("2026-11-26", "2026-12-11")]
    [InlineData("2026-11-27", "2026-12-11")]
    [InlineData("2026-11-28", "2026-12-11")]
    [InlineData("2026-09-18", "2026-09-30")]
    [InlineData("2026-09-25", "2026-10-10")]
    public void Staff_are_told_the_last_working_day_on_or_before_the_due_date(string received, string internalDay)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var at = new DateTimeOffset(DateOnly.Parse(received, culture), new TimeOnly(10, 0), TimeSpan.FromHours(8));
        Assert.Equal(DateOnly.Parse(internalDay, culture), Deadline.ForAnswer(Rules, Copy, at).InternalDay);
    }
}
