using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>Brings requests to their ends after an outage, and looks at all that happened to them: each fact and each letter once.</summary>
internal sealed partial class OutageEnds(Office office, CancellationToken cancellation)
{
    // One that was on its way when the storage stopped may have come once more, with the same Message-ID.
    private const int OutagesPerLetter = 1;

    private static readonly string[] Begun = ["RequestReceived", "IdentityProven", "DataSearched", "LetterSent decision-needed", "DecisionProposed", "LetterSent second-needed"];

    private readonly MailboxPost _post = new(office.Station.Storage);

    public static string ReferenceOn(string page)
    {
        var reference = ReferencePattern().Match(page).Value;
        Assert.NotEqual("", reference);
        return reference;
    }

    public static void IsPackage(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.NotNull(zip.GetEntry("index.html"));
    }

    /// <summary>Does what is left to be done until the copy is collected.</summary>
    public async Task Copied(string reference, string language, Door door = Door.Form)
    {
        if ((await office.Find(reference)).Proof is null)
        {
            var receipt = await office.Letter(reference, door == Door.Mail ? "mail-receipt" : "receipt");
            using var person = office.Caller(language);
            await person.Open(receipt.Link, cancellation);
            await person.Submit(cancellation, ("kind", "copy"), ("do", "confirm"), ("code", receipt.Code));
            Assert.Equal(HttpStatusCode.OK, person.Status);
        }

        if (!(await office.Find(reference)).IsDecided)
        {
            await office.Press(reference, "decision-needed", Office.Handler, "approve");
        }

        var ready = await office.Letter(reference, "ready");
        if ((await office.Find(reference)).Collected.Count == 0)
        {
            using var person = await office.SignIn(ready, language);
            IsPackage(await person.Download($"status/{reference}/download", cancellation));
        }

        await Holds(reference, door == Door.Mail ? [.. WholeRequest.Copy, "LetterSent staff-mail"] : WholeRequest.Copy, Outcome.Done);
    }

    /// <summary>Both have said so: the person is told.</summary>
    public Task Refused(string reference) =>
        Holds(reference, [.. Begun, "LetterSent receipt", "RequestRefused", "RequestClosed", "LetterSent refused"], Outcome.Refused);

    /// <summary>Both have said so: the data goes, and the person is told.</summary>
    public Task Erased(string reference) =>
        Holds(reference, [.. Begun, "LetterSent receipt", "RequestApproved", "ErasureBegun", "DataErased", "ErasedExcept", "RecipientsAffected", "LetterSent recipients-by-hand", "LetterSent deleted"], outcome: null);

    private async Task Holds(string reference, string[] steps, Outcome? outcome)
    {
        await WholeRequest.Holds(office.Station, _post, reference, steps, OutagesPerLetter, cancellation);
        Assert.Equal(outcome, (await office.Find(reference)).Outcome);
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
