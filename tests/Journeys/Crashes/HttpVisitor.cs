using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, posts forms with the hidden token they carry.</summary>
internal sealed partial class HttpVisitor : IDisposable
{
    private readonly HttpClient _http;
    private Uri _at;

    public HttpVisitor(Uri service)
    {
        _at = service;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = service,
            Timeout = TimeSpan.FromSeconds(30),
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    public string Path => _at.AbsolutePath;

    public string Heading => WebUtility.HtmlDecode(Tags().Replace(HeadingElement().Match(Page).Groups[1].Value, "")).Trim();

    /// <summary>Whether the page has that button of a code page.</summary>
    public bool Offers(string button) => Page.Contains($"value=\"{button}\"", StringComparison.Ordinal);

    public Task Open(Uri url, CancellationToken cancellation) => Send(new HttpRequestMessage(HttpMethod.Get, url), cancellation);

    public Task Open(string path, CancellationToken cancellation) => Open(new Uri(_http.BaseAddress!, path), cancellation);

    /// <summary>Posts the page's form to where it was opened.</summary>
    public Task Submit(CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(FormToken().Match(Page).Groups[1].Value);
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("csrf", token));
        return Send(new HttpRequestMessage(HttpMethod.Post, _at) { Content = new FormUrlEncodedContent(values) }, cancellation);
    }

    public async Task<byte[]> Download(string path, CancellationToken cancellation) => await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellation);

    public void Dispose() => _http.Dispose();

    private async Task Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request, cancellation);
            (Status, RetryAfter) = (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
            Page = await answer.Content.ReadAsStringAsync(cancellation);

            // An error is shown where the form was: reloading or sending again goes to the same place.
            _at = answer.IsSuccessStatusCode ? answer.RequestMessage!.RequestUri! : _at;
        }
    }

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingElement();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
