using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>A link opens what it was made for, to whom it was made for, and says kindly why it does not.</summary>
public sealed class LinksOfLetters(Browser browser, Service service)
{
    [Fact]
    public async Task A_link_that_was_changed_or_cut_off_or_put_on_another_request_opens_nothing()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await using Person other = await Person.Arrives(browser, service, Person.Unknown());
        await person.Asks();
        await other.Asks();
        string link = (await person.Letters.Next()).Link;
        char last = link[^2];
        string[] broken =
        [
            link[..^2] + (last == 'A' ? 'B' : 'A') + link[^1],
            link[..^10],
            link.Split('?')[0],
            link.Replace(person.Reference, other.Reference, StringComparison.Ordinal),
            link.Replace("/prove/", "/status/", StringComparison.Ordinal),
            link.Replace("/prove/", "/decide/", StringComparison.Ordinal),
            link.Replace(person.Reference, "PR-0000-0000", StringComparison.Ordinal),
            link.Replace(person.Reference, "PR-nothing", StringComparison.Ordinal),
        ];
        foreach (string url in broken)
        {
            var answer = await person.Opens(url);
            Assert.Equal(404, answer!.Status);
            await person.IsOn("message.linkBroken.heading", "link-broken");
        }

        await person.Opens(link);
        await person.IsOn("prove.heading", "prove");
        Assert.DoesNotContain("t=", person.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_link_that_was_used_says_that_there_is_nothing_more_to_do(string language)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse(), language);
        await person.AsksAndProves();
        Letter receipt = (await person.Letters.All())[0];
        await using (Person later = await person.AtAnotherBrowser(browser))
        {
            await later.Opens(receipt.Link);
            await later.IsOn("message.proven.heading", "prove-used");
            Assert.Contains(person.Reference, await later.Main, StringComparison.Ordinal);
            Assert.Equal(0, await later.Field(Fields.Code).CountAsync());
        }

        await using Staff staff = await Staff.For(browser, service, person);
        Letter asked = await staff.OpensDecision();
        await staff.Approves();
        await staff.Opens(asked.Link);
        await staff.IsOn("decided.Final.Approve.before", "decided-before");
        await using Staff elsewhere = await Staff.For(browser, service, person);
        await elsewhere.Opens(asked.Link);
        await elsewhere.Presses("signIn.send");

        // The letter that asks, and the code that was used, came before.
        await elsewhere.Letters.Next();
        await elsewhere.Letters.Next();
        await elsewhere.Types(Fields.Code, (await elsewhere.Letters.Next()).Code);
        await elsewhere.Presses("signIn.Staff.code.button");
        await elsewhere.IsOn("decided.Final.Approve.before", "decided-elsewhere");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Who_decides_second_is_told_who_decided_and_what(string language)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse(), language);
        await person.AsksAndProves();
        await using Staff first = await Staff.For(browser, service, person);
        await using Staff second = await Staff.For(browser, service, person, email: Service.SecondHandler);
        await first.OpensDecision();
        await second.OpensDecision();
        await second.GoesToRefuse();

        await first.Approves();
        await second.Page.GetByRole(Microsoft.Playwright.AriaRole.Radio).First.CheckAsync();
        await second.Types(Fields.Reason, "Too late");
        await second.Presses("refuse.button");

        await second.IsOn("decided.Final.Approve.before", "decided-by-another");
        Assert.Contains("s•••@e•••.com", await second.Main, StringComparison.Ordinal);
        Assert.Contains("\u00b7 " + person.Reference, (await person.Letters.Next()).Subject, StringComparison.Ordinal);
        await person.SeesOutcome("status.ready.heading");
    }

    [Fact]
    public async Task A_session_of_one_request_opens_no_other_and_the_link_alone_shows_nothing()
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse());
        await person.AsksAndProves();
        await using Person other = await Person.Arrives(browser, service, "sam.taylor@example.com");
        await other.AsksAndProves();

        foreach (string path in (string[])[$"/status/{other.Reference}", $"/status/{other.Reference}/read", $"/status/{other.Reference}/download", $"/decide/{person.Reference}"])
        {
            Assert.Equal(404, (await person.Opens(path))!.Status);
        }

        await using (Staff staff = await Staff.For(browser, service, other))
        {
            await staff.OpensDecision();
            await staff.Approves();
        }

        Letter ready = await other.Letters.Next();
        await person.Opens(ready.Link);
        await person.IsOn("signIn.Person.start.heading", "status-sign-in");
        Assert.DoesNotContain("sam.taylor", await person.Page.ContentAsync(), StringComparison.Ordinal);
        var read = await person.Fetches($"/status/{other.Reference}/read");
        Assert.Equal((303, $"/status/{other.Reference}"), (read.Status, read.Headers["location"]));
    }
}
