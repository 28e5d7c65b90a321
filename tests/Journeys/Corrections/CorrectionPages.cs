using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;

namespace PrivacyFunctions.Journeys.Corrections;

/// <summary>The pages of a correction in a browser: well made in both languages, on a phone and on a desk, and usable without JavaScript.</summary>
public sealed class CorrectionPages(Browser browser, Service service)
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    [InlineData("zh-CN", false)]
    public async Task A_person_says_what_is_wrong_and_staff_decide_field_by_field(string language, bool scripts)
    {
        await using Person person = await Person.Arrives(browser, service, "chloe.wong@example.com", language, scripts);
        string label = KindCatalogue.Default.Texts(person.Language)["kinds.correction.label"];
        await person.Opens("/request/kinds");
        await person.Page.GetByLabel(label, new() { Exact = true }).CheckAsync();
        await person.Presses("continue");
        await person.IsOn("corrections.heading", "corrections");
        await person.Page.Locator("#field-1").SelectOptionAsync("shop.customer.nickname");
        await person.Presses("corrections.add");
        await person.Types("value-2", "Lane 3");
        await person.Presses("continue");
        await person.IsOn("corrections.heading", "corrections-wrong");
        Assert.Equal("shop.customer.nickname", await person.Page.Locator("#field-1").InputValueAsync());
        await person.Types("value-1", "Chloe");
        await person.Page.Locator("#field-2").SelectOptionAsync("shop.address.street");

        // Enter sends the form; it does not add another.
        await person.Field("value-2").PressAsync("Enter");
        await person.IsOn("email.heading", "email");
        await person.Types(Fields.Email, person.Email);
        await person.Presses("continue");
        await person.Presses("account.skip");
        await person.IsOn("check.heading", "check-correction");
        Assert.Contains("Lane 3", await person.Main, StringComparison.Ordinal);
        await person.Presses("check.button");
        await person.Sent();
        await person.Proves();

        await using Staff staff = await Staff.For(browser, service, person);
        Letter asked = await staff.Letters.Next();
        await staff.Opens(asked.Link);
        await staff.Presses("signIn.send");
        await staff.Types(Fields.Code, (await staff.Letters.Next()).Code);
        await staff.Presses("signIn.Staff.code.button");
        await staff.IsOn("decision.heading.correction", "decision-correction");
        await staff.Presses("decision.proposal.button");
        await staff.IsOn("decision.heading.correction", "decision-correction-wrong");
        await staff.Types("why", "To compare.");
        await staff.Presses("decision.reveal.button");
        await staff.IsOn("decision.heading.correction", "decision-correction-revealed");
        Assert.Contains("Chloe", await staff.Main, StringComparison.Ordinal);
        foreach (int number in (int[])[1, 2])
        {
            await staff.Page.Locator($"#verdict-{number}").CheckAsync();
        }

        await staff.Presses("decision.proposal.button");
        Letter done = await person.Letters.Next();
        await using Person later = await person.AtAnotherBrowser(browser);
        await later.Opens(done.Link);
        await later.Presses("signIn.send");
        await later.Types(Fields.Code, (await later.Letters.Next()).Code);
        await later.Presses("signIn.Person.code.button");
        await later.IsOn("status.heading", "status-corrected");
        Assert.Contains(later.Words["status.corrected.heading"], await later.Main, StringComparison.Ordinal);
    }
}
