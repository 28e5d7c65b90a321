using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>A form that somebody has filled in, page by page as a browser does, and not sent yet.</summary>
/// <param name="Client">The address that the proxy before the service says it comes from.</param>
internal sealed partial record FilledForm(string Client, string Cookie, string Token)
{
    /// <param name="http">Keeps no cookies and follows no redirects.</param>
    /// <param name="number">Tells people apart: each has an e-mail address and a client address of their own.</param>
    public static async Task<FilledForm> FillAsync(HttpClient http, int number)
    {
        var form = new FilledForm($"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}", "", "");
        form = await form.OpenAsync(http, "request/kinds");
        form = await form.AnswerAsync(http, "request/kinds", ("kind", "copy"));
        form = await form.AnswerAsync(http, "request/email", ("email", $"person{number}@example.com"));
        return await form.AnswerAsync(http, "request/account", ("account", ""));
    }

    /// <summary>The last page's button: the request is recorded before this is answered.</summary>
    /// <returns>False where the service is overloaded and asks to try again later.</returns>
    public async Task<bool> SendAsync(HttpClient http)
    {
        using HttpResponseMessage answer = await PostAsync(http, "request/check");
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }

        return answer.Headers.Location?.ToString().EndsWith("/request/sent", StringComparison.Ordinal) == true
            ? true
            : throw new InvalidOperationException($"The form was answered with {answer.StatusCode}.");
    }

    private async Task<FilledForm> OpenAsync(HttpClient http, string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        string page = await answer.Content.ReadAsStringAsync();
        return WithCookieOf(answer) with { Token = WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value) };
    }

    private async Task<FilledForm> AnswerAsync(HttpClient http, string path, (string Name, string Value) field)
    {
        using HttpResponseMessage answer = await PostAsync(http, path, field);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? WithCookieOf(answer)
            : throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}.");
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", Cookie);
        request.Headers.Add(IntakeBenchmark.ClientHeader, Client);
        request.Content = new FormUrlEncodedContent(fields.Append(("csrf", Token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await http.SendAsync(request);
    }

    private FilledForm WithCookieOf(HttpResponseMessage answer) =>
        this with { Cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])) };

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();
}
