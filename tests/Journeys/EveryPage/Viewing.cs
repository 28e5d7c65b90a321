using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.EveryPage;

/// <summary>A browser window in which exhibits are looked at, one after the other.</summary>
internal sealed class Viewing : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(Checkout.Root, "tests", "Journeys", "TestResults", "gallery");

    // On every page; the journeys look at them too.
    private static readonly string[] Shared = [".site-header", ".site-footer"];

    private readonly Visitor _visitor;
    private readonly List<string> _complaints = [];

    private Viewing(Visitor visitor)
    {
        _visitor = visitor;
        visitor.Page.Console += (_, message) => Hear(message);
        visitor.Page.PageError += (_, error) => _complaints.Add($"the page's script failed: {error}");
        visitor.Page.RequestFailed += (_, request) => _complaints.Add($"{request.Url} was not loaded: {request.Failure}");
    }

    public static async Task<Viewing> Begin(Browser browser) => new(await browser.NewPage());

    /// <param name="byAxe">Whether axe looks too.</param>
    /// <param name="thoroughly">Also takes pictures, looks at it in the dark, and walks through it by keyboard.</param>
    /// <returns>What is wrong, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> Look(ExhibitSite site, Exhibit exhibit, IReadOnlyList<int> widths, bool byAxe, bool thoroughly)
    {
        IPage page = _visitor.Page;
        _complaints.Clear();
        List<string> faults = [];
        await page.SetViewportSizeAsync(widths[0], 800);
        await page.GotoAsync(new Uri(site.Address, exhibit.Path).ToString());
        foreach (int width in widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            IReadOnlyList<string> found = [.. await Inspection.LayoutFaults(page), .. byAxe ? await Axe.Violations(page, without: thoroughly ? [] : Shared) : []];
            faults.AddRange(found.Select(fault => $"{width} px: {fault}"));
            if (thoroughly)
            {
                await Inspection.Picture(page, Path.Combine(Pictures, $"{exhibit.Name}.{exhibit.Language}.{width}.png"));
            }
        }

        if (thoroughly)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange((await Axe.Violations(page, ["color-contrast"])).Select(fault => $"in the dark: {fault}"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

            // Last: the pictures are of pages where nobody has moved yet.
            faults.AddRange(await Keyboard.Faults(page));
        }

        return [.. _complaints, .. faults];
    }

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();

    // The browser also says of a page itself that it came with 404 or 422, as it should.
    private void Hear(IConsoleMessage message)
    {
        bool isStatus = message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)
            && message.Location.StartsWith(_visitor.Page.Url, StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !isStatus)
        {
            _complaints.Add($"the browser says: {message.Text}");
        }
    }
}
