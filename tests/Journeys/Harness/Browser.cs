using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;

[assembly: AssemblyFixture(typeof(Browser))]

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>
/// Debian's Chromium, as its headless shell if that is installed, driven by Playwright; started with the first page and shared
/// by all tests. The environment variable CHROMIUM names another executable.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    // As root in a container Chromium has no sandbox of its own; the others keep it from calling home.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"
    ];

    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly SemaphoreSlim _turn = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Chromium =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : Installed.FirstOrDefault(File.Exists) ?? Installed[0];

    /// <summary>A page in a context of its own: no cookies, the language and window of one visitor. Dispose closes it.</summary>
    /// <param name="locale">What the visitor's browser asks for, as <c>zh-CN</c>.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="scripts">Whether the visitor lets pages run JavaScript.</param>
    public async Task<Visitor> NewPage(string locale = "en-US", int width = 1280, int height = 800, bool scripts = true)
    {
        IBrowser browser = await Started();
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = height }
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _turn.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        await _turn.WaitAsync();
        try
        {
            Assert.True(File.Exists(Chromium), $"There is no Chromium at {Chromium}: install it (apt-get install chromium-headless-shell fonts-noto-cjk), or name it in CHROMIUM.");
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Headless = true,
                Args = Switches
            });
        }
        finally
        {
            _turn.Release();
        }
    }
}
