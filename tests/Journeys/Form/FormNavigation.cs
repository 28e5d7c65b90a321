using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Form;

/// <summary>Going back, reloading, a second tab, a second click: nothing is lost, and nothing is sent twice.</summary>
public sealed class FormNavigation(Browser browser, Service service)
{
    [Fact]
    public async Task Going_back_shows_the_answers_again_and_going_on_keeps_them()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.FillsIn(account: "1001");

        await person.Page.GoBackAsync();
        Assert.Equal("1001", await person.Field(Fields.Account).InputValueAsync());
        await person.Page.GoBackAsync();
        Assert.Equal(person.Email, await person.Field(Fields.Email).InputValueAsync());
        await person.Page.GoBackAsync();
        Assert.True(await person.Page.GetByLabel(person.Words["kinds.copy.label"], new() { Exact = true }).IsCheckedAsync());
        await person.Presses("continue");
        await person.Presses("continue");
        await person.Follows("layout.back");
        Assert.Equal(person.Email, await person.Field(Fields.Email).InputValueAsync());
        await person.Presses("continue");
        await person.Presses("continue");

        string[] answers = [.. await person.Page.Locator(".answers dd").AllInnerTextsAsync()];
        Assert.Contains(person.Words["kind.copy"], answers);
        Assert.Contains(person.Email, answers);
        Assert.Contains("1001", answers);
    }

    [Fact]
    public async Task A_change_on_the_last_page_is_what_is_sent()
    {
        string wrong = Person.Unknown();
        await using Person person = await Person.Arrives(browser, service, wrong);
        await person.FillsIn();
        string right = Person.Unknown();

        await person.Page.Locator(".change a[href='/request/email']").ClickAsync();
        await person.Types(Fields.Email, right);
        await person.Presses("continue");
        await person.Presses("account.skip");
        await person.Presses("check.button");
        await person.Sent();

        Assert.NotEmpty((await new Letters(service, right, person.Reference).Next()).Code);
        Assert.Empty(await person.Letters.All());
    }

    [Fact]
    public async Task Two_clicks_on_send_are_one_request()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.FillsIn();

        await person.Page.GetByRole(AriaRole.Button, new() { Name = person.Words["check.button"] }).DblClickAsync();
        await person.Sent();

        Assert.NotEmpty((await person.Letters.Next()).Code);
        Assert.Single(await person.Letters.All());
        Assert.Equal(1, await LettersTo(person.Email));
    }

    [Fact]
    public async Task The_same_form_posted_many_times_at_once_is_one_request()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.FillsIn();
        string csrf = await person.Page.Locator("[name=csrf]").GetAttributeAsync("value") ?? "";
        string cookie = string.Join("; ", (await person.Page.Context.CookiesAsync([person.Page.Url])).Select(c => $"{c.Name}={c.Value}"));

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(csrf, cookie)));

        Assert.All(answers, answer => Assert.Equal((303, "/request/sent"), ((int)answer.StatusCode, answer.Headers.Location!.ToString())));
        await person.Presses("check.button");
        await person.Sent();
        Assert.NotEmpty((await person.Letters.Next()).Code);
        Assert.Equal(1, await LettersTo(person.Email));
    }

    [Fact]
    public async Task After_sending_back_and_reload_show_the_same_reference_and_send_nothing()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Asks();
        string reference = person.Reference;
        await person.Page.ReloadAsync();
        await person.Sent();
        Assert.Equal(reference, person.Reference);

        await person.Opens("/request/check");
        await person.Sent();
        Assert.Equal(reference, person.Reference);

        await person.Page.GoBackAsync();
        await person.Page.ReloadAsync();
        Assert.NotEmpty((await person.Letters.Next()).Code);
        Assert.Equal(1, await LettersTo(person.Email));
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_are_one_form_and_the_tab_left_behind_starts_a_new_one()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Opens("/request/email");
        IPage left = await person.Page.Context.NewPageAsync();
        await left.GotoAsync(person.Page.Url);
        await person.Asks();

        string other = Person.Unknown();
        service.Secrets.Add("address", other);
        await left.Locator("#email").FillAsync(other);
        await left.Locator("main button").First.ClickAsync();
        Assert.Contains(person.Words["problem.form.expired"], await left.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(other, await left.Locator("#email").InputValueAsync());
        await left.Locator("main button").First.ClickAsync();
        Assert.EndsWith("/request/kinds", left.Url, StringComparison.Ordinal);
        Assert.Equal(0, await left.Locator("input[type=checkbox]:checked").CountAsync());
        await left.GetByLabel(person.Words["kinds.copy.label"], new() { Exact = true }).CheckAsync();
        await left.Locator("main button").First.ClickAsync();
        Assert.Equal(other, await left.Locator("#email").InputValueAsync());
        await left.Locator("main button").First.ClickAsync();
        Assert.EndsWith("/request/account", left.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/request/account", "/request/email")]
    [InlineData("/request/check", "/request/email")]
    public async Task A_page_opened_too_early_leads_to_the_first_question(string path, string leadsTo)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Opens(path);
        Assert.Equal(leadsTo, person.Path);
        await person.Opens("/request/sent");
        await person.IsOn("message.startAgain.heading", "start-again");
    }

    private async Task<HttpResponseMessage> Post(string csrf, string cookie)
    {
        using HttpRequestMessage post = new(HttpMethod.Post, "request/check") { Content = new FormUrlEncodedContent([KeyValuePair.Create("csrf", csrf)]) };
        post.Headers.Add("Cookie", cookie);
        return await service.Http.SendAsync(post);
    }

    private async Task<int> LettersTo(string address)
    {
        string letters = await service.Http.GetStringAsync($"dev/mailbox.json?to={Uri.EscapeDataString(address)}", TestContext.Current.CancellationToken);
        return System.Text.Json.JsonDocument.Parse(letters).RootElement.GetArrayLength();
    }
}
