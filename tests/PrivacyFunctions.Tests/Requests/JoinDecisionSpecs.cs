using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.JoinDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class JoinDecisionSpecs
{
    private static readonly Request Earlier = Before(TimeSpan.FromDays(1)).Apply(Proven, Now);
    private static readonly RequestEvent[] Joined = [new RequestJoined(Earlier.Reference, Earlier.DueEnd), new RequestClosed(Outcome.Joined)];

    [Fact]
    public void Who_asks_for_the_same_again_is_answered_once() => Given(Proven).When(r => Join(r, Earlier)).Then(Joined);

    [Fact]
    public void Joining_twice_changes_nothing() => Given([Proven, .. Joined]).When(r => Join(r, Earlier)).ThenNothing();

    [Fact]
    public void Nobody_who_has_not_proven_it_joins_anything() => Given().When(r => Join(r, Earlier)).ThenNot(Obstacle.NotProven);

    [Fact]
    public void What_nobody_has_proven_takes_nothing_in() =>
        Given(Proven).When(r => Join(r, Before(TimeSpan.FromDays(1)))).ThenNot(Obstacle.TooLate);

    [Fact]
    public void A_closed_request_takes_nothing_in() =>
        Given(Proven).When(r => Join(r, Earlier.Apply(new RequestClosed(Outcome.Done), Now))).ThenNot(Obstacle.TooLate);

    [Fact]
    public void Who_has_the_file_and_asks_again_wants_another() =>
        Given(Proven).When(r => Join(r, Earlier.Apply(Searched, Now).Apply(Approved, Now).Apply(Made, Now))).ThenNot(Obstacle.TooLate);

    [Fact]
    public void Another_right_is_another_request() =>
        Given(Proven).When(r => Join(r, Earlier with { Kinds = new Kinds(Asked.Copy, Asked.Deletion) })).ThenNot(Obstacle.TooLate);

    [Fact]
    public void The_one_that_came_first_goes_on() => Assert.False(Joins(Earlier, StateAfter(Proven)));

    [Fact]
    public void What_staff_have_begun_to_decide_they_finish() =>
        Given(Proven, Searched, new DecisionProposed("staff@example.com", Verdict.Refuse, "trade-secrets", "Because.")).When(r => Join(r, Earlier)).ThenNot(Obstacle.AlreadyDecided);

    private static Request Before(TimeSpan time) =>
        Request.From(PrivacyFunctions.Requests.Reference.FromBytes(new byte[8]), Received with { ReceivedAt = Received.ReceivedAt - time }, Now);
}
