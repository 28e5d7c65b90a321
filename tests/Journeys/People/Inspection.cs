using System.Collections.Concurrent;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Journeys.People;

/// <summary>
/// What every page must be, on a phone and on a desk: of the right language, titled by its heading, within the width
/// of the window, with targets that a thumb can hit, and without a violation that axe finds. In a journey each page is
/// looked at once a language, by axe on the phone; with LONG=1 also on the desk, and it is pictured in
/// <c>TestResults/screenshots</c>.
/// </summary>
internal static class Inspection
{
    public const int Phone = 360;
    public const int Desk = 1280;

    /// <summary>Whether minutes may be spent on looking.</summary>
    public static bool Thoroughly { get; } = Environment.GetEnvironmentVariable("LONG") == "1";

    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly string Pictures = Path.Combine(Checkout.Root, "tests", "Journeys", "TestResults", "screenshots");

    // A header is a word or two; broken in the middle it is hard to read. Nothing is cut off but the tables of a package, which
    // are as wide as its data. A link within a sentence is as high as its
    // line, as WCAG 2.5.5 has it; a box to tick is hit by its label.
    private const string Layout = """
        async () => {
          const faults = [];
          const width = document.documentElement.scrollWidth;
          if (width > innerWidth) faults.push(`it is ${width} px wide`);
          const wrapped = [...document.querySelectorAll('thead th')].filter(th => {
            const words = document.createRange();
            words.selectNodeContents(th);
            return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size > 1;
          });
          if (wrapped.length > 0) faults.push(`${wrapped.length} headers of tables take two lines`);
          const cut = [...document.querySelectorAll('body *')].filter(e =>
            !e.matches('input, textarea, select, .wide') && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1);
          for (const e of cut) faults.push(`${e.scrollWidth - e.clientWidth} px are cut off: ${e.outerHTML.slice(0, 120)}`);
          const words = e => e.textContent.replace(/\s+/g, '');
          const alone = link => words(link) === words(link.closest('p, li, dd, dt, th, td, nav, h1, h2, h3, div'));
          const targets = [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
            .filter(e => e.type !== 'hidden' && e.checkVisibility() && !e.matches('.skip') && (e.tagName !== 'A' || alone(e)))
            .map(e => e.type === 'radio' || e.type === 'checkbox' ? document.querySelector(`label[for='${e.id}']`) : e);
          for (const target of targets) {
            const box = target.getBoundingClientRect();
            if (box.height < 43.5 || box.width < 24) faults.push(`a target is ${Math.round(box.width)} × ${Math.round(box.height)} px: ${target.outerHTML.slice(0, 120)}`);
          }
          return faults;
        }
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

        // Its style sheet may still be on its way.
        await page.WaitForLoadStateAsync(LoadState.Load);
        foreach (int width in (int[])[Phone, Desk])
        {
            await page.SetViewportSizeAsync(width, 800);
            IReadOnlyList<string> faults = [.. await LayoutFaults(page), .. Thoroughly || width == Phone ? await Axe.Violations(page) : []];
            Assert.True(faults.Count == 0, $"'{name}' in {language}, {width} px: {string.Join("; ", faults)}");
            if (Thoroughly)
            {
                await Picture(page, Path.Combine(Pictures, $"{name}.{language}.{width}.png"));
            }
        }
    }

    /// <summary>What does not fit the window, or a thumb, a sentence each.</summary>
    public static Task<string[]> LayoutFaults(IPage page) => page.EvaluateAsync<string[]>(Layout);

    /// <summary>The whole page, however long, as a PNG.</summary>
    public static Task Picture(IPage page, string path) => page.ScreenshotAsync(new() { Path = path, FullPage = true });

    // A context without JavaScript lets Playwright evaluate, but not wait for what axe does.
    private static async Task<bool> RunsScripts(IPage page) => await page.EvaluateAsync<bool>("matchMedia('(scripting: enabled)').matches");
}
