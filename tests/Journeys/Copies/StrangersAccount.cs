using System.Globalization;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>Only what is proven is searched for: somebody else's account or address beside one's own mailbox finds nothing of theirs.</summary>
public sealed class StrangersAccount(Browser browser, Service service)
{
    private const string Own = "sam.taylor@example.com";
    private const string Stranger = "mei.lin@example.com";

    [Theory]
    [InlineData("account id")]
    [InlineData("address")]
    public async Task A_strangers_account_beside_ones_own_mailbox_finds_only_ones_own(string typed)
    {
        string account = typed == "address" ? Stranger : SampleShop.Customer(Stranger).Id.ToString(CultureInfo.InvariantCulture);
        await using Person person = await Person.Arrives(browser, service, Own);
        await person.AsksAndProves(account);
        await using (Staff staff = await Staff.For(browser, service, person))
        {
            await staff.OpensDecision();
            Assert.Contains(staff.Words["decision.who.accountText"], await staff.Main, StringComparison.Ordinal);
            Assert.Equal(["1", "1", "2", "3", "3"], (await staff.Page.Locator("tbody td.number").AllInnerTextsAsync()).Order(StringComparer.Ordinal));
            await staff.Approves();
        }

        await person.SeesOutcome("status.ready.heading");
        IAPIResponse download = await person.Fetches($"/status/{person.Reference}/download");
        await DownloadedPackage.AssertIsOnlyAbout(new MemoryStream(await download.BodyAsync()), Own);
    }

    [Fact]
    public async Task A_strangers_account_beside_a_mailbox_that_nobody_knows_finds_nothing()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.AsksAndProves(SampleShop.Customer(Stranger).Id.ToString(CultureInfo.InvariantCulture));

        await person.SeesOutcome("status.nothing.heading");

        Assert.Empty(await new Letters(service, Staff.Handler, person.Reference).All());
        IAPIResponse download = await person.Fetches($"/status/{person.Reference}/download");
        Assert.Equal(303, download.Status);
    }
}
