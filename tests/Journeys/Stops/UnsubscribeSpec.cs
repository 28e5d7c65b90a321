using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Suppression;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>P18 and RFC 8058: one press on a marketing message stops them all, and opening its link stops nothing.</summary>
public sealed partial class UnsubscribeSpec
{
    private const string Email = "mei.lin@example.com";
    private const string Field = "List-Unsubscribe";
    private const string Pressed = "One-Click";
    private const string Secret = "5ad7e0c19b2f4d33a1c85b7702e6f94d";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_press_stops_once_however_often_the_link_is_opened_and_pressed()
    {
        await using var uploads = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, [.. Asking.Hooks(("uploads", uploads, "source")), ("UnsubscribeSecret", Secret)]);
        using var mailing = Client();
        var link = await Link(office, mailing);

        // What a scanner of mails does.
        Assert.Contains("no more marketing messages", await mailing.GetStringAsync(link, Cancellation), StringComparison.Ordinal);

        // What a mail program does, in either form, and again; then the person, from the page.
        using var fields = new FormUrlEncodedContent([new(Field, Pressed)]);
        var reference = await Press(mailing, link, fields);
        using var parts = new MultipartFormDataContent { { new StringContent(Pressed), Field } };
        Assert.Equal(reference, await Press(mailing, link, parts));
        using var person = office.Caller();
        await person.Open(link, Cancellation);
        Assert.Contains($"name=\"{Field}\" value=\"{Pressed}\"", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, (Field, Pressed));
        Assert.Contains("You are unsubscribed", person.Text, StringComparison.Ordinal);
        Assert.Contains(reference, person.Text, StringComparison.Ordinal);

        var letter = await office.Letter(reference, "stopped");
        Assert.Equal((Email, 1), (letter.To, letter.Deliveries));
        Assert.Equal(1, uploads.Attempts);
        var told = Assert.Single(uploads.About(reference));
        Assert.Equal(("stop", "marketing-opt-out", Email), (told.Event, told.Kind, told.Email));

        var request = await office.Find(reference);
        Assert.Equal((Door.Unsubscribe, RequestStatus.Closed, Outcome.Done), (request.Received.Door, request.Status, request.Outcome));
        var list = new SuppressionList(office.Station.Storage, DeploymentKey.Parse(Crashes.Station.Key), TimeProvider.System);
        Assert.True(await list.IsSuppressed(Email, "advertising", Cancellation));

        // Being on the list stops no letter about a request.
        Assert.Equal(Email, (await office.Letter(await office.Ask(Email, ["copy"]), "receipt")).To);
    }

    [Fact]
    public async Task The_page_opens_in_the_language_of_the_message_whatever_the_browser_asks_for()
    {
        await using var office = await Office.Open(Cancellation, ("UnsubscribeSecret", Secret));
        using var mailing = Client();
        using var answer = await mailing.PostAsJsonAsync(new Uri(office.Station.Address, "api/unsubscribe-links"), new { email = Email, language = "zh-CN" }, Cancellation);
        var url = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("url").GetString()!;

        using var person = office.Caller("en");
        await person.Open(new Uri(url), Cancellation);
        Assert.Equal("zh-CN", person.Language);
        await person.Submit(Cancellation, (Field, Pressed));
        Assert.Equal("zh-CN", person.Language);
        Assert.Equal("zh-CN", (await office.Find(ReferencePattern().Match(person.Page).Value)).Language.Tag);
    }

    [Fact]
    public async Task Without_the_setting_no_links_are_given()
    {
        await using var office = await Office.Open(Cancellation);
        using var mailing = Client();
        using var answer = await mailing.PostAsJsonAsync(new Uri(office.Station.Address, "api/unsubscribe-links"), new { email = Email }, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    private static async Task<Uri> Link(Office office, HttpClient mailing)
    {
        using var answer = await mailing.PostAsJsonAsync(new Uri(office.Station.Address, "api/unsubscribe-links"), new { email = Email }, Cancellation);
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var url = given.GetProperty("url").GetString()!;
        var headers = given.GetProperty("headers");
        Assert.Equal($"<{url}>", headers.GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", headers.GetProperty("List-Unsubscribe-Post").GetString());
        Assert.StartsWith($"{office.Station.Address}unsubscribe/", url, StringComparison.Ordinal);
        return new Uri(url);
    }

    private static async Task<string> Press(HttpClient client, Uri link, HttpContent content)
    {
        using var answer = await client.PostAsync(link, content, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return ReferencePattern().Match(await answer.Content.ReadAsStringAsync(Cancellation)).Value;
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
