using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Journeys.BadInput;

/// <summary>
/// Somebody's browser at one moment: its cookies, and the token of the form that it shows. Sending something gives
/// another moment, and this one can be gone back to.
/// </summary>
internal sealed partial record Visitor(Uri Service)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
    })
    { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>By the path that they are for, and their name.</summary>
    public ImmutableSortedDictionary<(string Path, string Name), string> Cookies { get; private init; } =
        ImmutableSortedDictionary<(string Path, string Name), string>.Empty;

    public string FormToken { get; private init; } = "";

    /// <summary>Sent with everything.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <param name="path">Sent as it is, whatever it holds.</param>
    /// <param name="headers">A cookie named here goes in the place of the visitor's own.</param>
    public async Task<Answer> Send(
        string method, string path, IEnumerable<(string Name, string Value)> headers, HttpContent? content, CancellationToken cancellation)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Service.ToString().TrimEnd('/') + path, options)) { Content = content };
        foreach (var (name, value) in headers.Concat(Headers))
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || content!.Headers.TryAddWithoutValidation(name, value), name);
        }

        if (!request.Headers.Contains("Cookie") && CookiesFor(path) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        if (!request.Headers.Contains("Accept"))
        {
            request.Headers.Add("Accept", "text/html");
        }

        if (!request.Headers.Contains("Accept-Language"))
        {
            request.Headers.Add("Accept-Language", "en");
        }

        using var answer = await Http.SendAsync(request, cancellation);
        return await Read(answer, cancellation);
    }

    /// <summary>Opens a page, following redirects.</summary>
    public async Task<Answer> Open(string path, CancellationToken cancellation)
    {
        var answer = await Send("GET", path, [], null, cancellation);
        while (answer.Location is { } next)
        {
            answer = await answer.Visitor.Send("GET", next, [], null, cancellation);
        }

        return answer;
    }

    /// <summary>Posts a form with its token, and goes where the answer leads.</summary>
    public async Task<Answer> Submit(string path, CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        var values = fields.Append(("csrf", FormToken)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        var answer = await Send("POST", path, [], new FormUrlEncodedContent(values), cancellation);
        return answer.Location is { } next ? await answer.Visitor.Open(next, cancellation) : answer;
    }

    public Visitor Without(string cookie) => this with { Cookies = Cookies.RemoveRange(Cookies.Keys.Where(c => c.Name == cookie)) };

    public string Cookie(string name) => Cookies.First(c => c.Key.Name == name).Value;

    private string CookiesFor(string path) => string.Join("; ", Cookies
        .Where(c => path.StartsWith(c.Key.Path, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(c => c.Key.Path.Length)
        .Select(c => $"{c.Key.Name}={c.Value}"));

    private async Task<Answer> Read(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        var cookies = Cookies;
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = (SetCookie().Match(set).Groups[1].Value, SetCookie().Match(set).Groups[2].Value);
            var key = (CookiePath().Match(set).Groups[1].Value, name);
            cookies = value.Length == 0 ? cookies.Remove(key) : cookies.SetItem(key, value);
        }

        var token = WebUtility.HtmlDecode(FormTokenField().Match(body).Groups[1].Value);
        return new Answer(
            answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            answer.Content.Headers.ContentType?.MediaType ?? "",
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            body,
            this with { Cookies = cookies, FormToken = token.Length > 0 ? token : FormToken });
    }

    [GeneratedRegex("^([^=]+)=([^;]*)")]
    private static partial Regex SetCookie();

    [GeneratedRegex("path=([^;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CookiePath();

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]*)\"")]
    private static partial Regex FormTokenField();
}

/// <param name="Location">Of a redirect.</param>
/// <param name="Visitor">The browser afterwards.</param>
internal sealed partial record Answer(
    HttpStatusCode Status, string? Location, string MediaType, IReadOnlyDictionary<string, string> Headers, string Body, Visitor Visitor)
{
    /// <summary>What a page says, without its tags.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Body, " ")), " ");

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
