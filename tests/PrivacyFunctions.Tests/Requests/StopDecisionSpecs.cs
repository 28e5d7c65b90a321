using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.StopDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>What is asked to stop stops before anything is proven; what was stopped until a decision follows it.</summary>
public sealed class StopDecisionSpecs
{
    private static readonly Kinds OptOut = new(Asked.OptOut);
    private static readonly Kinds Withdrawal = new(Asked.Withdrawal);
    private static readonly Kinds Restriction = new(Asked.Restriction);
    private static readonly Kinds Objection = new(Asked.Objection);
    private static readonly StopRules Rules = new(["crm", "push"], ["account", "advertising", "usage-analysis"], ["advertising"]);
    private static readonly RequestClosed Unproven = new(Outcome.Unproven);

    [Fact]
    public void An_opt_out_stops_marketing_at_once_for_everybody_who_has_a_hook()
    {
        var stopped = Assert.IsType<ProcessingStopped>(Assert.Single(Facts(Settle(StateOf(OptOut), Rules))));
        Assert.True(stopped.IsFinal);
        Assert.Equal(["advertising", "mail-response"], stopped.Purposes);
        Assert.Equal(["advertising"], stopped.Lasting);
        Assert.Equal(["crm", "push"], stopped.Targets);
    }

    [Fact]
    public void A_withdrawal_stops_the_uses_that_were_chosen_and_all_of_them_where_none_was()
    {
        Assert.Equal(["usage-analysis"], Stopped(Choosing(Withdrawal, "usage-analysis")).Purposes);
        Assert.Equal(Rules.Purposes, Stopped(StateOf(Withdrawal)).Purposes);
    }

    [Fact]
    public void A_restriction_stops_everything_but_storing_until_staff_decide()
    {
        var stopped = Stopped(StateOf(Restriction));
        Assert.False(stopped.IsFinal);
        Assert.Empty(stopped.Purposes);
    }

    [Fact]
    public void What_has_stopped_does_not_stop_again() =>
        Assert.IsType<Ruling.AlreadySo>(Settle(After(OptOut), Rules));

    [Fact]
    public void A_request_that_asks_for_nothing_to_stop_stops_nothing() =>
        Given().When(r => Settle(r, Rules)).ThenNothing();

    [Fact]
    public void Every_target_is_told_until_it_acknowledges()
    {
        var request = After(OptOut);
        ToTell[] both = [new("marketing-opt-out", 1, "crm", HookEvent.Stop), new("marketing-opt-out", 1, "push", HookEvent.Stop)];
        Assert.Equal(both, StopDecisions.ToTell(request));

        var told = Assert.IsType<TargetTold>(Assert.Single(Facts(RecordTold(request, both[0], Now))));
        request = request.Apply(told, Now);
        Assert.Equal([both[1]], StopDecisions.ToTell(request));
        Assert.IsType<Ruling.AlreadySo>(RecordTold(request, both[0], Now.AddDays(1)));
    }

    [Fact]
    public void Stopping_closes_an_opt_out_whoever_has_acknowledged_and_not_before_it_stopped()
    {
        Assert.Equal([new RequestClosed(Outcome.Done)], Facts(Close(After(OptOut))));
        Assert.Equal(Obstacle.NotStopped, Assert.IsType<Ruling.NotAllowed>(Close(StateOf(OptOut))).Why);
        Assert.IsType<Ruling.AlreadySo>(Close(After(OptOut, new RequestClosed(Outcome.Done))));
    }

    [Fact]
    public void A_restriction_is_closed_by_its_approval_and_stays_stopped()
    {
        Assert.Equal(Obstacle.NotApproved, Assert.IsType<Ruling.NotAllowed>(Close(After(Restriction, Proven, Searched))).Why);
        var asked = new Kinds(Asked.Restriction, Asked.Question);
        Assert.Equal(new RequestClosed(Outcome.Done), Assert.Single(Facts(Close(After(asked, Proven, new RequestAnswered("staff@example.com", "Because."), Searched, Approved)))));
        var approved = After(Restriction, Proven, Searched, Approved);
        Assert.Equal([new RequestClosed(Outcome.Done)], Facts(Close(approved)));
        Assert.False(HasToSettle(approved));
    }

    [Fact]
    public void An_opt_out_beside_a_copy_leaves_the_request_open()
    {
        var both = After(new Kinds(Asked.OptOut, Asked.Copy));
        Assert.Equal(Obstacle.NotApproved, Assert.IsType<Ruling.NotAllowed>(Close(both)).Why);
    }

    [Fact]
    public void A_refusal_lets_what_had_stopped_go_on_and_tells_everybody()
    {
        var request = After(Restriction, Proven, Searched, Refused, new RequestClosed(Outcome.Refused));
        var resumed = Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(request, Rules))));
        Assert.Empty(resumed.Purposes);

        request = request.Apply(resumed, Now.AddDays(3));
        Assert.All(StopDecisions.ToTell(request), told => Assert.Equal(HookEvent.Resume, told.Event));
        Assert.Equal(["crm", "push"], StopDecisions.ToTell(request).Select(t => t.Target));
        Assert.False(HasToSettle(request));
    }

    [Theory]
    [InlineData(Outcome.Unproven)]
    [InlineData(Outcome.NothingFound)]
    [InlineData(Outcome.Withdrawn)]
    public void What_nobody_confirmed_or_concerns_nobody_goes_on_too(Outcome outcome) =>
        Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(After(Restriction, new RequestClosed(outcome)), Rules))));

    [Fact]
    public void Direct_marketing_never_goes_on_by_our_decision()
    {
        var refused = AfterChoosing(["advertising", "usage-analysis"], Refused, new RequestClosed(Outcome.Refused));
        Assert.Equal(["usage-analysis"], Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(refused, Rules)))).Purposes);
        Assert.IsType<Ruling.AlreadySo>(Settle(AfterChoosing(["advertising"], Refused, new RequestClosed(Outcome.Refused)), Rules));
    }

    [Fact]
    public void What_was_stopped_for_good_stays_so_whatever_becomes_of_the_rest() =>
        Assert.IsType<Ruling.AlreadySo>(Settle(After(new Kinds(Asked.OptOut, Asked.Copy), Unproven), Rules));

    [Fact]
    public void A_request_taken_up_again_stops_once_more_under_a_number_of_its_own()
    {
        var request = After(Restriction, Unproven);
        request = request.Apply(Facts(Settle(request, Rules))[0], Now).Apply(new RequestReopened(Now.AddDays(60)), Now).Apply(Proven, Now);
        request = request.Apply(Facts(Settle(request, Rules))[0], Now);
        Assert.Equal([(1, false), (2, true)], request.Stops.Select(s => (s.Number, s.IsOn)));
        Assert.Equal([(2, HookEvent.Stop), (2, HookEvent.Stop)], StopDecisions.ToTell(request).Where(t => t.Number == 2).Select(t => (t.Number, t.Event)));
    }

    [Fact]
    public void What_a_mail_turns_out_not_to_ask_for_goes_on()
    {
        var request = After(Restriction).Apply(new KindsChosen(new Kinds(Asked.Copy), By: null), Now);
        Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(request, Rules))));
    }

    [Fact]
    public void The_ledgers_form_of_a_request_keeps_its_stops()
    {
        var request = After(OptOut, new TargetTold("marketing-opt-out", 1, "crm", HookEvent.Stop, Now));
        var read = System.Text.Json.JsonSerializer.Deserialize<Request>(System.Text.Json.JsonSerializer.Serialize(request))!;
        Assert.Equal(Now, read.Stops[0].ToldAt("crm", HookEvent.Stop));
        Assert.Equal(["push"], read.Stops[0].Untold);
    }

    [Fact]
    public void What_is_contested_is_stored_only_until_it_was_corrected_and_does_not_stop_again()
    {
        var contested = new Kinds(Asked.Correction, Asked.Copy).StoppingUntilCorrected();
        Assert.False(new Kinds(Asked.Correction).Has(Step.Stop));
        var request = After(contested, Proven, Searched, Approved);
        Assert.Empty(request.Stops[0].Purposes);
        Assert.False(HasToSettle(request));
        Assert.False(Progress.Of(request, Now, null, null, null).StaysStopped);

        request = request.Apply(new DataCorrected([new CorrectedField(0, "shop.customer.name", CorrectionEnd.Refused, "serious-harm", "Because.")]), Now);
        var resumed = Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(request, Rules))));
        Assert.Empty(resumed.Purposes);
        Assert.False(HasToSettle(request.Apply(resumed, Now)));
    }

    [Fact]
    public void What_is_contested_goes_on_too_where_the_correction_is_refused() =>
        Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(
            After(new Kinds(Asked.Correction).StoppingUntilCorrected(), Refused, new RequestClosed(Outcome.Refused)), Rules))));

    [Fact]
    public void A_restriction_beside_a_correction_stays_when_the_correction_is_done()
    {
        var request = After(new Kinds(Asked.Correction, Asked.Restriction).StoppingUntilCorrected(), Approved)
            .Apply(new DataCorrected([new CorrectedField(0, "shop.customer.name", CorrectionEnd.Corrected, null, null)]), Now);
        Assert.Equal("correction", Assert.IsType<ProcessingResumed>(Assert.Single(Facts(Settle(request, Rules)))).Kind);
        Assert.True(Progress.Of(request, Now, null, null, null).StaysStopped);
    }

    [Fact]
    public void An_objection_to_nothing_but_direct_marketing_is_answered_by_stopping_and_another_is_decided_on()
    {
        string[] marketing = ["advertising"];
        var answered = Objection.WithoutDecidingOnMarketing(["advertising"], marketing);
        Assert.True(answered.AreAnsweredByStopping);
        Assert.False(answered.NeedProof);
        Assert.False(Assert.Single(answered).Refusable);
        Assert.True(Settled(Choosing(answered, "advertising")).Stops[0].IsFinal);

        Assert.Equal(Step.Decide, Objection.WithoutDecidingOnMarketing(["advertising", "usage-analysis"], marketing)[0].Steps[^1]);
        Assert.Equal(Step.Decide, Objection.WithoutDecidingOnMarketing([], marketing)[0].Steps[^1]);
        Assert.Equal(Step.Decide, Objection.WithoutDecidingOnMarketing(null, marketing)[0].Steps[^1]);
        Assert.True(new Kinds(Asked.Objection, Asked.Copy).WithoutDecidingOnMarketing(["advertising"], marketing).Has(Step.Decide));

        static Request Settled(Request request) => Facts(Settle(request, Rules)).Aggregate(request, (r, fact) => r.Apply(fact, Now));
    }

    [Fact]
    public void Where_no_hook_tells_anybody_staff_stop_it_by_hand_and_nothing_is_closed_before_they_have()
    {
        var request = ByHand(StateOf(OptOut));
        var task = Assert.Single(ToDoByHand(request));
        Assert.Equal(("marketing-opt-out", 1, HookEvent.Stop, 1), (task.Kind, task.Number, task.What, task.Round));
        Assert.Equal(["advertising", "mail-response"], task.Purposes);
        Assert.True(AwaitsHand(request));
        Assert.Null(request.Stops[0].HoldsSince);
        Assert.Equal(Obstacle.NotStopped, Assert.IsType<Ruling.NotAllowed>(Close(request)).Why);

        Assert.IsType<Ruling.AlreadySo>(RecordByHand(request, [("marketing-opt-out", 2, HookEvent.Stop), ("marketing-opt-out", 1, HookEvent.Resume)], "staff@example.com"));
        var done = Assert.Single(Facts(RecordByHand(request, [("marketing-opt-out", 1, HookEvent.Stop)], "staff@example.com")));
        Assert.Equal(new CarriedOutByHand("marketing-opt-out", 1, HookEvent.Stop, "staff@example.com"), done);
        Assert.Null(LastByHand(request));
        request = request.Apply(done, Now.AddHours(2));
        Assert.Equal(("staff@example.com", Now.AddHours(2)), LastByHand(request));
        Assert.Equal(Now.AddHours(2), request.Stops[0].HoldsSince);
        Assert.Empty(ToDoByHand(request));
        Assert.IsType<Ruling.AlreadySo>(RecordByHand(request, [("marketing-opt-out", 1, HookEvent.Stop)], "other@example.com"));
        Assert.Equal([new RequestClosed(Outcome.Done)], Facts(Close(request)));
    }

    [Fact]
    public void Where_a_hook_tells_somebody_nothing_is_done_by_hand() => Assert.Empty(ToDoByHand(After(OptOut)));

    [Fact]
    public void What_goes_on_again_is_a_round_of_its_own_also_where_nobody_had_said_that_it_stopped()
    {
        var request = ByHand(StateOf(Restriction)).Apply(Refused, Now).Apply(new RequestClosed(Outcome.Refused), Now);
        request = request.Apply(Assert.Single(Facts(Settle(request, Rules with { Targets = [] }))), Now.AddDays(1));
        var task = Assert.Single(ToDoByHand(request));
        Assert.Equal((HookEvent.Resume, 2, Now.AddDays(1)), (task.What, task.Round, task.Since));
        Assert.False(AwaitsHand(request));
        request = request.Apply(Assert.Single(Facts(RecordByHand(request, [("restriction", 1, HookEvent.Resume)], "staff@example.com"))), Now.AddDays(2));
        Assert.Empty(ToDoByHand(request));
    }

    [Fact]
    public void Direct_marketing_has_to_be_stopped_by_hand_also_where_the_rest_goes_on()
    {
        var request = ByHand(Choosing(Objection, "advertising", "usage-analysis")).Apply(Refused, Now).Apply(new RequestClosed(Outcome.Refused), Now);
        request = request.Apply(Assert.Single(Facts(Settle(request, Rules with { Targets = [] }))), Now.AddDays(1));
        Assert.Equal(
            [(HookEvent.Stop, "advertising", 1), (HookEvent.Resume, "usage-analysis", 2)],
            ToDoByHand(request).Select(task => (task.What, Assert.Single(task.Purposes), task.Round)));
    }

    [Fact]
    public void What_staff_had_not_said_that_they_stopped_is_called_off_and_does_not_go_on_again()
    {
        var asked = ByHand(StateOf(Restriction));
        Assert.Equal(new StopEnds { IsCalledOff = true }, Ended(asked));
        var stopped = asked.Apply(new CarriedOutByHand("restriction", 1, HookEvent.Stop, "staff@example.com"), Now.AddHours(1));
        Assert.Equal(new StopEnds { Resumes = true }, Ended(stopped));
        Assert.Equal(new StopEnds { Resumes = true }, Ended(After(Restriction)));
        Assert.Equal(StopEnds.None, Ended(StateOf(new Kinds(Asked.Copy))));

    }

    [Fact]
    public void What_stops_for_good_stays_so_whatever_becomes_of_the_rest_and_its_own_letter_may_be_still_to_come()
    {
        var ended = Closed(ByHand(StateOf(new Kinds(Asked.OptOut, Asked.Copy))));
        Assert.Equal(new StopEnds { FinalStays = true, AwaitsHandForGood = true }, StopEnds.Of(ended));
        var stopped = ended.Apply(new CarriedOutByHand("marketing-opt-out", 1, HookEvent.Stop, "staff@example.com"), Now.AddDays(3));
        Assert.Equal(new StopEnds { FinalStays = true }, StopEnds.Of(stopped));
    }

    [Fact]
    public void What_staff_stop_later_than_the_rest_goes_on_had_not_stopped_before()
    {
        var ended = Closed(ByHand(Choosing(Objection, "advertising", "usage-analysis")));
        var called = new StopEnds { IsCalledOff = true, MarketingStays = true };
        Assert.Equal(called with { AwaitsHand = true }, StopEnds.Of(ended));
        Assert.Equal(called, StopEnds.Of(ended.Apply(new CarriedOutByHand("objection", 1, HookEvent.Stop, "staff@example.com"), Now.AddDays(3))));
        Assert.Equal(new StopEnds { Resumes = true, MarketingStays = true }, Ended(AfterChoosing(["advertising", "usage-analysis"])));
    }

    [Fact]
    public void Of_a_request_that_was_taken_up_again_the_last_round_is_told()
    {
        var first = Closed(ByHand(StateOf(Restriction))).Apply(new RequestReopened(Now.AddDays(40)), Now.AddDays(1));
        Assert.Equal(new StopEnds { Resumes = true }, Ended(Facts(Settle(first, Rules)).Aggregate(first, (r, fact) => r.Apply(fact, Now.AddDays(1)))));
    }

    [Fact]
    public void What_comes_up_at_once_is_one_round()
    {
        var request = ByHand(StateOf(new Kinds(Asked.OptOut, Asked.Withdrawal)));
        Assert.Equal([3, 3], ToDoByHand(request).Select(task => task.Round));
    }

    [Fact]
    public void Whose_data_it_is_staff_see_with_a_reason_and_only_where_they_have_to_act_on_it()
    {
        var request = ByHand(StateOf(OptOut));
        var revealed = Assert.Single(Facts(RevealAddress(request, "staff@example.com", "To stop the mailing.")));
        Assert.Equal(new AddressRevealed("staff@example.com", "To stop the mailing."), revealed);
        request = request.Apply(revealed, Now);
        Assert.Equal(["staff@example.com"], request.AddressRevealedTo);
        Assert.IsType<Ruling.AlreadySo>(RevealAddress(request, "staff@example.com", "Again."));
        Assert.Equal(Obstacle.NothingByHand, Assert.IsType<Ruling.NotAllowed>(RevealAddress(After(OptOut), "staff@example.com", "Why not.")).Why);
    }

    // Nobody confirms it, and what had to stop goes on.
    private static Request Closed(Request request)
    {
        var closed = request.Apply(new RequestClosed(Outcome.Unproven), Now.AddDays(1));
        return Settle(closed, Rules) is Ruling.Facts { Events: var facts } ? facts.Aggregate(closed, (r, fact) => r.Apply(fact, Now.AddDays(1))) : closed;
    }

    private static StopEnds Ended(Request request) => StopEnds.Of(Closed(request));

    private static Request ByHand(Request request) => Facts(Settle(request, Rules with { Targets = [] })).Aggregate(request, (r, fact) => r.Apply(fact, Now));

    private static IReadOnlyList<RequestEvent> Facts(Ruling ruling) => Assert.IsType<Ruling.Facts>(ruling).Events;

    private static ProcessingStopped Stopped(Request request) => Assert.IsType<ProcessingStopped>(Assert.Single(Facts(Settle(request, Rules))));

    private static Request Choosing(Kinds kinds, params string[] purposes) => Request.From(RequestSpec.Reference, Received with { Kinds = kinds, Purposes = purposes }, Now);

    private static Request After(Kinds kinds, params RequestEvent[] facts) => Stopping(StateOf(kinds), facts);

    private static Request AfterChoosing(string[] purposes, params RequestEvent[] facts) => Stopping(Choosing(Objection, purposes), facts);

    private static Request Stopping(Request request, RequestEvent[] facts) =>
        Facts(Settle(request, Rules)).Concat(facts).Aggregate(request, (r, fact) => r.Apply(fact, Now));
}
