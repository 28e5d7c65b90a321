using System.Globalization;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>Received on Monday 23 November 2026, due by the end of Tuesday 8 December 2026.</summary>
public sealed class TimetableSpecs
{
    private static readonly DecisionProposed Refusal = new("staff@example.com", Verdict.Refuse, "trade-secrets", "Because.");
    private static readonly LetterSent Receipt = new("receipt", "0011223344556677", "<1@example.com>");

    [Fact]
    public void Who_has_not_confirmed_is_reminded_twice() => Expect(
        StateAfter(Receipt),
        (TimedLetters.ProveReminder, "2026-11-26T09:00"),
        (TimedLetters.ProveReminderLast, "2026-12-05T09:00"));

    [Fact]
    public void Staff_are_reminded_before_the_internal_date_others_on_and_after_it_and_the_person_when_it_is_late() => Expect(
        StateAfter(Receipt, Proven, Searched),
        (TimedLetters.StaffReminder, "2026-12-03T09:00"),
        (TimedLetters.StaffReminderLast, "2026-12-07T09:00"),
        (TimedLetters.Escalation, "2026-12-08T09:00"),
        (TimedLetters.EscalationToOfficer, "2026-12-09T09:00"),
        (TimedLetters.Late, "2026-12-09T00:00"));

    [Fact]
    public void Who_gets_more_time_tells_the_person_at_once_and_staff_are_reminded_of_the_new_date_anew() => Expect(
        StateAfter(
            Receipt,
            Proven,
            Searched,
            new LetterSent(TimedLetters.StaffReminder, "a", "<2@example.com>"),
            new DueExtended("staff@example.com", "Five systems to search.", At("2027-01-09T00:00"))),
        [
            (TimedLetters.Extended, "2026-11-23T10:00", 1),
            (TimedLetters.StaffReminder, "2027-01-03T09:00", 2),
            (TimedLetters.StaffReminderLast, "2027-01-07T09:00", 2),
            (TimedLetters.Escalation, "2027-01-08T09:00", 2),
            (TimedLetters.Late, "2027-01-09T00:00", 1),
            (TimedLetters.EscalationToOfficer, "2027-01-09T09:00", 2),
        ]);

    [Theory]
    [InlineData("2026-12-08T23:59", "2026-12-08")]
    [InlineData("2026-12-09T00:00", "2026-12-15")]
    [InlineData("2026-12-15T23:59", "2026-12-15")]
    [InlineData("2026-12-16T00:00", "2026-12-08")]
    public void No_letter_says_that_we_answer_by_a_day_that_is_over_while_there_is_a_new_one(string now, string day) =>
        Assert.Equal(ClockKit.Day(day), Timetable.AnswerDay(StateAfter(Receipt, Proven, Searched), DeadlineRules.Default, At(now)));

    [Fact]
    public void A_date_that_was_counted_again_and_changed_has_reminders_of_its_own()
    {
        var before = StateAfter(Receipt, Proven, Searched);
        Assert.Equal(2, Reminder(before.Apply(new DueRecomputed(before.DueEnd.AddDays(7), null), before.Received.ReceivedAt)));
        Assert.Equal(1, Reminder(before.Apply(new DueRecomputed(before.DueEnd, null), before.Received.ReceivedAt)));

        static int Reminder(Request request) =>
            Timetable.Of(request, DeadlineRules.Default, _ => false).Single(l => l.Letter == TimedLetters.StaffReminder).Number;
    }

    [Fact]
    public void Whose_data_was_disclosed_hears_of_it_at_once_or_when_it_is_no_longer_forbidden()
    {
        Expect(Disclosed(new SubjectNotice("mei.lin@example.com", "en", null, null)), (TimedLetters.Disclosed, "2026-11-23T10:00"));
        Expect(Disclosed(new SubjectNotice("mei.lin@example.com", "en", "article 54", new DateOnly(2027, 1, 31))), (TimedLetters.Disclosed, "2027-02-01T09:00"));
        Expect(Disclosed(new SubjectNotice("mei.lin@example.com", "en", "article 54", new DateOnly(2026, 11, 20))), (TimedLetters.Disclosed, "2026-11-23T10:00"));
    }

    [Fact]
    public void Where_they_cannot_hear_of_it_the_officer_is_asked_every_half_year()
    {
        Assert.Equal(
            [new TimedLetter(TimedLetters.PersonUntold, At("2027-05-24T10:00"), 1), new TimedLetter(TimedLetters.PersonUntold, At("2027-11-22T10:00"), 2)],
            ToCome(Disclosed(new SubjectNotice("mei.lin@example.com", "en", "article 54", null))).Take(2));
        Assert.Equal(new TimedLetter(TimedLetters.PersonUntold, At("2026-11-23T10:00"), 1), ToCome(Disclosed(new SubjectNotice(null, "en", null, null)))[0]);
        Assert.Empty(ToCome(Disclosed(new SubjectNotice(null, "en", null, null)).Apply(new PersonTold("officer@example.com", Channel.Post, new DateOnly(2026, 11, 23)) { OfDisclosure = true }, Now)));
    }

    [Fact]
    public void The_record_of_a_disclosure_outlives_what_forbids_to_tell_of_it()
    {
        var retention = TimeSpan.FromDays(100);
        var untilLate = Disclosed(new SubjectNotice("mei.lin@example.com", "en", "article 54", new DateOnly(2030, 1, 1)));
        Assert.Equal(At("2030-03-02T00:00"), Timetable.RecordUntil(untilLate, DeadlineRules.Default, retention));
        Assert.Equal(Now + retention, Timetable.RecordUntil(Disclosed(new SubjectNotice("mei.lin@example.com", "en", null, null)), DeadlineRules.Default, retention));
    }

    [Fact]
    public void After_a_later_call_to_an_authority_who_decides_now_is_asked_too_until_somebody_does()
    {
        var notice = new SubjectNotice("mei.lin@example.com", "en", null, null);
        RequestEvent[] asked = [DemandDecisionSpecs.Confirmed, Proven, Searched];
        Assert.DoesNotContain(ToCome(Demanded(notice, asked)), IsAsked);
        Assert.Equal(Now, Assert.Single(ToCome(Demanded(notice, [.. asked, DemandDecisionSpecs.FailedLater])), IsAsked).At);
        Assert.DoesNotContain(ToCome(Demanded(notice, [DemandDecisionSpecs.Confirmed, Proven, DemandDecisionSpecs.FailedLater])), IsAsked);
        Assert.DoesNotContain(ToCome(Demanded(notice, [.. asked, DemandDecisionSpecs.FailedLater, Refusal])), IsAsked);

        static bool IsAsked(TimedLetter letter) => letter is { Letter: TimedLetters.DecisionNeeded, Number: 1 };
    }

    private static Request Disclosed(SubjectNotice notice) => Demanded(
        notice, DemandDecisionSpecs.Confirmed, Proven, Searched, Approved, Made, new PackageCollected(PackageUse.Downloaded), new RequestClosed(Outcome.Done));

    private static Request Demanded(SubjectNotice notice, params RequestEvent[] facts) => facts.Aggregate(
        Request.From(RequestSpec.Reference, DemandDecisionSpecs.Received(DemandDecisionSpecs.AtHomeDemand with { Notice = notice }), Now), (request, fact) => request.Apply(fact, Now));

    private static IReadOnlyList<TimedLetter> ToCome(Request request) => Timetable.Of(request, DeadlineRules.Default, _ => false);

    [Fact]
    public void Staff_are_reminded_of_a_question_that_nobody_has_to_prove() => Expect(
        StateOf(new Kinds(Asked.Question), Receipt),
        (TimedLetters.StaffReminder, "2026-12-03T09:00"),
        (TimedLetters.StaffReminderLast, "2026-12-07T09:00"),
        (TimedLetters.Escalation, "2026-12-08T09:00"),
        (TimedLetters.EscalationToOfficer, "2026-12-09T09:00"),
        (TimedLetters.Late, "2026-12-09T00:00"));

    [Fact]
    public void Once_answered_nobody_is_reminded() =>
        Expect(StateOf(new Kinds(Asked.Question), Receipt, new RequestAnswered("staff@example.com", "Because."), new RequestClosed(Outcome.Answered)));

    [Fact]
    public void Who_has_to_prove_what_staff_found_in_a_mail_is_reminded() => Expect(
        StateOf(new Kinds(Asked.Question), Receipt, new KindsChosen(new Kinds(Asked.Copy), "staff@example.com")),
        (TimedLetters.ProveReminder, "2026-11-26T09:00"),
        (TimedLetters.ProveReminderLast, "2026-12-05T09:00"));

    [Fact]
    public void What_staff_stop_by_hand_they_are_asked_at_once_and_again_until_they_say_that_they_did()
    {
        var stopped = new ProcessingStopped("marketing-opt-out", true, ["advertising"], ["advertising"], []) { IsByHand = true };
        var request = StateOf(new Kinds(Asked.OptOut), Receipt, stopped);
        Assert.Equal(
            [
                new TimedLetter(TimedLetters.StopByHand, At("2026-11-23T10:00")),
                new TimedLetter(TimedLetters.StopByHand, At("2026-11-24T09:00"), 2),
                new TimedLetter(TimedLetters.StopByHand, At("2026-11-25T09:00"), 3),
                new TimedLetter(TimedLetters.StopByHand, At("2026-11-26T09:00"), 4),
                new TimedLetter(TimedLetters.StopOverdue, At("2026-11-26T09:00"), 3),
                new TimedLetter(TimedLetters.StopByHand, At("2026-12-03T09:00"), 5),
                new TimedLetter(TimedLetters.StopOverdue, At("2026-12-03T09:00"), 4),
                new TimedLetter(TimedLetters.Late, At("2026-12-09T00:00")),
            ],
            Timetable.Of(request, DeadlineRules.Default, _ => false).Take(8));

        Assert.Contains(
            Timetable.Of(request.Apply(new RequestClosed(Outcome.Withdrawn), Now), DeadlineRules.Default, _ => false), l => l.Letter == TimedLetters.StopOverdue);
        var done = request.Apply(new CarriedOutByHand("marketing-opt-out", 1, HookEvent.Stop, "staff@example.com"), Now);
        Assert.DoesNotContain(Timetable.Of(done, DeadlineRules.Default, _ => false), l => l.Letter is TimedLetters.StopByHand or TimedLetters.StopOverdue);
    }

    [Fact]
    public void What_staff_stopped_by_hand_beside_something_else_the_person_is_told_when_they_have()
    {
        var stopped = new ProcessingStopped("marketing-opt-out", true, ["advertising"], ["advertising"], []) { IsByHand = true };
        var request = StateOf(new Kinds(Asked.OptOut, Asked.Copy), Receipt, stopped);
        Assert.DoesNotContain(Timetable.Of(request, DeadlineRules.Default, _ => false), l => l.Letter == TimedLetters.Stopped);
        request = request.Apply(new CarriedOutByHand("marketing-opt-out", 1, HookEvent.Stop, "staff@example.com"), Now.AddHours(3));
        Assert.Contains(new TimedLetter(TimedLetters.Stopped, Now.AddHours(3)), Timetable.Of(request, DeadlineRules.Default, _ => false));
    }

    [Fact]
    public void Staff_are_reminded_of_a_question_beside_a_copy_that_nobody_has_proven_yet()
    {
        var letters = Timetable.Of(StateOf(new Kinds(Asked.Question, Asked.Copy), Receipt), DeadlineRules.Default, _ => false).Select(l => l.Letter).ToList();
        Assert.Contains(TimedLetters.StaffReminder, letters);
        Assert.Contains(TimedLetters.ProveReminder, letters);
        Assert.Contains(TimedLetters.Late, letters);
        letters = [.. Timetable.Of(
            StateOf(new Kinds(Asked.Question, Asked.Copy), Receipt, new RequestAnswered("staff@example.com", "Because.")), DeadlineRules.Default, _ => false).Select(l => l.Letter)];
        Assert.Equal([TimedLetters.ProveReminder, TimedLetters.ProveReminderLast], letters);
    }

    [Fact]
    public void Who_answered_after_a_fee_was_settled_came_back_last()
    {
        var asked = Request.From(RequestSpec.Reference, Received, Now).Apply(Receipt, Now).Apply(Proven, Now).Apply(Searched, Now)
            .Apply(new FeeQuoted("staff@example.com", "30 CNY", "The second copy.", Now.AddDays(5)), Now).Apply(new FeeAccepted(), Now.AddDays(1))
            .Apply(new PersonAsked("staff@example.com", "Which one?", [], Now.AddDays(12)), Now.AddDays(2)).Apply(new PersonAnswered("Both."), Now.AddDays(11));
        Assert.Equal(
            [(TimedLetters.StaffReminderLast, At("2026-12-07T09:00"))],
            Timetable.Of(asked, DeadlineRules.Default, _ => false).Where(l => l.Letter is TimedLetters.StaffReminder or TimedLetters.StaffReminderLast).Select(l => (l.Letter, l.At)));
    }

    [Fact]
    public void Each_letter_goes_once() => Expect(
        StateAfter(
            Receipt,
            Proven,
            Searched,
            new LetterSent(TimedLetters.StaffReminder, "a", "<2@example.com>"),
            new LetterFailed(TimedLetters.StaffReminderLast, "a", "mail-address-refused"),
            new LetterSent(TimedLetters.Late, "b", "<3@example.com>")),
        (TimedLetters.Escalation, "2026-12-08T09:00"),
        (TimedLetters.EscalationToOfficer, "2026-12-09T09:00"));

    [Fact]
    public void Staff_who_were_asked_after_the_time_of_a_reminder_are_not_reminded_of_it()
    {
        var late = Request.From(RequestSpec.Reference, Received, Now).Apply(Receipt, Now).Apply(Proven, Now.AddDays(12)).Apply(Searched, Now.AddDays(12));
        Expect(
            late,
            (TimedLetters.StaffReminderLast, "2026-12-07T09:00"),
            (TimedLetters.Escalation, "2026-12-08T09:00"),
            (TimedLetters.Late, "2026-12-09T00:00"),
            (TimedLetters.EscalationToOfficer, "2026-12-09T09:00"));
    }

    [Fact]
    public void Once_approved_nobody_is_reminded_to_decide_and_the_person_is_still_told_when_it_is_late() =>
        Expect(StateAfter(Receipt, Proven, Searched, Approved), (TimedLetters.Late, "2026-12-09T00:00"));

    [Fact]
    public void A_file_that_is_made_again_is_never_late_and_its_person_is_reminded_of_it_as_of_the_first()
    {
        RequestEvent[] over = [Receipt, Proven, Searched, Approved, Made, new PackageDeleted(), new RequestClosed(Outcome.Done), new CopyAskedAgain()];
        Expect(StateAfter(over));
        Expect(StateAfter([.. over, Made]), [(TimedLetters.ExpiryReminder, "2026-12-16T09:00", 2)]);
    }

    [Fact]
    public void Who_has_not_fetched_the_file_is_reminded_a_week_before_it_goes() =>
        Expect(StateAfter(Receipt, Proven, Searched, Approved, Made), (TimedLetters.ExpiryReminder, "2026-12-16T09:00"));

    [Fact]
    public void Who_has_fetched_the_file_is_not_reminded() =>
        Expect(StateAfter(Receipt, Proven, Searched, Approved, Made, new PackageCollected(PackageUse.Read)));

    [Fact]
    public void A_closed_request_is_left_in_peace() => Expect(StateAfter(Receipt, new RequestClosed(Outcome.Unproven)));

    [Fact]
    public void The_second_person_has_until_the_end_of_the_internal_day()
    {
        var request = StateAfter(Receipt, Proven, Searched, Refusal);
        Assert.Equal(At("2026-12-09T00:00"), Timetable.AgreementEnd(request, DeadlineRules.Default));
    }

    [Fact]
    public void The_second_person_has_a_day_however_late_the_first_decided()
    {
        var request = StateAfter(Receipt, Proven, Searched).Apply(Refusal, At("2026-12-10T15:00"));
        Assert.Equal(At("2026-12-11T15:00"), Timetable.AgreementEnd(request, DeadlineRules.Default));
    }

    [Fact]
    public void Who_is_asked_to_agree_is_not_sent_the_letters_of_a_time_before() => Expect(
        StateAfter(Receipt, Proven, Searched).Apply(Refusal, At("2026-12-08T10:00")),
        (TimedLetters.Late, "2026-12-09T00:00"),
        (TimedLetters.EscalationToOfficer, "2026-12-09T09:00"));

    [Fact]
    public void A_letter_goes_until_everybody_who_reads_it_has_it()
    {
        var request = StateAfter(Receipt, Proven, Searched, new LetterSent(TimedLetters.StaffReminder, "a", "<2@example.com>"));
        Assert.Equal(TimedLetters.StaffReminder, Timetable.Of(request, DeadlineRules.Default, hasGone: _ => false)[0].Letter);
    }

    [Fact]
    public void A_copy_can_be_fetched_until_the_day_before_the_erasure_is_due_but_for_three_days_at_least()
    {
        var request = StateOf(new Kinds(Asked.Copy, Asked.Deletion), Receipt, Proven, Searched, Approved);
        Assert.Equal(At("2026-12-08T00:00"), Until(At("2026-11-25T10:00")));
        Assert.Equal(At("2026-12-11T10:00"), Until(At("2026-12-08T10:00")));
        Assert.Equal(At("2026-12-23T10:00"), Until(At("2026-12-20T10:00")));

        DateTimeOffset Until(DateTimeOffset now) => Timetable.AvailableUntil(request, DeadlineRules.Default, TimeSpan.FromDays(30), now);
    }

    [Fact]
    public void An_erasure_that_waits_longer_than_the_letter_of_a_late_answer_would_say_gets_a_later_day()
    {
        var request = StateOf(new Kinds(Asked.Copy, Asked.Deletion), Receipt, Proven, Searched, Approved, Made with { AvailableUntil = At("2026-12-23T10:00") });
        Assert.Equal(new DateOnly(2026, 12, 24), Timetable.LateDay(request, DeadlineRules.Default));
        Assert.Equal(new DateOnly(2026, 12, 15), Timetable.LateDay(StateAfter(Receipt, Proven), DeadlineRules.Default));
    }

    [Theory]
    [InlineData("2026-12-14T00:00", "2026-12-13")]
    [InlineData("2026-12-20T00:00", "2026-12-15")]
    [InlineData("2026-12-09T00:00", "2026-12-15")]
    [InlineData(null, "2026-12-15")]
    public void A_late_answer_is_not_promised_for_a_day_after_the_one_on_which_it_is_done(string? completionEnd, string day)
    {
        var request = StateAfter(Receipt, Proven) with { CompletionEnd = completionEnd is null ? null : At(completionEnd) };
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Timetable.LateDay(request, DeadlineRules.Default));
    }

    private static void Expect(Request request, params (string Letter, string At)[] letters) =>
        Expect(request, [.. letters.Select(l => (l.Letter, l.At, 1))]);

    private static void Expect(Request request, (string Letter, string At, int Number)[] letters) => Assert.Equal(
        letters.Select(l => new TimedLetter(l.Letter, At(l.At), l.Number)).OrderBy(l => l.At),
        Timetable.Of(request, DeadlineRules.Default, letter => request.Letters.Any(l => l.Letter == (letter.Number == 1 ? letter.Letter : $"{letter.Letter}/{letter.Number}"))));

    private static DateTimeOffset At(string local) =>
        new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
