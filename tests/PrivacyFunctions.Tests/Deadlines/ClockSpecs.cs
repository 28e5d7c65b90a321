using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>Dates that can be checked by hand against a calendar on the wall.</summary>
public sealed class ClockSpecs
{
    [Theory]
    [InlineData("2026-09-30", "2026-10-27", false)]
    [InlineData("2026-02-13", "2026-03-12", false)]
    [InlineData("2026-12-18", "2027-01-11", true)]
    [InlineData("2026-10-09", "2026-10-29", false)]
    public void An_account_is_closed_within_15_working_days_of_mainland_china(string received, string told, bool provisional)
    {
        var governing = Run("pipl", "account-cancellation", received).Principal!;

        Assert.Equal((Day(told), Day(told), Day(told)), (governing.Told.Told, governing.Due.Due, governing.Internal.Internal));
        Assert.Equal(provisional, governing.IsProvisional);
        Assert.Equal(provisional, governing.Told.IsToldProvisional);
    }

    [Theory]
    [InlineData("2026-03-05", "2026-04-05", "2026-04-07", "2026-04-03")]
    [InlineData("2026-08-31", "2026-09-30", "2026-09-30", "2026-09-30")]
    [InlineData("2028-01-31", "2028-02-29", "2028-02-29", "2028-02-29")]
    [InlineData("2026-11-26", "2026-12-26", "2026-12-28", "2026-12-24")]
    public void A_month_ends_with_the_same_date_or_the_months_last_and_rolls_over_days_off(string received, string told, string due, string internalDay)
    {
        var clock = Only("gdpr", "access", ClockNames.Answer, received);

        // Friday 3 April 2026 is Good Friday, which is no public holiday in Ireland; Monday 6 April is one.
        Assert.Equal((Day(told), Day(due), Day(internalDay)), (clock.Told, clock.Due, clock.Internal));
    }

    [Fact]
    public void A_make_up_workday_is_a_working_day()
    {
        var clock = Run("pipl", "copy", "2026-09-25").Of(ClockNames.Answer)!.Told;

        Assert.Equal("policy", clock.Regime.Name);
        Assert.Equal(DayOfWeek.Saturday, clock.Told.DayOfWeek);
        Assert.Equal((Day("2026-10-10"), Day("2026-10-10"), Day("2026-10-10")), (clock.Told, clock.Due, clock.Internal));
    }

    [Fact]
    public void In_a_holiday_week_the_law_waits_and_staff_do_not()
    {
        var clock = Run("pipl", "copy", "2026-09-18").Of(ClockNames.Answer)!.Told;

        Assert.Equal((Day("2026-10-03"), Day("2026-10-08"), Day("2026-09-30")), (clock.Told, clock.Due, clock.Internal));
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 18, 0, 0, TimeSpan.FromHours(8)), clock.InternalEnd);
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 0, 0, 0, TimeSpan.FromHours(8)), clock.ToldEnd);
        Assert.Equal(new DateTimeOffset(2026, 10, 9, 0, 0, 0, TimeSpan.FromHours(8)), clock.DueEnd);
    }

    [Fact]
    public void The_earlier_of_law_and_promise_governs()
    {
        var answer = Run("pipl", "copy", "2026-11-23").Of(ClockNames.Answer)!;

        Assert.Equal(["pipl", "policy"], answer.Candidates.Select(c => c.Regime.Name).Order());
        Assert.Equal(("policy", Day("2026-12-08")), (answer.Told.Regime.Name, answer.Told.Told));
        Assert.Equal(Day("2026-12-23"), Run("pipl-bare", "copy", "2026-11-23").Of(ClockNames.Answer)!.Told.Told);
    }

    [Fact]
    public void California_counts_the_day_of_receipt_and_acknowledges_in_10_business_days()
    {
        // Thanksgiving is 26 November; the Friday after it is no federal holiday.
        Assert.Equal(Day("2027-01-03"), Only("ccpa", "access", ClockNames.Answer, "2026-11-20").Told);
        Assert.Equal(Day("2026-12-07"), Only("ccpa", "access", ClockNames.Acknowledgement, "2026-11-20").Told);
        Assert.Equal(Day("2026-12-14"), Only("ccpa", "objection", ClockNames.Completion, "2026-11-20").Told);
        Assert.Equal(Day("2027-02-17"), Only("ccpa", "access", ClockNames.Answer, "2026-11-20", e => e with { IsExtended = true }).Told);
    }

    [Fact]
    public void New_zealand_does_not_work_from_25_december_to_15_january()
    {
        Assert.Equal(Day("2027-02-03"), Only("nz-privacy", "access", ClockNames.Answer, "2026-12-15").Told);
        Assert.Equal(Day("2026-12-24"), Only("nz-privacy", "access", ClockNames.Answer, "2026-11-26").Told);
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-28", "2026-04-28")]
    [InlineData("2026-01-30", "2026-02-28", "2026-04-28")]
    [InlineData("2026-03-05", "2026-04-05", "2026-06-05")]
    [InlineData("2026-11-30", "2026-12-30", "2027-02-28")]
    public void An_extension_ends_three_months_after_receipt_or_two_after_the_first_date_whichever_is_earlier(string received, string first, string extended)
    {
        Assert.Equal(Day(first), Only("gdpr", "access", ClockNames.Answer, received).Told);
        Assert.Equal(Day(first), Only("gdpr", "access", ClockNames.ExtensionNotice, received).Told);
        Assert.Equal(Day(extended), Only("gdpr", "access", ClockNames.Answer, received, e => e with { IsExtended = true }).Told);
    }

    [Fact]
    public void A_british_clock_starts_with_the_last_of_receipt_identity_and_fee()
    {
        Assert.Equal(Day("2026-04-05"), Only("uk-gdpr", "access", ClockNames.Answer, "2026-03-05").Told);
        Assert.Equal(Day("2026-04-12"), Only("uk-gdpr", "access", ClockNames.Answer, "2026-03-05", e => e with
        {
            IdentityProvenAt = Moment(Regime("uk-gdpr"), "2026-03-12"),
            FeePaidAt = Moment(Regime("uk-gdpr"), "2026-03-09"),
        }).Told);
        Assert.Equal(Day("2026-04-05"), Only("gdpr", "access", ClockNames.Answer, "2026-03-05", e => e with
        {
            IdentityProvenAt = Moment(Regime("gdpr"), "2026-03-12"),
        }).Told);
    }

    [Fact]
    public void Pauses_are_intervals_for_reasons_that_the_regime_knows()
    {
        var uk = Regime("uk-gdpr");
        var pauses = new[]
        {
            Pause("clarification", "2026-03-10", "2026-03-14"),
            Pause("clarification", "2026-03-12", "2026-03-16"),
            Pause("identity-doubt", "2026-03-20", "2026-03-21"),
            Pause("holiday", "2026-03-22", "2026-03-30"),
            Pause("clarification", "2026-05-01", "2026-05-09"),
        };

        Assert.Equal(Day("2026-04-12"), Only("uk-gdpr", "access", ClockNames.Answer, "2026-03-05", e => e with { Pauses = pauses }).Told);
        Assert.Equal(Day("2026-04-06"), Only("gdpr", "access", ClockNames.Answer, "2026-03-05", e => e with { Pauses = pauses }).Told);
        Assert.Equal(Day("2026-04-18"), Only("ccpa", "access", ClockNames.Answer, "2026-03-05", e => e with { Pauses = pauses }).Told);
        Assert.Empty(Regime("pipl").Pauses);

        Pause Pause(string reason, string from, string to) => new(reason, Moment(uk, from), Moment(uk, to));
    }

    [Fact]
    public void An_appeal_has_a_clock_of_its_own_from_the_day_it_is_made()
    {
        Assert.Equal(ClockNames.Appeal, Assert.Single(Run("virginia", "access", "2026-03-05").Waiting).Rule.Name);

        var appealed = Run("colorado", "access", "2026-03-05", e => e with { AppealedAt = Moment(Regime("colorado"), "2026-05-04") });
        Assert.Equal(Day("2026-06-18"), appealed.Of(ClockNames.Appeal)!.Told.Told);
        Assert.Empty(appealed.Waiting);
    }

    [Fact]
    public void An_incident_is_reported_by_the_hour_and_hours_do_not_roll()
    {
        // Aware on Good Friday at 16:30: due on Easter Monday at 16:30.
        var report = Only("gdpr", ClockRule.Incident, ClockNames.Report, "2026-04-03T16:30");
        Assert.Equal(new DateTimeOffset(2026, 4, 6, 16, 30, 0, TimeSpan.FromHours(1)), report.DueEnd);
        Assert.Equal((report.DueEnd, report.DueEnd), (report.ToldEnd, report.InternalEnd));

        // Clocks go forward on 29 March 2026: 72 hours are 72 hours.
        Assert.Equal(
            new DateTimeOffset(2026, 3, 30, 9, 0, 0, TimeSpan.FromHours(1)),
            Only("gdpr", ClockRule.Incident, ClockNames.Report, "2026-03-27T08:00").DueEnd);

        var china = Run("pipl", ClockRule.Incident, "2026-11-23T08:00");
        Assert.Equal([0, 1, 2, 4], china.All.Where(c => c.Name == ClockNames.Report).Select(c => (c.DueEnd - c.StartedAt).TotalHours));
        Assert.True(china.Of(ClockNames.Report)!.Told.Rule.Limit.IsImmediately);
        Assert.DoesNotContain(china.All, c => c.Name == ClockNames.Answer);
    }

    [Fact]
    public void Withdrawing_consent_works_at_once_and_is_answered_within_15_days()
    {
        var clocks = Run("pipl", "consent-withdrawal", "2026-11-23");

        Assert.Equal(clocks.All[0].StartedAt, clocks.Of(ClockNames.Completion)!.Due.DueEnd);
        Assert.Equal((ClockNames.Answer, Day("2026-12-08")), (clocks.Principal!.Told.Name, clocks.Principal.Told.Told));
    }

    [Theory]
    [InlineData("lgpd", "access", "2026-12-08")]
    [InlineData("kr-pipa", "access", "2026-12-03")]
    [InlineData("tw-pdpa", "access", "2026-12-08")]
    [InlineData("tw-pdpa", "deletion", "2026-12-23")]
    [InlineData("quebec", "access", "2026-12-23")]
    [InlineData("pipeda", "access", "2026-12-23")]
    [InlineData("sg-pdpa", "access", "2026-12-23")]
    [InlineData("au-privacy", "access", "2026-12-23")]
    [InlineData("th-pdpa", "access", "2026-12-23")]
    [InlineData("za-popia", "access", "2026-12-23")]
    [InlineData("ch-fadp", "access", "2026-12-23")]
    [InlineData("virginia", "access", "2027-01-07")]
    [InlineData("colorado", "access", "2027-01-07")]
    public void Every_regime_answers_in_its_own_time(string regime, string kind, string told) =>
        Assert.Equal(Day(told), Only(regime, kind, ClockNames.Answer, "2026-11-23").Told);

    [Theory]
    [InlineData("pipeda", "access", "2027-01-22")]
    [InlineData("za-popia", "access", "2027-01-22")]
    [InlineData("tw-pdpa", "access", "2026-12-23")]
    [InlineData("tw-pdpa", "deletion", "2027-01-22")]
    [InlineData("virginia", "access", "2027-02-21")]
    public void And_some_give_more(string regime, string kind, string told) =>
        Assert.Equal(Day(told), Only(regime, kind, ClockNames.Answer, "2026-11-23", e => e with { IsExtended = true }).Told);

    [Fact]
    public void The_regime_follows_where_somebody_lives_and_the_promise_holds_for_everybody()
    {
        var policy = Catalogue.Promises["policy"];
        Assert.Equal(["pipl", "policy"], Names(null));
        Assert.Equal(["pipl", "policy"], Names("CN"));
        Assert.Equal(["gdpr", "policy"], Names("fr"));
        Assert.Equal(["ccpa", "policy"], Names("US-CA"));
        Assert.Equal(["pipl", "policy"], Names("US"));
        Assert.Equal(["pipeda", "quebec", "policy"], Names("CA-QC"));
        Assert.Equal(["pipl", "policy"], Names("XX"));

        string[] Names(string? residence) => [.. RegimeChoice.For(Catalogue, [Regime("pipl")], residence, policy).All.Select(r => r.Name)];
    }

    [Fact]
    public void Where_several_regimes_apply_the_earliest_date_and_only_the_grounds_of_all_hold()
    {
        var choice = RegimeChoice.Of(Catalogue, [Regime("gdpr"), Regime("pipl-bare")]);
        var answer = RequestClocks.Run(choice, "access", new ClockEvents(Moment(Regime("gdpr"), "2026-01-31"))).Of(ClockNames.Answer)!;

        // The Union's month ends on Saturday 28 February, rolled to Monday; China's thirty days on Monday 2 March.
        Assert.Equal(("gdpr", Day("2026-02-28")), (answer.Told.Regime.Name, answer.Told.Told));
        Assert.Equal(Day("2026-03-02"), answer.Due.Due);
        Assert.Contains("malice-or-abuse", choice.Grounds!);
        Assert.DoesNotContain("impractical", choice.Grounds!);
    }
}
