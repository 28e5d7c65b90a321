using PrivacyFunctions.Journeys.Canaries;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>P5: consent is withdrawn per use, as easily as it was given; whoever is slow to hear of it holds up nobody.</summary>
public sealed class WithdrawalSpec
{
    private const string Email = "wei.zhang@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawal_in_Chinese_is_answered_while_a_hook_is_down_which_hears_of_it_later()
    {
        await using var shop = await HookServer.Start();
        await using var advertising = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("shop", shop, "source"), ("advertising", advertising, "recipient")));
        advertising.Answer(503);
        var reference = await office.AskToStop(Email, "consent-withdrawal", ["advertising", "usage-analysis"], "zh-CN", Cancellation);

        var letter = await office.Letter(reference, "stopped");
        Assert.Contains("分析您使用我们服务的情况", letter.Text, StringComparison.Ordinal);
        Assert.Contains("广告服务提供方\uff1a已告知\uff0c尚未确认", letter.Text, StringComparison.Ordinal);
        Assert.Matches("- 示例商店\uff1a已于.*确认", letter.Text);
        Assert.Contains("效力不受影响", letter.Text, StringComparison.Ordinal);

        var request = await office.Find(reference);
        Assert.Equal((Outcome.Done, (IdentityProven?)null), (request.Outcome, request.Proof));
        Assert.Equal(["advertising", "usage-analysis"], Assert.Single(shop.About(reference)).Purposes.Order());
        Assert.Empty(advertising.About(reference));
        using var person = await office.SignIn(letter, "zh-CN");
        Assert.Contains("广告服务提供方 尚未确认", person.Text, StringComparison.Ordinal);

        advertising.IsBack();
        await office.Until(reference, "the hook that was down has acknowledged", r => r.Stops[0].ToldAt("advertising", HookEvent.Stop) is not null);
        Assert.Equal(Email, Assert.Single(advertising.About(reference)).Email);
        await person.Open($"status/{reference}", Cancellation);
        Assert.DoesNotContain("尚未确认", person.Text, StringComparison.Ordinal);
        Assert.Single(await office.Letters(reference), l => l.Key.Letter == "stopped");
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "untold");
    }

    [Fact]
    public async Task Neither_address_nor_secret_is_in_storage_or_log_also_where_hooks_fail()
    {
        const string Marked = "canary-7f3a91@example.com";
        await using var crm = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("crm", crm, "source")));
        crm.Answer(500);
        var reference = await office.AskToStop(Marked, "consent-withdrawal", ["all"], "en", Cancellation);
        await office.Letter(reference, "stopped");
        crm.IsBack();
        await office.Until(reference, "the hook has acknowledged", r => !r.Stops[0].Untold.Any());
        Assert.Equal(Marked, Assert.Single(crm.About(reference)).Email);

        // The development mailbox is the mail provider, who has to know the address.
        await office.Station.Storage.Blobs.GetBlobContainerClient("dev-mailbox").DeleteAsync(cancellationToken: Cancellation);
        var scanner = new CanaryScanner(new Dictionary<string, string> { ["address"] = Marked, ["secret"] = HookServer.Secret, ["hook"] = crm.Url.ToString() });
        var log = await File.ReadAllBytesAsync(office.Service.OutputFile, Cancellation);
        Assert.Contains($"{reference}/consent-withdrawal/1/stop/crm", System.Text.Encoding.UTF8.GetString(log), StringComparison.Ordinal);
        Assert.Empty((await scanner.Scan(office.Station.Azurite.ConnectionString, Cancellation)).Concat(scanner.In(log, "the log")));
    }

    [Fact]
    public async Task Staff_hear_of_a_hook_that_is_silent_for_a_day_and_it_is_told_all_the_same()
    {
        await using var crm = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("crm", crm, "source")));
        crm.Answer(503);
        var reference = await office.AskToStop(Email, "consent-withdrawal", ["all"], "en", Cancellation);
        await office.Letter(reference, "stopped");

        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "untold");
        await office.Advance(1);
        var asked = await office.Letter(reference, "untold", Office.Handler);
        Assert.Contains("crm", asked.Text, StringComparison.Ordinal);
        using var staff = await office.SignIn(asked);
        Assert.Contains("Not everybody has confirmed", staff.Text, StringComparison.Ordinal);

        crm.IsBack();
        await office.Advance(1);
        await office.Until(reference, "the hook has acknowledged", r => !r.Stops[0].Untold.Any());
        Assert.Equal(16, Assert.Single(crm.About(reference)).Purposes.Count);
    }

    [Fact]
    public async Task What_is_wrong_with_the_choice_of_uses_is_said_and_going_back_changes_it()
    {
        await using var office = await Office.Open(Cancellation);
        using var person = office.Caller();
        await person.Open("request/purposes", Cancellation);
        Assert.Contains("What would you like us to do?", person.Text, StringComparison.Ordinal);

        await person.Submit(Cancellation, ("kind", "consent-withdrawal"));
        Assert.Contains("Which uses of your data is this about?", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("purpose", "no-such-use"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains("Choose at least one use", person.Text, StringComparison.Ordinal);

        await person.Submit(Cancellation, ("purpose", "advertising"));
        await person.Submit(Cancellation, ("email", Email));
        Assert.Contains("To show you advertisements that are relevant to you", person.Text, StringComparison.Ordinal);
        Assert.Contains("You need not prove anything", person.Text, StringComparison.Ordinal);
        await person.Open("request/purposes", Cancellation);
        Assert.Contains("value=\"advertising\" checked", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("purpose", "all"));
        Assert.Contains("All of them", person.Text, StringComparison.Ordinal);
    }
}
