using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Deadlines;

public sealed class LadderSpecs
{
    private const string Usual = """
        all:
          hour: 9
          proofReminderAfterReceipt: 3
          proofReminderBeforeDue: 3
          ladder:
            - { day: -5, letter: staff-reminder, to: waited-for }
            - { day: 1, letter: escalation-to-officer, to: officer }
          lateBy: 7
          expiryReminder: 7
          fetchAtLeast: 3
          again: 90
          answerWithin: 7
          questionReminder: 3
          feeWithin: 7
          feeReminder: 3
          feeSilence: close
          review: 30
          reopen: 30
        deletion:
          hour: 8
          ladder:
            - { day: -12, letter: staff-reminder, to: next }
        """;

    [Fact]
    public void A_kind_has_a_ladder_of_its_own_and_takes_the_rest_from_all()
    {
        var ladder = Ladder.Parse(Usual);

        Assert.Equal((8, 30, 1), (ladder.For("deletion").Hour, ladder.For("deletion").Reopen, ladder.For("deletion").Ladder.Count));
        Assert.Equal((9, 2), (ladder.For("copy").Hour, ladder.For("copy").Ladder.Count));
        Assert.Equal(12, ladder.EarliestDays);
    }

    [Fact]
    public void A_request_for_both_is_reminded_of_at_the_earlier_time_and_its_letters_follow_the_ladder()
    {
        var rules = DeadlineRules.Default with { Ladder = Ladder.Parse(Usual) };
        var both = StateOf(new Kinds(Asked.Copy, Asked.Deletion), new LetterSent("receipt", "a", "<1@example.com>"), Proven);

        Assert.Equal(
            [("escalation-to-officer", "2026-12-09T08:00"), ("late", "2026-12-09T00:00"), ("staff-reminder", "2026-11-26T08:00")],
            Timetable.Of(both, rules, _ => false).Select(l => (l.Letter, l.At.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture))).Order());
        Assert.Equal("next", rules.Ladder.For(both.Kinds).Ladder.Single(r => r.Letter == "staff-reminder").To);
    }

    [Theory]
    [InlineData("letter: staff-reminder, to: next", "letter: reminder, to: next", "a letter (staff-reminder, staff-reminder-last, escalation, escalation-to-officer)")]
    [InlineData("to: officer", "to: boss", "a reader (waited-for, next, officer)")]
    [InlineData("day: 1,", "day: 99,", "a day from -60 to 60")]
    [InlineData("letter: escalation-to-officer", "letter: staff-reminder", "each letter goes once")]
    [InlineData("reopen: 30", "reopen: -1", "all.reopen: should be a whole number from 0 to 365")]
    [InlineData("feeSilence: close", "feeSilence: pay", "all.feeSilence: should be one of waive, close")]
    [InlineData("  hour: 9\n", "", "all.hour: should be a whole number from 0 to 23")]
    [InlineData("  reopen: 30", "  reopen: 30\n  colour: blue", "line 19")]
    public void A_mistake_is_told_with_what_would_be_right(string right, string wrong, string says) => Assert.Contains(
        Assert.Throws<DeadlineRulesException>(() => Ladder.Parse(Usual.Replace(right, wrong, StringComparison.Ordinal))).Problems,
        problem => problem.StartsWith("timetable.yml", StringComparison.Ordinal) && problem.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("2026-10-31T12:00:00Z", 0)]
    [InlineData("2026-11-01T12:00:00Z", 1)]
    [InlineData("2027-02-01T12:00:00Z", 1)]
    public void A_calendar_that_runs_out_is_warned_of_60_days_before_once_a_day(string now, int warnings)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var watch = new CalendarWatch(DeadlineRules.Default, time);

        Assert.Equal(warnings, watch.ToWarnOf().Count);
        Assert.Empty(watch.ToWarnOf());
        Assert.Equal(warnings, watch.RunningOut.Count);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(watch.RunningOut, watch.ToWarnOf());
    }

    [Fact]
    public void The_sweep_looks_far_enough_ahead_to_see_the_first_rung_of_every_due_date()
    {
        var rules = DeadlineRules.Default;
        for (var day = new DateOnly(2026, 1, 5); day < new DateOnly(2026, 12, 1); day = day.AddDays(1))
        {
            var end = Deadline.At(day, TimeOnly.MinValue, rules.Zone);
            var first = Deadline.At(rules.Until(end).InternalDay.AddDays(-rules.Ladder.EarliestDays), TimeOnly.MinValue, rules.Zone);
            Assert.True(end - first <= rules.LookAhead);
        }
    }
}
