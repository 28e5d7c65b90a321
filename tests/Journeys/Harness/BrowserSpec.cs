using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>The browser of the tests is a real one: it runs scripts, sends its language and has the window it was given.</summary>
public sealed class BrowserSpec(Browser browser)
{
    [Fact]
    public async Task Opens_a_page_in_the_visitors_language_and_window_and_clicks()
    {
        await using WebApplication site = await Site();

        await using Visitor visitor = await browser.NewPage("zh-CN", width: 390, height: 844);
        await visitor.Page.GotoAsync(site.Urls.Single());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        Assert.StartsWith("zh-CN", await visitor.Page.Locator("#asked").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("390", await visitor.Page.Locator("#answer").TextContentAsync());
    }

    private static async Task<WebApplication> Site()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication site = builder.Build();
        site.MapGet("/", (HttpRequest request) => Results.Content($"""
            <!doctype html><html lang="en"><title>Asking</title>
            <p id="asked">{request.Headers.AcceptLanguage}</p>
            <button onclick="document.getElementById('answer').textContent = window.innerWidth">Ask</button>
            <p id="answer"></p><meta name="viewport" content="width=device-width">
            """, "text/html"));
        await site.StartAsync();
        return site;
    }
}
