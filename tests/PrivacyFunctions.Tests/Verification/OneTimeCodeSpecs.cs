using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Tests.Verification;

public sealed class OneTimeCodeSpecs
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private readonly CodeSlot _slot = new(Reference.New(), LinkPurpose.Prove, "0011223344556677");

    [Fact]
    public async Task A_letter_written_again_carries_the_same_code()
    {
        var codes = await Codes();
        var first = (await codes.Current(_slot, Test))!;
        Assert.Equal(first, await codes.Current(_slot, Test));
        Assert.Matches("^[0-9]{6}$", first.Digits);
    }

    [Fact]
    public async Task A_new_code_makes_the_earlier_one_void()
    {
        var codes = await Codes();
        var first = (await codes.Current(_slot, Test))!;
        var second = (await codes.Renew(_slot, Test))!;

        Assert.NotEqual(first.Serial, second.Serial);
        Assert.IsType<CodeCheck.Wrong>(await codes.Check(_slot, first.Digits == second.Digits ? "x" : first.Digits, Test));
        Assert.IsType<CodeCheck.Right>(await codes.Check(_slot, second.Digits, Test));
    }

    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        var codes = await Codes();
        var code = (await codes.Current(_slot, Test))!;
        var wrong = code.Digits == "000000" ? "000001" : "000000";
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => codes.Check(_slot, wrong, Test)));

        Assert.Equal(4, outcomes.Count(o => o is CodeCheck.Wrong));
        Assert.IsType<CodeCheck.Locked>(await codes.Check(_slot, code.Digits, Test));
    }

    [Fact]
    public async Task What_another_machine_has_done_with_a_code_counts()
    {
        using var one = await Codes();
        using var other = await Codes();
        var slot = _slot with { Purpose = LinkPurpose.Decide };
        var first = (await one.Renew(slot, Test))!;
        var second = (await other.Renew(slot, Test))!;
        Assert.Equal(2, second.Serial);
        Assert.IsType<CodeCheck.Wrong>(await one.Check(slot, first.Digits == second.Digits ? "x" : first.Digits, Test));
        Assert.IsType<CodeCheck.Right>(await other.Check(slot, second.Digits, Test));
        Assert.IsType<CodeCheck.Expired>(await one.Check(slot, second.Digits, Test));
        Assert.Equal(3, (await one.Renew(slot, Test))!.Serial);
    }

    [Fact]
    public async Task A_slot_whose_record_was_erased_begins_anew()
    {
        using var codes = await Codes();
        var code = (await codes.Current(_slot, Test))!;
        await codes.Forget(_slot.Reference, Test);
        Assert.IsType<CodeCheck.Expired>(await codes.Check(_slot, code.Digits, Test));
        Assert.Equal(1, (await codes.Renew(_slot, Test))!.Serial);
    }

    [Fact]
    public async Task A_code_of_one_purpose_address_or_request_opens_no_other()
    {
        var codes = await Codes();
        var code = (await codes.Current(_slot, Test))!;
        CodeSlot[] others = [_slot with { Purpose = LinkPurpose.Status }, _slot with { Addressee = "7766554433221100" }, _slot with { Reference = Reference.New() }];
        foreach (var other in others)
        {
            Assert.IsType<CodeCheck.Expired>(await codes.Check(other, code.Digits, Test));
        }
    }

    private async Task<OneTimeCodes> Codes() =>
        new(await TestStorageAccount.Get(), DeploymentKey.Parse(Convert.ToBase64String(new byte[32])), _time);
}
