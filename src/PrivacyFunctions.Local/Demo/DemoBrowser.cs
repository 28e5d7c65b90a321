using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Local.Demo;

/// <summary>A visitor without JavaScript: keeps cookies, follows redirects, and posts forms with the hidden token they carry.</summary>
internal sealed partial class DemoBrowser : IDisposable
{
    private readonly HttpClient _http;
    private Uri _at;

    public DemoBrowser(Uri service)
    {
        _at = service;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() }) { BaseAddress = service };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    /// <summary>The page's HTML.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public string Heading => WebUtility.HtmlDecode(Tags().Replace(HeadingElement().Match(Page).Groups[1].Value, "")).Trim();

    public Task Open(Uri url, CancellationToken cancellation) => Send(new HttpRequestMessage(HttpMethod.Get, url), cancellation);

    public Task Open(string path, CancellationToken cancellation) => Open(new Uri(_http.BaseAddress!, path), cancellation);

    /// <summary>Posts the page's form to where it was opened, as a browser does with a form without action.</summary>
    public Task Submit(CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(FormToken().Match(Page).Groups[1].Value);
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("csrf", token));
        return Send(new HttpRequestMessage(HttpMethod.Post, _at) { Content = new FormUrlEncodedContent(values) }, cancellation);
    }

    /// <summary>Streams a file to disk.</summary>
    public async Task<long> Download(string path, string to, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var file = File.Create(to);
        await answer.Content.CopyToAsync(file, cancellation);
        return file.Length;
    }

    public void Dispose() => _http.Dispose();

    private async Task Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request, cancellation);
            Status = answer.StatusCode;
            Page = await answer.Content.ReadAsStringAsync(cancellation);
            _at = answer.RequestMessage!.RequestUri!;
        }
    }

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingElement();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
