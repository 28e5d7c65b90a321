using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Local.SampleShop;

namespace PrivacyFunctions.Local.Demo;

/// <summary>Drives one complete request over HTTP, as the person and the staff would, and prints each step.</summary>
internal sealed partial class DemoDrive(Uri service, string folder, Action<string> tell)
{
    private const string Person = SampleShopDatabase.KnownPerson;
    private const string Staff = "staff@example.com";

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _step;

    /// <returns>The exit code: 0, or 1 at the first step that is not as it should be.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            var path = await Drive(cancellation);
            tell("");
            tell($"The downloaded package: {path}");
            tell($"Done in {_watch.Elapsed.TotalSeconds:0.0} s.");
            return 0;
        }
        catch (Exception e) when (e is DemoFailedException or HttpRequestException)
        {
            tell($"FAILED  {e.Message}");
            return 1;
        }
    }

    private async Task<string> Drive(CancellationToken cancellation)
    {
        using var person = new DemoBrowser(service);
        using var staff = new DemoBrowser(service);
        using var personsMail = new DemoMailbox(service, Person);
        using var staffMail = new DemoMailbox(service, Staff);
        await personsMail.ReadAll(cancellation);
        await staffMail.ReadAll(cancellation);

        tell($"One request for a copy, from {Person}, decided by {Staff}:");
        await Ask(person, cancellation);
        var receipt = await personsMail.Next(cancellation);
        Step($"the person gets a letter: {receipt.Subject}");
        await Prove(person, receipt, cancellation);

        var asked = await staffMail.Next(cancellation);
        Step($"staff get a letter: {asked.Subject}");
        await Decide(staff, staffMail, asked, cancellation);

        var ready = await personsMail.Next(cancellation);
        Step($"the person gets a letter: {ready.Subject}");
        return await Fetch(personsMail, ready, cancellation);
    }

    private async Task Ask(DemoBrowser person, CancellationToken cancellation)
    {
        await person.Open("request/email", cancellation);
        await person.Submit(cancellation, ("email", Person));
        await person.Submit(cancellation, ("account", ""));
        await person.Submit(cancellation);
        Check(person, "/request/sent", ReferencePattern().IsMatch(person.Page));
        Step($"the person sends the form: “{person.Heading}”");
    }

    private async Task Prove(DemoBrowser person, DemoLetter receipt, CancellationToken cancellation)
    {
        await person.Open(receipt.Link, cancellation);
        Check(person, "the page behind the link", !person.Page.Contains(Person, StringComparison.OrdinalIgnoreCase));
        await person.Submit(cancellation, ("do", "confirm"), ("code", receipt.Code));
        Check(person, "the request's page", ReferencePattern().IsMatch(person.Page));
        Step($"the person proves the mailbox with the code: “{person.Heading}”");
    }

    private async Task Decide(DemoBrowser staff, DemoMailbox mail, DemoLetter asked, CancellationToken cancellation)
    {
        await staff.Open(asked.Link, cancellation);
        await staff.Submit(cancellation, ("do", "send-code"));
        var code = await mail.Next(cancellation);
        await staff.Submit(cancellation, ("do", "confirm"), ("code", code.Code));
        Check(staff, "the decision page", staff.Page.Contains("orders", StringComparison.Ordinal) && !staff.Page.Contains(Person, StringComparison.OrdinalIgnoreCase));
        Step($"staff sign in with a code and see what was found, the person masked: “{staff.Heading}”");
        await staff.Submit(cancellation, ("do", "approve"));
        Check(staff, "the approval", true);
        Step($"staff approve: “{staff.Heading}”");
    }

    private async Task<string> Fetch(DemoMailbox mail, DemoLetter ready, CancellationToken cancellation)
    {
        var reference = ReferencePattern().Match(ready.Subject).Value;
        using var later = new DemoBrowser(service);
        await later.Open(ready.Link, cancellation);
        await later.Submit(cancellation, ("do", "send-code"));
        var code = await mail.Next(cancellation);
        await later.Submit(cancellation, ("do", "confirm"), ("code", code.Code));
        Check(later, "the status page", later.Page.Contains($"/status/{reference}/download", StringComparison.Ordinal));
        Step($"the person signs in with a code, a new browser: “{later.Heading}”");

        Directory.CreateDirectory(Path.Combine(folder, "demo"));
        var path = Path.Combine(folder, "demo", $"{reference}.zip");
        var size = await later.Download($"status/{reference}/download", path, cancellation);
        await using var zip = await ZipFile.OpenReadAsync(path, cancellation);
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (!names.Contains("index.html") || !names.Contains("manifest.json") || !names.Exists(n => n.StartsWith("data/shop/", StringComparison.Ordinal)))
        {
            throw new DemoFailedException($"the package should hold index.html, manifest.json and data/shop/…, and holds {string.Join(", ", names)}");
        }

        Step($"the person downloads {size:N0} bytes: {string.Join(", ", names)}");
        return path;
    }

    private static void Check(DemoBrowser browser, string what, bool isRight)
    {
        if (browser.Status != HttpStatusCode.OK || !isRight)
        {
            throw new DemoFailedException($"{what} answered {(int)browser.Status}, “{browser.Heading}”, and is not as it should be");
        }
    }

    private void Step(string what) => tell(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++_step,3}. {_watch.Elapsed.TotalSeconds,5:0.0} s  {what}"));

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
