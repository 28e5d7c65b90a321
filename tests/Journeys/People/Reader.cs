using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;

namespace PrivacyFunctions.Journeys.People;

/// <summary>Somebody with a browser and a language; finds buttons by their words, as people do.</summary>
public class Reader(RunningService service, Visitor visitor, Language language) : IAsyncDisposable
{
    public IPage Page => visitor.Page;

    public Language Language => language;

    /// <summary>The words of the pages in the reader's language.</summary>
    public TextCatalogue Words { get; } = KindCatalogue.Default.Texts(language);

    protected RunningService Service => service;

    public string Path => new Uri(Page.Url).PathAndQuery;

    public Task<string> Heading => Page.Locator("h1").InnerTextAsync();

    /// <summary>What the page says, without the contact details at its end.</summary>
    public Task<string> Main => Page.Locator("main").InnerTextAsync();

    public ILocator Field(string name) => Page.Locator($"[name={name}]:not([type=hidden])");

    public ILocator ErrorOf(string field) => Page.Locator($"#{field}-error");

    public Task<IResponse?> Opens(string url) => Page.GotoAsync(new Uri(service.Address, url).ToString());

    /// <summary>
    /// Waits until the browser is on a page. It asks again and again: Playwright's own wait for a URL looks whether the page
    /// is loaded and only then listens, and so can miss that it just was.
    /// </summary>
    public Task IsAt(string path) => Assertions.Expect(Page).ToHaveURLAsync(new Regex($"{Regex.Escape(path)}$"), new() { Timeout = 30_000 });

    public Task Presses(string wordsKey) => Page.GetByRole(AriaRole.Button, new() { Name = Said(wordsKey), Exact = true }).ClickAsync();

    public Task Follows(string wordsKey) => Page.GetByRole(AriaRole.Link, new() { Name = Words[wordsKey], Exact = true }).ClickAsync();

    public async Task Types(string field, string text)
    {
        if (field == Fields.Code)
        {
            service.Secrets.Add("code", text);
        }

        await Field(field).FillAsync(text);
    }

    /// <summary>Asserts that the reader is on the page with that heading, and that the page is well made.</summary>
    /// <param name="heading">A key of the catalogue.</param>
    public async Task IsOn(string heading, string picture)
    {
        Assert.Equal(Said(heading), await Heading);
        await Inspection.Inspect(Page, language, picture);
    }

    // These are journeys of copies; where a text names the act, it is the copy.
    private string Said(string key) => Words.With(key, ("act", Words["act.copy"]));

    /// <summary>Without leaving the page, as its own links are fetched: with its cookies.</summary>
    public Task<IAPIResponse> Fetches(string path, string method = "GET", params (string Name, string Value)[] headers) =>
        Page.APIRequest.FetchAsync(new Uri(service.Address, path).ToString(), new()
        {
            Method = method,
            MaxRedirects = 0,
            Headers = headers.Select(h => KeyValuePair.Create(h.Name, h.Value))
        });

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return visitor.DisposeAsync();
    }
}
