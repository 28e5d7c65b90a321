using System.Net;
using System.Text.Json;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Deadlines;

/// <summary>Machines, people and the calendars of staff are told by when.</summary>
public sealed class DeadlinesSpec(Browser browser, Service service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", true, "Done by Tuesday 27 October 2026")]
    [InlineData("zh-CN", true, "办结\uff1a2026年10月27日\uff08星期二\uff09前")]
    [InlineData("en", false, "Done by Tuesday 27 October 2026")]
    public async Task A_person_asks_by_when_and_sees_how_it_is_counted(string language, bool scripts, string answer)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language, scripts);
        await person.Opens("/deadlines");
        await person.IsOn("deadlines.heading", "deadlines");
        await person.Presses("deadlines.button");
        await person.IsOn("deadlines.heading", "deadlines-missing");
        Assert.Equal(2, await person.Page.Locator(".error-summary li").CountAsync());

        await person.Page.Locator("#kind").SelectOptionAsync("account-cancellation");
        await person.Types("received", "2026-09-30");
        await person.Presses("deadlines.button");

        await person.IsOn("deadlines.heading", "deadlines-answer");
        Assert.Equal(answer, await person.Page.Locator("#dates").InnerTextAsync());
        Assert.Equal("account-cancellation", await person.Page.Locator("#kind").InputValueAsync());
        await person.Page.Locator(".languages a").ClickAsync();
        Assert.Equal("account-cancellation", await person.Page.Locator("#kind").InputValueAsync());
    }

    [Fact]
    public async Task A_machine_gets_json_in_the_language_it_asks_for()
    {
        using var reply = await Get("api/deadlines?regime=pipl&kind=account-cancellation&received=2026-09-30&lang=zh-CN", HttpStatusCode.OK, "application/json");

        Assert.Equal("2026-10-27", reply.RootElement.GetProperty("due").GetString());
        Assert.Contains("北京时间", reply.RootElement.GetProperty("steps")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_asks_wrongly_is_told_the_parameter_and_the_values_allowed()
    {
        using var reply = await Get("api/deadlines?regime=pipl&kind=acount&received=soon", HttpStatusCode.BadRequest, "application/problem+json");

        Assert.Equal("kind", reply.RootElement.GetProperty("parameter").GetString());
        Assert.Contains("account-cancellation", reply.RootElement.GetProperty("allowed").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(["kind", "received"], reply.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("parameter").GetString()));
    }

    [Fact]
    public async Task Staff_subscribe_to_due_dates_and_see_references_alone()
    {
        await using Person person = await Person.Arrives(browser, service, Copies.SampleShop.SomebodyElse());
        await person.Asks();
        await person.Proves();
        await using Staff staff = await Staff.For(browser, service, person);
        await staff.OpensDecision();
        await staff.Opens($"/decide/{person.Reference}/calendar");
        await staff.IsOn("message.calendar.heading", "calendar");
        var address = (await staff.Page.Locator("main p").AllInnerTextsAsync()).Single(p => p.StartsWith("http", StringComparison.Ordinal));

        using var answer = await service.Http.GetAsync(new Uri(address), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"SUMMARY:{person.Reference}", text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Email, text, StringComparison.Ordinal);

        using var changed = await service.Http.GetAsync(new Uri(address[..^1] + (address[^1] == 'A' ? 'Q' : 'A')), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
    }

    private async Task<JsonDocument> Get(string path, HttpStatusCode status, string mediaType)
    {
        await service.Start();
        using var answer = await service.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal((status, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
