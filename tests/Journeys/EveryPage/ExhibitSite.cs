using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.EveryPage;

/// <summary>Serves exhibits on loopback with the style sheet of the pages, and the headers that a running service sends with its own.</summary>
internal sealed class ExhibitSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ExhibitSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="service">Is asked for a page, whose headers of security all exhibits get.</param>
    public static async Task<ExhibitSite> Open(IEnumerable<Exhibit> exhibits, HttpClient service, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await service.GetAsync(new Uri("/", UriKind.Relative), cancellation);
        answer.EnsureSuccessStatusCode();
        HttpResponseHeaders headers = answer.Headers;
        Assert.StartsWith("default-src 'none';", Assert.Single(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapGet("/assets/site.css", () => Results.Bytes(Assets.SiteCss, "text/css; charset=utf-8"));
        app.MapGet("/assets/icon.svg", () => Results.Bytes(Assets.Icon, "image/svg+xml"));
        foreach (Exhibit exhibit in exhibits)
        {
            app.MapGet(exhibit.Path, async context =>
            {
                foreach ((string name, IEnumerable<string> values) in headers.Where(header => header.Key is not ("Date" or "Transfer-Encoding")))
                {
                    context.Response.Headers[name] = values.ToArray();
                }

                await (await exhibit.Answer()).ExecuteAsync(context);
            });
        }

        await app.StartAsync(cancellation);
        return new ExhibitSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
