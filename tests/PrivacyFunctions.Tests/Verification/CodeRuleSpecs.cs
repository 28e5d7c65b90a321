using PrivacyFunctions.Security;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Tests.Verification;

public sealed class CodeRuleSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static readonly CodeState Issued = CodeRules.Issue(CodeState.None, Now)!;

    [Fact]
    public void The_right_code_is_right_once()
    {
        var (first, used) = CodeRules.Check(Issued, LinkPurpose.Decide, matches: true, Now);
        Assert.IsType<CodeCheck.Right>(first);
        Assert.IsType<CodeCheck.Expired>(CodeRules.Check(used, LinkPurpose.Decide, matches: true, Now).Outcome);
    }

    [Fact]
    public void A_code_to_confirm_stays_right_until_the_ledger_has_the_proof()
    {
        var (first, after) = CodeRules.Check(Issued, LinkPurpose.Prove, matches: true, Now);
        Assert.IsType<CodeCheck.Right>(first);
        Assert.Equal(Issued, after);
    }

    [Fact]
    public void Five_wrong_codes_lock_the_code_and_a_right_one_comes_too_late()
    {
        var state = Issued;
        for (var left = 4; left > 0; left--)
        {
            (var outcome, state) = CodeRules.Check(state, LinkPurpose.Prove, matches: false, Now);
            Assert.Equal(new CodeCheck.Wrong(left), outcome);
        }

        (var fifth, state) = CodeRules.Check(state, LinkPurpose.Prove, matches: false, Now);
        Assert.IsType<CodeCheck.Locked>(fifth);
        Assert.IsType<CodeCheck.Locked>(CodeRules.Check(state, LinkPurpose.Prove, matches: true, Now).Outcome);
    }

    [Fact]
    public void A_new_code_opens_what_a_locked_one_closed()
    {
        var locked = Issued with { WrongTries = CodeRules.TriesPerCode };
        var renewed = CodeRules.Issue(locked, Now)!;
        Assert.IsType<CodeCheck.Right>(CodeRules.Check(renewed, LinkPurpose.Prove, matches: true, Now).Outcome);
    }

    [Theory]
    [InlineData(LinkPurpose.Prove, 24 * 60)]
    [InlineData(LinkPurpose.Decide, 15)]
    [InlineData(LinkPurpose.Status, 15)]
    public void A_code_is_good_for_its_time_and_not_longer(LinkPurpose purpose, int minutes)
    {
        Assert.IsType<CodeCheck.Right>(CodeRules.Check(Issued, purpose, matches: true, Now.AddMinutes(minutes).AddSeconds(-1)).Outcome);
        Assert.IsType<CodeCheck.Expired>(CodeRules.Check(Issued, purpose, matches: true, Now.AddMinutes(minutes)).Outcome);
    }

    [Fact]
    public void Nobody_gets_more_than_ten_codes_a_day()
    {
        var state = CodeState.None;
        for (var i = 0; i < CodeRules.CodesPerWindow; i++)
        {
            state = CodeRules.Issue(state, Now.AddMinutes(i))!;
        }

        Assert.Null(CodeRules.Issue(state, Now.AddHours(23)));
        Assert.NotNull(CodeRules.Issue(state, Now.AddHours(24)));
    }

    [Fact]
    public void Before_the_first_code_none_is_right() =>
        Assert.IsType<CodeCheck.Expired>(CodeRules.Check(CodeState.None, LinkPurpose.Prove, matches: true, Now).Outcome);
}
