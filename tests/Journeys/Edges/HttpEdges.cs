using System.Net;
using System.Text;
using System.Text.Json;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Edges;

/// <summary>What programs, scanners and broken clients send is answered in order, and gives nothing away.</summary>
public sealed class HttpEdges(Service service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/nothing-here", 404)]
    [InlineData("GET", "/request", 404)]
    [InlineData("POST", "/", 404)]
    [InlineData("DELETE", "/request/email", 404)]
    [InlineData("PUT", "/status/PR-0000-0000", 404)]
    [InlineData("GET", "/status/PR-0000-0000", 404)]
    [InlineData("GET", "/decide/PR-0000-0000/refuse", 404)]
    [InlineData("GET", "/decide/PR-0000-0000/disagree", 404)]
    [InlineData("DELETE", "/request/kinds", 404)]
    [InlineData("GET", "/request/kinds", 200)]
    [InlineData("GET", "/prove/PR-0000-0000?t=x", 404)]
    [InlineData("GET", "/request/sent", 409)]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/data", 200)]
    [InlineData("POST", "/data", 404)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/assets/site.css", 200)]
    [InlineData("GET", "/assets/icon.svg", 200)]
    public async Task Every_answer_has_its_status_and_the_security_headers(string method, string path, int status)
    {
        using HttpResponseMessage answer = await Send(new HttpMethod(method), path, accept: "text/html");

        Assert.Equal(status, (int)answer.StatusCode);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"), "The answer names the server's software.");
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/data", 200)]
    [InlineData("/request/kinds", 200)]
    [InlineData("/request/email", 200)]
    [InlineData("/request/sent", 409)]
    [InlineData("/nothing-here", 404)]
    public async Task Head_answers_as_get_does_without_a_body(string path, int status)
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Head, path, accept: "text/html");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("email=a%40example.com")]
    [InlineData("email=a%40example.com&csrf=")]
    [InlineData("email=a%40example.com&csrf=AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_form_without_its_token_is_shown_again_and_nothing_is_kept(string form)
    {
        using HttpResponseMessage answer = await Post("/request/email", form, "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("a@example.com", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using HttpRequestMessage next = new(HttpMethod.Get, "/request/account") { Headers = { { "Cookie", cookie } } };
        using HttpResponseMessage account = await service.Http.SendAsync(next, Cancellation);
        Assert.Equal("/request/email", account.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data; boundary=x", "--x--", 415)]
    [InlineData("text/plain", "email=a", 415)]
    public async Task A_body_that_is_no_form_is_refused(string type, string body, int status)
    {
        using HttpResponseMessage answer = await Post("/request/email", body, type);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(bool saysLength)
    {
        using HttpRequestMessage post = new(HttpMethod.Post, "/request/email")
        {
            Content = new StringContent("email=" + new string('a', 70_000), Encoding.ASCII, "application/x-www-form-urlencoded"),
            Headers = { TransferEncodingChunked = saysLength ? null : true, Accept = { new("text/html") } },
        };
        await service.Start();

        using HttpResponseMessage answer = await service.Http.SendAsync(post, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nothing-here", 404, "not-found")]
    [InlineData("POST", "/request/email", 415, "body-unreadable")]
    public async Task A_program_is_told_in_problem_json(string method, string path, int status, string title)
    {
        using HttpResponseMessage answer = await Send(new HttpMethod(method), path, accept: "application/json", body: "{}");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.Equal((status, title), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.NotEmpty(problem.GetProperty("correlation").GetString()!);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/request/email", "/request/email")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    [InlineData("", "/")]
    public async Task The_language_switch_leads_nowhere_else(string back, string leadsTo)
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Get, $"/language?to=en&back={Uri.EscapeDataString(back)}", accept: "text/html");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(leadsTo, answer.Headers.Location!.ToString());
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("pf-lang=en;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> Post(string path, string body, string type) => Send(HttpMethod.Post, path, "text/html", body, type);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string accept, string? body = null, string type = "application/json")
    {
        await service.Start();
        using HttpRequestMessage request = new(method, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (body is not null && method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await service.Http.SendAsync(request, Cancellation);
    }
}
