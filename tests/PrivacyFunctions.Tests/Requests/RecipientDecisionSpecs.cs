using System.Text.Json;
using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.RecipientDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>Recipients are told once something was deleted or corrected, each until it has confirmed.</summary>
public sealed class RecipientDecisionSpecs
{
    private static readonly AffectedRecipient Hooked = new("advertising", "advertising", ["orders"], Keeps: false);
    private static readonly AffectedRecipient ByHand = new("push", null, ["account"], Keeps: false);
    private static readonly AffectedRecipient Keeping = new("authorities", null, [], Keeps: true);
    private static readonly AffectedRecipient[] All = [Hooked, ByHand, Keeping];
    private static readonly ToTell ToAdvertising = new("deletion", 1, "advertising", HookEvent.Erasure);

    [Fact]
    public void Nobody_is_told_before_something_was_deleted() =>
        GivenA(new Kinds(Asked.Deletion), Proven, Searched, Approved).When(r => Settle(r, _ => All)).ThenNothing();

    [Fact]
    public void A_deletion_that_was_carried_out_says_once_who_may_have_the_data() =>
        Assert.Equal(new RecipientsAffected(HookEvent.Erasure, "deletion", All), Assert.Single(Facts(Settle(Erased(), What(HookEvent.Erasure)))));

    [Fact]
    public void A_correction_of_which_nothing_was_corrected_concerns_nobody() =>
        GivenA(new Kinds(Asked.Correction), Corrected(CorrectionEnd.Refused)).When(r => Settle(r, _ => All)).ThenNothing();

    [Fact]
    public void A_correction_and_a_deletion_are_told_each_by_itself()
    {
        var request = StateOf(new Kinds(Asked.Correction, Asked.Deletion), Corrected(CorrectionEnd.Corrected));
        request = Settled(request);
        request = Settled(request.Apply(new DataErased([]), Now.AddDays(1)));
        Assert.Equal([("correction", HookEvent.Rectification), ("deletion", HookEvent.Erasure)], request.Tellings.Select(t => (t.Kind, t.What)));
        Assert.Equal([HookEvent.Rectification, HookEvent.Erasure], RecipientDecisions.ToTell(request).Select(t => t.Event));
    }

    [Fact]
    public void A_hook_is_told_until_it_acknowledges_and_who_may_keep_the_data_never()
    {
        var request = Settled(Erased());
        Assert.Equal([ToAdvertising], RecipientDecisions.ToTell(request));
        var told = Assert.IsType<TargetTold>(Assert.Single(Facts(RecordTold(request, ToAdvertising, Now.AddHours(1)))));
        request = request.Apply(told, Now.AddHours(2));
        Assert.Empty(RecipientDecisions.ToTell(request));
        Assert.Equal(Now.AddHours(1), request.Tellings[0].Confirmed["advertising"]);
        Assert.IsType<Ruling.AlreadySo>(RecordTold(request, ToAdvertising, Now.AddDays(1)));
        Assert.Equal([ByHand], request.Tellings[0].Untold);
    }

    [Fact]
    public void Staff_tell_who_has_no_hook_and_can_speak_for_one_that_is_silent()
    {
        var request = Settled(Erased());
        Assert.True(AwaitsHand(request));
        (HookEvent, string)[] all = [(HookEvent.Erasure, "push"), (HookEvent.Erasure, "advertising"), (HookEvent.Erasure, "authorities"), (HookEvent.Rectification, "push")];
        var fact = Assert.IsType<RecipientsToldByHand>(Assert.Single(Facts(RecordByHand(request, all, "staff@example.com"))));
        Assert.Equal(["advertising", "push"], fact.Recipients);
        request = request.Apply(fact, Now.AddDays(1));
        Assert.False(AwaitsHand(request));
        Assert.Empty(RecipientDecisions.ToTell(request));
        Assert.IsType<Ruling.AlreadySo>(RecordByHand(request, all, "other@example.com"));
    }

    [Fact]
    public void What_a_hook_confirmed_is_not_confirmed_again_by_hand()
    {
        var request = Settled(Erased()).Apply(new TargetTold("deletion", 1, "advertising", HookEvent.Erasure, Now), Now);
        request = request.Apply(new RecipientsToldByHand(HookEvent.Erasure, ["advertising", "push"], "staff@example.com"), Now.AddDays(1));
        Assert.Equal([Now, Now.AddDays(1)], ((string[])["advertising", "push"]).Select(code => request.Tellings[0].Confirmed[code]));
    }

    [Fact]
    public void The_ledgers_form_of_a_request_keeps_who_was_told()
    {
        var request = Settled(Erased()).Apply(new TargetTold("deletion", 1, "advertising", HookEvent.Erasure, Now), Now);
        var read = JsonSerializer.Deserialize<Request>(JsonSerializer.Serialize(request))!;
        Assert.Equal(Now, read.Tellings[0].Confirmed["advertising"]);
        Assert.Equal("push", Assert.Single(read.Tellings[0].Untold).Code);
    }

    private static Request Erased() => StateOf(new Kinds(Asked.Deletion), Proven, Searched, Approved, new DataErased([]), new RequestClosed(Outcome.Done));

    private static DataCorrected Corrected(CorrectionEnd end) => new([new CorrectedField(0, "shop.customer.name", end, null, null)]);

    private static Func<HookEvent, IReadOnlyList<AffectedRecipient>> What(HookEvent expected) => what => what == expected ? All : [];

    private static Request Settled(Request request) => Facts(Settle(request, _ => All)).Aggregate(request, (r, fact) => r.Apply(fact, Now));

    private static IReadOnlyList<RequestEvent> Facts(Ruling ruling) => Assert.IsType<Ruling.Facts>(ruling).Events;
}
