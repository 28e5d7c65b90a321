using System.Net;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.TwoPeople;

/// <summary>A refusal and a deletion take two different people; where they do not agree, or one is silent, the officer decides.</summary>
public sealed class TwoPeopleSpec(TwoPeopleSpec.Shared shared) : IClassFixture<TwoPeopleSpec.Shared>
{
    private static readonly string[] Copy = ["copy"];
    private static readonly string[] Deletion = ["deletion"];

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_takes_effect_once_somebody_else_agrees()
    {
        var reference = await Office.AskAndProve("wei.zhang@example.com", Copy);
        await Refuse(reference);
        Assert.DoesNotContain(nameof(RequestRefused), await Office.Facts(reference));

        await Office.Press(reference, "second-needed", Office.Approver, "agree");

        var letter = await Office.Letter(reference, "refused");
        Assert.Equal("wei.zhang@example.com", letter.To);
        Assert.Contains("Prices that we agreed with others.", letter.Text, StringComparison.Ordinal);
        Assert.Equal(Outcome.Refused, (await Office.Find(reference)).Outcome);
    }

    [Fact]
    public async Task Where_two_disagree_the_officer_decides_and_may_approve_instead()
    {
        var reference = await Office.AskAndProve("fang.wang@example.com", Copy);
        await Refuse(reference);
        using var second = await Office.SignIn(await Office.Letter(reference, "second-needed", Office.Approver));
        await second.Open($"decide/{reference}/disagree", Cancellation);
        await second.Submit(Cancellation, ("note", "There are no such prices."));
        Assert.Equal(HttpStatusCode.OK, second.Status);

        using var officer = await Office.SignIn(await Office.Letter(reference, "officer-needed", Office.Officer));
        Assert.Contains("There are no such prices.", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Prices that we agreed with others.", officer.Text, StringComparison.Ordinal);
        await officer.Submit(Cancellation, ("do", "approve"));

        await Office.Letter(reference, "ready");
        var facts = await Office.Facts(reference);
        Assert.Contains(nameof(RequestApproved), facts);
        Assert.DoesNotContain(nameof(RequestRefused), facts);
    }

    [Fact]
    public async Task Who_has_decided_first_cannot_agree_as_the_second()
    {
        var reference = await Office.AskAndProve("na.li@example.com", Deletion);
        using var first = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        using var own = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        await first.Submit(Cancellation, ("do", "approve"));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.False(first.Offers("agree"));

        // No page offers it; a form that was open before still has its token.
        await own.Submit(Cancellation, ("do", "agree"));

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Contains("The second person must be somebody else", own.Text, StringComparison.Ordinal);
        Assert.Equal(RequestStatus.AwaitingSecond, (await Office.Find(reference)).Status);
    }

    [Fact]
    public async Task Who_comes_to_a_settled_step_is_told_who_decided_and_when()
    {
        var reference = await Office.AskAndProve("qiang.liu@example.com", Copy);
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");

        using var late = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.OtherHandler));

        Assert.False(late.Offers("approve"));
        Assert.Contains("This request is already decided", late.Text, StringComparison.Ordinal);
        Assert.Contains("Decided by s•••@e•••.com", late.Text, StringComparison.Ordinal);
        Assert.Contains("Beijing time", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Office.Handler, late.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_members_of_staff_who_press_at_once_have_one_effect()
    {
        var reference = await Office.AskAndProve("jing.chen@example.com", Copy);
        using var one = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        using var other = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.OtherHandler));

        await Task.WhenAll(one.Submit(Cancellation, ("do", "approve")), other.Submit(Cancellation, ("do", "approve")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.Status, other.Status));
        Assert.Single(new[] { one, other }, page => page.Text.Contains("You approved", StringComparison.Ordinal));
        Assert.Single(new[] { one, other }, page => page.Text.Contains("This request is already decided", StringComparison.Ordinal));
        await Office.Letter(reference, "ready");
        var facts = await Office.Facts(reference);
        Assert.Single(facts, nameof(RequestApproved));
        Assert.Single(facts, nameof(PackageMade));
    }

    [Fact]
    public async Task When_the_second_is_silent_until_the_internal_date_the_officer_decides()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("yang.yang@example.com", Copy);
        using (var first = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            await first.Open($"decide/{reference}/refuse", Cancellation);
            await first.Submit(Cancellation, ("ground", "trade-secrets"), ("reason", "Prices."));
        }

        await office.Letter(reference, "second-needed", Office.Approver);
        await office.Pass(days: 17, reference);
        using var officer = await office.SignIn(await office.Letter(reference, "officer-needed", Office.Officer));
        await officer.Submit(Cancellation, ("do", "approve"));

        await office.Letter(reference, "ready");
        Assert.Equal(Office.Officer, (await office.Find(reference)).Approved!.By);
    }

    private async Task Refuse(string reference)
    {
        using var first = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        await first.Open($"decide/{reference}/refuse", Cancellation);
        await first.Submit(Cancellation, ("ground", "trade-secrets"), ("reason", "Prices that we agreed with others."));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.NotNull((await Office.Find(reference)).Proposal);
    }

    /// <summary>One service for all tests that leave its clock alone.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Office = await Office.Open(Cancellation);

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
