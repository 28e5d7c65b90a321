using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.HttpOutput, Docs.IsolatedWorker)]
public sealed class HttpAnswerSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    private HttpClient Http => Service.Http;

    [Fact]
    public async Task A_result_of_MVC_is_written()
    {
        Guid id = Guid.NewGuid();
        Assert.Equal($$"""{"id":"{{id}}"}""", await Http.GetStringAsync($"/items/{id}", Token));
        using HttpResponseMessage created = await Http.PostAsync("/items", null, Token);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task Status_type_and_headers_are_those_of_the_function()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/headers?q=a%20b&list=1&list=2");
        request.Headers.Add("X-Question", "what?");
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        Assert.Equal((203, "text/markdown", "a b 2"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync(Token)));
        Assert.Equal("what?", answer.Headers.GetValues("X-Answer").Single());
    }

    [Fact]
    public async Task A_plain_value_is_dropped_and_the_answer_an_empty_200()
    {
        using HttpResponseMessage answer = await Http.GetAsync("/plain", Token);
        Assert.Equal((HttpStatusCode.OK, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task A_redirection_names_its_target()
    {
        using HttpResponseMessage answer = await Http.PostAsync("/see-other", null, Token);
        Assert.Equal((HttpStatusCode.SeeOther, "/there"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Several_cookies_are_read_and_set()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cookies");
        request.Headers.Add("Cookie", "a=1; b=2");
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        Assert.Equal("a=1 b=2", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(["one=1", "two=2"], answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.FunctionContext")]
    public async Task The_context_knows_the_function_and_its_request() =>
        Assert.Equal("AnswerContext True True", await Http.GetStringAsync("/context", Token));

    [Fact]
    public async Task An_exception_is_an_empty_500()
    {
        using HttpResponseMessage answer = await Http.GetAsync("/fails", Token);
        Assert.Equal((HttpStatusCode.InternalServerError, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }

    [Theory]
    [StandsFor(Docs.HttpTrigger)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(5 * 1024 * 1024, false)]
    [InlineData(29_000_000, false)]
    [InlineData(1, true)]
    [InlineData(5 * 1024 * 1024, true)]
    public async Task A_body_arrives_whole_with_its_length_or_in_chunks(int length, bool chunked)
    {
        byte[] body = new byte[length];
        new Random(length).NextBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/digest") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        Assert.Equal($"{length} {Convert.ToHexString(SHA256.HashData(body))}", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    [StandsFor(Docs.HttpTrigger)]
    public async Task A_body_over_the_limit_of_the_server_is_refused_and_the_next_request_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/digest") { Content = new ByteArrayContent(new byte[30_000_001]) };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        Assert.True(answer.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.RequestEntityTooLarge, answer.StatusCode.ToString());
        Assert.Equal("home GET", await Http.GetStringAsync("/", Token));
    }

    [Fact]
    [StandsFor("Microsoft.AspNetCore.Http.HttpRequest.ReadFormAsync")]
    public async Task A_form_with_a_file_is_read()
    {
        using var form = new MultipartFormDataContent { { new StringContent("张三"), "name" }, { new ByteArrayContent(new byte[100_000]), "file", "a.bin" } };
        using HttpResponseMessage answer = await Http.PostAsync("/form", form, Token);
        Assert.Equal("张三 100000", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    [StandsFor("Microsoft.AspNetCore.Mvc.FileContentResult")]
    public async Task A_part_of_a_file_is_206_and_an_unchanged_one_304()
    {
        using var part = new HttpRequestMessage(HttpMethod.Get, "/file") { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using HttpResponseMessage partial = await Http.SendAsync(part, Token);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (partial.StatusCode, await partial.Content.ReadAsStringAsync(Token)));

        using var known = new HttpRequestMessage(HttpMethod.Get, "/file") { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"v1\"") } } };
        using HttpResponseMessage unchanged = await Http.SendAsync(known, Token);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task What_is_written_arrives_before_the_function_ends()
    {
        string id = NewId();
        using HttpResponseMessage answer = await Http.GetAsync($"/stream?id={id}", HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        Assert.Equal("first", await reader.ReadLineAsync(Token));
        await Service.OpenGate(id);
        Assert.Equal("last", await reader.ReadLineAsync(Token));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [StandsFor("Microsoft.Azure.Functions.Worker.FunctionContext.CancellationToken")]
    public async Task A_client_that_goes_away_cancels_the_function(string method)
    {
        string id = NewId();
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/never?id={id}");
        Task<HttpResponseMessage> answer = Http.SendAsync(request, client.Token);
        await Service.Notes(id, "entered");
        await client.CancelAsync();
        await Service.Notes(id, "cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [StandsFor("Microsoft.Azure.Functions.Worker.FunctionContext.CancellationToken")]
    public async Task An_upload_that_is_cut_off_is_not_taken_for_a_whole_one(bool chunked)
    {
        string id = NewId();
        await using (RawRequest upload = await RawRequest.OpenAsync(Http.BaseAddress!))
        {
            string framing = chunked ? "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n" : "Content-Length: 1000\r\n\r\nabcd";
            await upload.SendAsync($"POST /upload?id={id} HTTP/1.1\r\nHost: test\r\n{framing}");
            await Service.Notes(id, "entered");
        }

        await Service.Notes(id, "cut off");
        Assert.DoesNotContain("whole", await Service.Journal(id));
    }
}
