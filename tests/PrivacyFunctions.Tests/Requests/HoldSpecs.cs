using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>What a law keeps until a date is stored, and erased then; nobody is late meanwhile.</summary>
public sealed class HoldSpecs
{
    public static readonly ErasureLine Kept = Line("payment", ErasureAct.Keep, 6) with
    {
        FirstEnd = RequestSpec.Now.AddYears(3),
        LastEnd = RequestSpec.Now.AddYears(4),
    };

    private static readonly Kinds Deletion = new(Asked.Deletion);
    private static readonly ErasureLine[] Plan = [Line("orders", ErasureAct.Delete, 3), Kept];
    private static readonly ErasureLine Later = Kept with { Records = 2, FirstEnd = Kept.LastEnd };

    private static readonly RequestEvent[] Stored =
    [
        RequestSpec.Proven, RequestSpec.Searched, RequestSpec.Approved, new ErasureBegun(Plan), new DataErased(Plan), new ErasedExcept(Kept.FirstEnd!.Value),
    ];

    [Fact]
    public void What_is_kept_until_a_date_keeps_the_request_open_until_then() =>
        RequestSpec.GivenA(Deletion, Stored[..4]).When(RequestDecisions.RecordErased).Then(Stored[4..]);

    [Fact]
    public void What_is_kept_without_an_end_closes_it()
    {
        ErasureLine[] plan = [Line("notes", ErasureAct.Keep, 1)];
        RequestSpec.GivenA(Deletion, [.. Stored[..3], new ErasureBegun(plan)])
            .When(RequestDecisions.RecordErased)
            .Then(new DataErased(plan), new RequestClosed(Outcome.Done));
    }

    [Fact]
    public void Nothing_of_it_is_erased_before_its_end() =>
        RequestSpec.GivenA(Deletion, Stored).When(r => HoldDecisions.End(r, [], Kept.FirstEnd!.Value.AddTicks(-1))).ThenNothing();

    [Fact]
    public void Ends_come_one_after_the_other_and_the_last_closes_it()
    {
        var begun = new HoldEnded([Line("payment", ErasureAct.Delete, 4)]);
        RequestSpec.GivenA(Deletion, Stored).When(r => HoldDecisions.End(r, begun.Due, Kept.FirstEnd!.Value)).Then(begun);
        RequestSpec.GivenA(Deletion, [.. Stored, begun]).When(r => HoldDecisions.End(r, [], Kept.FirstEnd!.Value)).ThenNothing();
        var first = new KeptErased([Later], Later.FirstEnd);
        RequestSpec.GivenA(Deletion, [.. Stored, begun]).When(r => HoldDecisions.RecordErased(r, first.Left)).Then(first);
        RequestSpec.GivenA(Deletion, [.. Stored, begun, first]).When(r => HoldDecisions.RecordErased(r, [])).ThenNothing();
        var between = RequestSpec.StateOf(Deletion, [.. Stored, begun, first]);
        Assert.Equal((RequestStatus.StoppedExceptStorage, Later.FirstEnd, 1), (between.Status, between.HeldUntil, between.HoldsEnded));
        var last = RequestSpec.StateOf(Deletion, [.. Stored, begun, first, begun]);
        var closing = Assert.IsType<Ruling.Facts>(HoldDecisions.RecordErased(last, [])).Events;
        Assert.Equal(new RequestClosed(Outcome.Done), closing[^1]);
        var closed = closing.Aggregate(last, (r, fact) => r.Apply(fact, RequestSpec.Now));
        Assert.Equal((RequestStatus.Closed, null, 2), (closed.Status, closed.HeldUntil, closed.HoldsEnded));
    }

    [Fact]
    public void A_source_that_fails_at_the_end_blocks_it_and_is_tried_again()
    {
        RequestEvent[] blocked = [.. Stored, new SourceBlocked("shop", "unreachable", SourceStep.Erasure)];
        RequestSpec.GivenA(Deletion, blocked).When(r => HoldDecisions.End(r, [], Kept.FirstEnd!.Value)).ThenNothing();
        RequestSpec.GivenA(Deletion, blocked).When(r => ReviewDecisions.Skip(r, "staff@example.com")).ThenNot(Obstacle.NotSkippable);
        RequestSpec.GivenA(Deletion, [.. blocked, new SourceRetried("staff@example.com")])
            .When(r => HoldDecisions.End(r, [], Kept.FirstEnd!.Value))
            .Then(new HoldEnded([]));
    }

    [Fact]
    public void Nobody_is_reminded_or_late_and_another_request_is_not_joined_to_it()
    {
        foreach (var facts in new RequestEvent[][] { Stored, [.. Stored, new HoldEnded([])], [.. Stored, new SourceBlocked("shop", "unreachable", SourceStep.Erasure)] })
        {
            Assert.Empty(Timetable.Of(RequestSpec.StateOf(Deletion, facts), DeadlineRules.Default, _ => false));
        }

        var earlier = RequestSpec.StateOf(Deletion, Stored);
        var later = RequestSpec.StateOf(Deletion, RequestSpec.Proven);
        later = later with { Received = later.Received with { ReceivedAt = RequestSpec.Now.AddDays(90) } };
        Assert.False(JoinDecisions.Joins(later, earlier));
        RequestSpec.GivenA(Deletion, Stored)
            .When(r => ExtensionDecisions.Extend(r, "staff@example.com", "Because.", RequestSpec.Now.AddDays(60), RequestSpec.Now))
            .ThenNot(Obstacle.AlreadyDecided);
        RequestSpec.GivenA(Deletion, Stored).When(r => WithdrawalDecisions.Withdraw(r, Withdrawal.ByRequester)).ThenNot(Obstacle.TooLate);
    }

    private static ErasureLine Line(string collection, ErasureAct act, long records)
    {
        var title = new Dictionary<string, string> { ["en"] = collection, ["zh-CN"] = collection };
        return new ErasureLine("shop", collection, title, act, records, null, act == ErasureAct.Keep ? title : null);
    }
}
