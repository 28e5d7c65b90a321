using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Journeys.People;

/// <summary>
/// What every page must be, on a phone and on a desk: of the right language, titled by its heading, within the width
/// of the window, and without a violation that axe finds. Each page is looked at once a language, and pictured in
/// <c>TestResults/screenshots</c>.
/// </summary>
internal static class Inspection
{
    private const int Phone = 360;
    private const int Desk = 1280;

    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly string Pictures = Path.Combine(Checkout.Root, "tests", "Journeys", "TestResults", "screenshots");

    // A header is a word or two; broken in the middle it is hard to read.
    private const string WrappedHeaders = """
        [...document.querySelectorAll('thead th')].filter(th => {
          const words = document.createRange();
          words.selectNodeContents(th);
          return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size > 1;
        }).length
        """;

    public static async Task Inspect(IPage page, Language language, string name)
    {
        Assert.Equal(language.Tag, await page.Locator("html").GetAttributeAsync("lang"));
        string heading = await page.Locator("h1").InnerTextAsync();
        Assert.Contains(heading.Trim(), await page.TitleAsync(), StringComparison.Ordinal);
        if (!await RunsScripts(page) || !Seen.TryAdd($"{name}.{language}", true))
        {
            return;
        }

        foreach (int width in (int[])[Phone, Desk])
        {
            await page.SetViewportSizeAsync(width, 800);
            int content = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(content <= width, $"The page '{name}' in {language} is {content} px wide in a window of {width} px.");
            int wrapped = await page.EvaluateAsync<int>(WrappedHeaders);
            Assert.True(wrapped == 0, $"{wrapped} headers of tables on '{name}' in {language} take two lines in a window of {width} px.");
            AxeResult found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"axe on '{name}' in {language} at {width} px: {string.Join("; ", found.Violations.Select(Described))}");
            Assert.NotEmpty(found.Passes);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.{language}.{width}.png"), FullPage = true });
        }
    }

    private static string Described(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} ({string.Join(", ", violation.Nodes.Select(node => node.Html))})";

    // A context without JavaScript lets Playwright evaluate, but not wait for what axe does.
    private static async Task<bool> RunsScripts(IPage page) => await page.EvaluateAsync<bool>("matchMedia('(scripting: enabled)').matches");
}
