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

    private static IReadOnlyList<RequestEvent> Facts(Ruling ruling) => Assert.IsType<Ruling.Facts>(ruling).Events;

    private static ProcessingStopped Stopped(Request request) => Assert.IsType<ProcessingStopped>(Assert.Single(Facts(Settle(request, Rules))));

    private static Request Choosing(Kinds kinds, params string[] purposes) => Request.From(RequestSpec.Reference, Received with { Kinds = kinds, Purposes = purposes }, Now);

    private static Request After(Kinds kinds, params RequestEvent[] facts) => Stopping(StateOf(kinds), facts);

    private static Request AfterChoosing(string[] purposes, params RequestEvent[] facts) => Stopping(Choosing(Objection, purposes), facts);

    private static Request Stopping(Request request, RequestEvent[] facts) =>
        Facts(Settle(request, Rules)).Concat(facts).Aggregate(request, (r, fact) => r.Apply(fact, Now));
}
