using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Journeys.Time;

/// <summary>Somebody at a browser without JavaScript: keeps cookies, follows redirects, posts forms with the hidden token they carry.</summary>
internal sealed partial class Caller : IDisposable
{
    private readonly HttpClient _http;
    private Uri _at;

    public Caller(Uri service, string language)
    {
        _at = service;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = service,
            Timeout = TimeSpan.FromSeconds(60),
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>What the page says, without its tags.</summary>
    public string Text { get; private set; } = "";

    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>The language that the answer says it is in.</summary>
    public string Language { get; private set; } = "";

    public bool Offers(string button) => Page.Contains($"value=\"{button}\"", StringComparison.Ordinal);

    public Task Open(Uri url, CancellationToken cancellation) => Send(new HttpRequestMessage(HttpMethod.Get, url), cancellation);

    public Task Open(string path, CancellationToken cancellation) => Open(new Uri(_http.BaseAddress!, path), cancellation);

    /// <summary>Posts the page's form to where the page is.</summary>
    public Task Submit(CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(FormToken().Match(Page).Groups[1].Value);
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("csrf", token));
        return Send(new HttpRequestMessage(HttpMethod.Post, _at) { Content = new FormUrlEncodedContent(values) }, cancellation);
    }

    /// <summary>Presses the one button of a page whose fields are all hidden: sends again what could not be taken before.</summary>
    public Task SubmitAgain(CancellationToken cancellation)
    {
        var values = HiddenField().Matches(Page).Select(f => KeyValuePair.Create(WebUtility.HtmlDecode(f.Groups[1].Value), WebUtility.HtmlDecode(f.Groups[2].Value)));
        return Send(new HttpRequestMessage(HttpMethod.Post, _at) { Content = new FormUrlEncodedContent(values) }, cancellation);
    }

    public Task<byte[]> Download(string path, CancellationToken cancellation) => _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellation);

    /// <summary>One range of a file.</summary>
    /// <param name="range">As <c>bytes=0-0</c>.</param>
    public async Task<byte[]> Part(string path, string range, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Range", range } } };
        using var answer = await _http.SendAsync(request, cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>Begins a download and hangs up after its first bytes.</summary>
    /// <returns>How long the file would have been, in bytes.</returns>
    public async Task<long> HangUpOn(string path, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellation);
        await body.ReadExactlyAsync(new byte[1000], cancellation);
        return answer.Content.Headers.ContentLength!.Value;
    }

    public void Dispose() => _http.Dispose();

    private async Task Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request, cancellation);
            (Status, RetryAfter, Language) = (answer.StatusCode, answer.Headers.RetryAfter?.Delta, string.Join(',', answer.Content.Headers.ContentLanguage));
            Page = await answer.Content.ReadAsStringAsync(cancellation);
            Text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Page, " ")), " ");
            _at = answer.RequestMessage!.RequestUri!;
        }
    }

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
