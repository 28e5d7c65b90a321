using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// The cookies of the service: sealed, for one path, gone with the browser at the latest. A draft with many words is
/// longer than browsers keep (RFC 6265 section 6.1: 4096 bytes), so it travels in pieces.
/// </summary>
public sealed class Cookies(SealedCookies seal, AppSettings settings)
{
    public const string Language = "pf-lang";
    public const string Draft = "pf-draft";
    public const string Sent = "pf-sent";
    public const string Entry = "pf-entry";
    public const string Link = "pf-link";
    public const string Session = "pf-session";

    private readonly ChunkingCookieManager _pieces = new() { ThrowForPartialCookies = false };

    /// <summary>A sealed value of this cookie, or nothing where there is none that we made and that is still good.</summary>
    public T? Read<T>(HttpRequest request, string name)
        where T : class => seal.Open<T>(_pieces.GetRequestCookie(request.HttpContext, name), name);

    /// <returns>The cookie's value, to bind a form token to.</returns>
    public string Write<T>(HttpResponse response, string name, string path, T value, TimeSpan lifetime)
    {
        var text = seal.Seal(value, name, lifetime);
        Plain(response, name, path, text);
        return text;
    }

    public void Plain(HttpResponse response, string name, string path, string value) =>
        _pieces.AppendResponseCookie(response.HttpContext, name, value, Options(path));

    public void Delete(HttpResponse response, string name, string path) =>
        _pieces.DeleteCookie(response.HttpContext, name, Options(path));

    private CookieOptions Options(string path) => new()
    {
        Path = path,
        HttpOnly = true,
        Secure = settings.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}
