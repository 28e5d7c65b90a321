using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Form;

/// <summary>What is wrong stands beside the field and in a summary that links to it; what was typed is kept.</summary>
public sealed class FormErrors(Browser browser, Service service)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Nothing_is_chosen_beforehand_and_who_chooses_nothing_is_asked_again(string language)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.Opens("/request/kinds");
        Assert.Equal(0, await person.Page.Locator("input[type=checkbox]:checked").CountAsync());

        await person.Presses("continue");

        Assert.Equal("/request/kinds", person.Path);
        await SeesProblem(person, Fields.Kind, person.Words["problem.kind.missing"]);
    }

    [Theory]
    [InlineData("en", "", "problem.email.missing")]
    [InlineData("zh-CN", "nobody", "problem.email.invalid")]
    [InlineData("en", "two words@example.com", "problem.email.invalid")]
    [InlineData("en", "a@example.com, b@example.com", "problem.email.invalid")]
    [InlineData("en", "<b>a</b>@example.com", "problem.email.invalid")]
    [InlineData("zh-CN", "\u5f20\u4f1f@\u4f8b\u5b50", "problem.email.invalid")]
    public async Task An_address_that_no_letter_can_reach_is_asked_for_again(string language, string typed, string problem)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.Opens("/request/email");

        await person.Types(Fields.Email, typed);
        await person.Presses("continue");

        await SeesProblem(person, Fields.Email, person.Words[problem], typed);
    }

    [Fact]
    public async Task An_address_longer_than_mail_allows_is_kept_and_the_limit_named()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Opens("/request/email");
        string typed = new string('a', 288) + "@example.com";

        await person.Types(Fields.Email, typed);
        await person.Presses("continue");

        await SeesProblem(person, Fields.Email, person.Words.With("problem.email.tooLong", ("limit", 254)), typed);
    }

    [Fact]
    public async Task White_space_around_an_address_is_forgiven()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Opens("/request/kinds");
        await person.ChoosesCopy();
        await person.Page.Locator("#email").EvaluateAsync("field => field.type = 'text'"); // Else the browser trims it itself.

        await person.Types(Fields.Email, $"  {person.Email} ");
        await person.Presses("continue");
        await person.Presses("account.skip");

        await person.IsOn("check.heading", "check");
        Assert.Contains(person.Email, await person.Page.Locator(".answers dd").AllInnerTextsAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task An_account_id_that_is_too_long_or_hides_something_is_asked_for_again(string language)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.FillsIn();
        await person.Opens("/request/account");

        await person.Types(Fields.Account, new string('7', 65));
        await person.Presses("continue");
        await SeesProblem(person, Fields.Account, person.Words.With("problem.account.tooLong", ("limit", 64)), new string('7', 65));

        await person.Types(Fields.Account, "10\u202e01");
        await person.Presses("continue");
        await SeesProblem(person, Fields.Account, person.Words["problem.account.characters"], "10\u202e01");

        await person.Presses("account.skip");
        await person.IsOn("check.heading", "check");
        Assert.Contains(person.Words["check.noAccount"], await person.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_an_answer_is_shown_as_it_was_typed()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.FillsIn(account: "<img src=x onerror=alert(1)>");

        Assert.Contains("<img src=x onerror=alert(1)>", await person.Page.Locator(".answers dd").AllInnerTextsAsync());
        Assert.Equal(0, await person.Page.Locator("main img").CountAsync());
    }

    private static async Task SeesProblem(Person person, string field, string problem, string typed)
    {
        await SeesProblem(person, field, problem);
        Assert.Equal(typed, await person.Field(field).InputValueAsync());
        Assert.Equal("true", await person.Field(field).GetAttributeAsync("aria-invalid"));
    }

    private static async Task SeesProblem(Person person, string field, string problem)
    {
        await Inspection.Inspect(person.Page, person.Language, $"{field}-problem");
        Assert.StartsWith(person.Words["layout.errorPrefix"], await person.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.EndsWith(problem, await person.ErrorOf(field).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("error-summary", await person.Page.EvaluateAsync<string>("document.activeElement.id"));
        await person.Page.Locator(".error-summary").GetByText(problem).ClickAsync();
        Assert.Equal(field, await person.Page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
