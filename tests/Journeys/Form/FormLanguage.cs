using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Form;

/// <summary>P25: the browser's language is spoken at once, and another one a click away, at the same place.</summary>
public sealed class FormLanguage(Browser browser, Service service)
{
    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("fr-FR", "zh-CN")]
    public async Task The_browsers_language_picks_the_pages(string asked, string spoken)
    {
        await service.Start();
        await using Visitor visitor = await browser.NewPage(asked);

        await visitor.Page.GotoAsync(service.Address.ToString());

        Assert.Equal(spoken, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(TextCatalogue.In(Language.Parse(spoken))["start.heading"], await visitor.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task Switching_keeps_the_place_and_the_answers_and_is_the_language_of_the_letters()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.FillsIn(account: "1001");

        await person.Page.Locator(".languages a").ClickAsync();

        Assert.Equal("/request/check", person.Path);
        Assert.Equal("zh-CN", await person.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Contains(person.Email, await person.Page.Locator(".answers dd").AllInnerTextsAsync());
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "\u63d0\u4ea4\u6211\u7684\u7533\u8bf7" }).ClickAsync();
        string reference = await person.Page.Locator(".confirmation .reference").InnerTextAsync();
        Letter receipt = await new Letters(service, person.Email, reference).Next();
        Assert.Equal("zh-CN", receipt.Mail.Language);
        await person.Opens(receipt.Link);
        Assert.Equal("zh-CN", await person.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task The_language_can_be_changed_behind_a_link_and_the_link_still_works()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Asks();
        Letter receipt = await person.Letters.Next();
        await person.Opens(receipt.Link);

        await person.Page.Locator(".languages a").ClickAsync();
        Assert.Equal($"/prove/{person.Reference}", person.Path);
        Assert.Equal("zh-CN", await person.Page.Locator("html").GetAttributeAsync("lang"));
        await person.Page.Locator(".languages a").ClickAsync();

        await person.IsOn("prove.heading", "prove");
        await person.Types(Fields.Code, receipt.Code);
        await person.Presses("prove.button");
        await person.IsOn("status.heading", "status-searching");
    }

    [Fact]
    public async Task The_form_can_be_filled_in_with_the_keyboard_alone()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Opens("/");

        await person.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(person.Words["layout.skip"], await Focused(person));
        await person.Page.Keyboard.PressAsync("Enter");
        await Reaches(person, person.Words["start.button"]);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsAt("/request/kinds");
        await Reaches(person, "kind");
        await person.Page.Keyboard.PressAsync("Space");
        await Reaches(person, person.Words["continue"]);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsAt("/request/email");
        await Reaches(person, "email");
        await person.Page.Keyboard.TypeAsync(person.Email);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsAt("/request/account");
        await Reaches(person, "account");
        await person.Page.Keyboard.TypeAsync("1001");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsAt("/request/check");
        await Reaches(person, person.Words["check.button"]);
        await person.Page.Keyboard.PressAsync("Space");
        await person.Sent();

        Assert.NotEmpty((await person.Letters.Next()).Code);
    }

    // Tab goes through everything that can be reached, as far as the page has anything.
    private static async Task Reaches(Person person, string what)
    {
        for (int presses = 0; presses < 25; presses++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await Focused(person) == what)
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach '{what}' on {person.Path}.");
    }

    private static Task<string> Focused(Person person) =>
        person.Page.EvaluateAsync<string>("document.activeElement.innerText || document.activeElement.id");
}
