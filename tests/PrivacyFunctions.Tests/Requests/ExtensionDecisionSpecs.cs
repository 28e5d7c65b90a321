using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.ExtensionDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class ExtensionDecisionSpecs
{
    private static readonly DateTimeOffset Until = Received.DueEnd.AddMonths(2);
    private static readonly DueExtended Extended = new("staff@example.com", "Five systems to search.", Until);

    [Fact]
    public void Staff_take_more_time_until_the_first_date_is_over()
    {
        Given(Proven, Searched).When(r => More(r, Received.DueEnd.AddTicks(-1))).Then(Extended);
        Given(Proven, Searched).When(r => More(r, Received.DueEnd)).ThenNot(Obstacle.FirstDateOver);
        var after = StateAfter(Proven, Searched, Extended);
        Assert.Equal((Until, Received.DueEnd, RequestStatus.InReview), (after.DueEnd, after.FirstDueEnd, after.Status));
    }

    [Fact]
    public void They_do_once()
    {
        Given(Proven, Searched, Extended).When(r => More(r, Now)).ThenNothing();
        Given(Proven, Searched, Extended).When(r => Extend(r, "staff@example.com", "Six systems.", Until, Now)).ThenNot(Obstacle.AlreadyExtended);
        Given(Proven, Searched, Extended).When(r => Extend(r, "other@example.com", "Five systems to search.", null, Now)).ThenNot(Obstacle.AlreadyExtended);
    }

    [Fact]
    public void Where_the_law_knows_no_later_date_there_is_none() =>
        Given(Proven, Searched).When(r => Extend(r, "staff@example.com", "Five systems to search.", until: null, Now)).ThenNot(Obstacle.NotExtendable);

    [Fact]
    public void What_is_unproven_answered_or_closed_takes_no_more_time()
    {
        Given().When(r => More(r, Now)).ThenNot(Obstacle.NotProven);
        Given(Proven, Searched, Approved, Made).When(r => More(r, Now)).ThenNot(Obstacle.AlreadyDecided);
        Given(Proven, Searched, Refused, new RequestClosed(Outcome.Refused)).When(r => More(r, Now)).ThenNot(Obstacle.Closed);
    }

    [Fact]
    public void What_is_still_to_be_done_may()
    {
        Given(Proven, new SourceBlocked("shop", "unreachable", SourceStep.Search)).When(r => More(r, Now)).Then(Extended);
        Given(Proven, Searched, Approved).When(r => More(r, Now)).Then(Extended);
        GivenA(new Kinds(Asked.Copy, Asked.Deletion), Proven, Searched, Approved, Made).When(r => More(r, Now)).Then(Extended);
        Assert.True(CanExtend(StateAfter(Proven, Searched), Until, Now));
        Assert.False(CanExtend(StateAfter(Proven, Searched), null, Now));
    }

    private static Ruling More(Request request, DateTimeOffset now) => Extend(request, "staff@example.com", "Five systems to search.", Until, now);
}
