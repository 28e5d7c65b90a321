using Microsoft.AspNetCore.Http;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Headers of every answer: nothing from elsewhere, no script, no frame, no referrer, no trace in a cache.</summary>
internal static class SecurityHeaders
{
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="https">Whether people reach the service by https, whatever the worker sees behind its host.</param>
    public static void Set(HttpResponse response, bool https)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language, Cookie";
        if (https)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
