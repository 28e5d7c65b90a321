using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The cookies of the service: sealed, for one path, gone with the browser at the latest.</summary>
public sealed class Cookies(SealedCookies seal, AppSettings settings)
{
    public const string Language = "pf-lang";
    public const string Draft = "pf-draft";
    public const string Sent = "pf-sent";
    public const string Link = "pf-link";
    public const string Session = "pf-session";

    /// <summary>A sealed value of this cookie, or nothing where there is none that we made and that is still good.</summary>
    public T? Read<T>(HttpRequest request, string name)
        where T : class => seal.Open<T>(request.Cookies[name], name);

    /// <returns>The cookie's value, to bind a form token to.</returns>
    public string Write<T>(HttpResponse response, string name, string path, T value, TimeSpan lifetime)
    {
        var text = seal.Seal(value, name, lifetime);
        Plain(response, name, path, text);
        return text;
    }

    public void Plain(HttpResponse response, string name, string path, string value) =>
        response.Cookies.Append(name, value, Options(path));

    public void Delete(HttpResponse response, string name, string path) => response.Cookies.Delete(name, Options(path));

    private CookieOptions Options(string path) => new()
    {
        Path = path,
        HttpOnly = true,
        Secure = settings.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}
