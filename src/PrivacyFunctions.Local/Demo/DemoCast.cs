using System.Net;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Local.Demo;

/// <summary>What people do in the demo, each with a browser and a mailbox of their own; every step is checked and told.</summary>
internal sealed partial class DemoCast(Uri service, Action<string> tell) : IDisposable
{
    private readonly Dictionary<string, DemoMailbox> _mail = [];
    private readonly System.Diagnostics.Stopwatch _watch = System.Diagnostics.Stopwatch.StartNew();
    private int _step;

    public void Tell(string what) =>
        tell(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++_step,3}. {_watch.Elapsed.TotalSeconds,5:0.0} s  {what}"));

    /// <summary>Sends the form, gets the receipt and proves the mailbox with its code.</summary>
    public async Task AskAndProve(string person, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        using var browser = new DemoBrowser(service);
        await browser.Open("request/kinds", cancellation);
        await browser.Submit(cancellation, [.. kinds.Select(kind => ("kind", kind))]);
        await browser.Submit(cancellation, ("email", person));
        await browser.Submit(cancellation, ("account", ""));
        await browser.Submit(cancellation);
        Check(browser, "the page after sending", ReferencePattern().IsMatch(browser.Page));
        Tell($"{person} sends the form: “{browser.Heading}”");

        var receipt = await Letter(person, "receipt", cancellation);
        await browser.Open(receipt.Link, cancellation);
        Check(browser, "the page behind the link, which must not name the person,", !browser.Page.Contains(person, StringComparison.OrdinalIgnoreCase));
        await browser.Submit(cancellation, ("do", "confirm"), ("code", receipt.Code));
        Check(browser, "the request's page", ReferencePattern().IsMatch(browser.Page));
        Tell($"{person} proves the mailbox with the code: “{browser.Heading}”");
    }

    /// <summary>Waits for the next letter to somebody.</summary>
    /// <param name="name">How its name begins; all names where it is empty.</param>
    public async Task<DemoLetter> Letter(string address, string name, CancellationToken cancellation)
    {
        var letter = await MailboxOf(address).Next(name, cancellation);
        Tell($"{address} gets a letter: {letter.Subject}");
        return letter;
    }

    /// <summary>Follows a letter's link and signs in with the code that is sent for it.</summary>
    public async Task<DemoBrowser> SignIn(string address, DemoLetter letter, CancellationToken cancellation)
    {
        var browser = new DemoBrowser(service);
        await browser.Open(letter.Link, cancellation);
        await browser.Submit(cancellation, ("do", "send-code"));
        var code = await MailboxOf(address).Next("code-", cancellation);
        await browser.Submit(cancellation, ("do", "confirm"), ("code", code.Code));
        Check(browser, "the page behind the code", true);
        Tell($"{address} signs in with a code: “{browser.Heading}”");
        return browser;
    }

    /// <summary>Presses a button of the page and tells what comes of it.</summary>
    public async Task Press(string address, DemoBrowser browser, string button, CancellationToken cancellation)
    {
        await browser.Submit(cancellation, ("do", button));
        Check(browser, $"the button {button}", true);
        Tell($"{address} presses “{button}”: “{browser.Heading}”");
    }

    /// <exception cref="DemoFailedException">The page is not as it should be.</exception>
    public static void Check(DemoBrowser browser, string what, bool isRight)
    {
        if (browser.Status != HttpStatusCode.OK || !isRight)
        {
            throw new DemoFailedException($"{what} answered {(int)browser.Status}, “{browser.Heading}”, and is not as it should be");
        }
    }

    public void Dispose()
    {
        foreach (var mailbox in _mail.Values)
        {
            mailbox.Dispose();
        }
    }

    private DemoMailbox MailboxOf(string address) =>
        _mail.TryGetValue(address, out var mailbox) ? mailbox : _mail[address] = new DemoMailbox(service, address);

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    public static partial Regex ReferencePattern();
}
