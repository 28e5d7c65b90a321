using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>
/// One request for a copy, by a person and staff who do not give up: when the service is gone, or says that it cannot
/// now, they try the same step again until it is there.
/// </summary>
internal sealed partial class CopyJourney(Station station, IPost post, CancellationToken cancellation) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly HttpVisitor _person = new(station.Address);
    private readonly HttpVisitor _staff = new(station.Address);

    public string Email { get; init; } = "mei.lin@example.com";

    public string Account { get; init; } = "";

    /// <summary>Known once <see cref="Ask"/> is done.</summary>
    public string Reference { get; private set; } = "";

    public HttpVisitor Person => _person;

    public HttpVisitor StaffMember => _staff;

    /// <summary>From the form to the downloaded package.</summary>
    public async Task Run()
    {
        await Ask();
        await Prove();
        await Decide();
        await Collect();
    }

    public async Task Ask()
    {
        await Step("the form can be filled in", async () =>
        {
            await _person.Open("request/kinds", cancellation);
            await _person.Submit(cancellation, ("kind", "copy"));
            await _person.Submit(cancellation, ("email", Email));
            await _person.Submit(cancellation, ("account", Account));
            return _person.Path == "/request/check";
        });
        await Step("the form can be sent", async () =>
        {
            await _person.Submit(cancellation);
            return _person.Path == "/request/sent";
        });
        Reference = ReferencePattern().Match(_person.Page).Value;
    }

    public async Task Prove()
    {
        var receipt = await Newest("receipt");
        await Step("the person can prove the mailbox", async () =>
        {
            await _person.Open(receipt.Link, cancellation);
            if (_person.Offers("confirm"))
            {
                await _person.Submit(cancellation, ("do", "confirm"), ("code", receipt.Code));
            }

            return (await station.Find(Reference, cancellation)).Proof is not null;
        });
    }

    public Task Decide() => Decide(r => r.IsDecided, "", ("do", "approve"));

    /// <summary>One refuses, another agrees.</summary>
    public async Task Refuse(string ground, string reason)
    {
        await Decide(r => r.Proposal is not null, "/refuse", ("ground", ground), ("reason", reason));
        var asked = await Newest("second-needed");
        using var approver = new HttpVisitor(station.Address);
        await Step("a second person can agree", async () =>
        {
            await SignIn(approver, asked, "code-decide");
            if (approver.Offers("agree"))
            {
                await approver.Submit(cancellation, ("do", "agree"));
            }

            return (await station.Find(Reference, cancellation)).IsDecided;
        });
    }

    public async Task Collect()
    {
        var ready = await Newest("ready");
        using var later = new HttpVisitor(station.Address);
        await Step("the person can download the package", async () =>
        {
            await SignIn(later, ready, "code-read");
            if (!later.Page.Contains($"/status/{Reference}/download", StringComparison.Ordinal))
            {
                return false;
            }

            await using var zip = new ZipArchive(new MemoryStream(await later.Download($"status/{Reference}/download", cancellation)));
            return zip.GetEntry("index.html") is not null;
        });
    }

    /// <summary>Waits for the newest letter of a name.</summary>
    public Task<Letter> Newest(string letter, int after = 0, string? addressee = null) => Eventually.Async(
        async () => (await post.Letters(Reference, cancellation))
            .Where(l => l.Key.Letter == letter && l.Key.Number > after && (addressee is null || l.Key.Addressee == addressee))
            .MaxBy(l => l.Key.Number),
        Patience, $"there is a letter {letter} about {Reference}", cancellation);

    public void Dispose()
    {
        _person.Dispose();
        _staff.Dispose();
    }

    private async Task Decide(Func<Request, bool> isDone, string page, params (string, string)[] fields)
    {
        var asked = await Newest("decision-needed");
        await Step("staff can decide", async () =>
        {
            await SignIn(_staff, asked, "code-decide");
            if (_staff.Offers("approve"))
            {
                await _staff.Open($"decide/{Reference}{page}", cancellation);
                await _staff.Submit(cancellation, fields);
            }

            return isDone(await station.Find(Reference, cancellation));
        });
    }

    /// <summary>Opens a link and, where it asks for one, has a code sent and types it.</summary>
    private async Task SignIn(HttpVisitor visitor, Letter asked, string letter)
    {
        await visitor.Open(asked.Link, cancellation);
        if (visitor.Status != HttpStatusCode.OK || !visitor.Offers("send-code"))
        {
            return;
        }

        var codes = await post.Letters(Reference, cancellation);
        var last = codes.Where(l => l.Key.Letter == letter && l.Key.Addressee == asked.Key.Addressee).Select(l => l.Key.Number).DefaultIfEmpty().Max();
        await visitor.Submit(cancellation, ("do", "send-code"));
        if (visitor.Status == HttpStatusCode.OK)
        {
            await visitor.Submit(cancellation, ("do", "confirm"), ("code", (await Newest(letter, last, asked.Key.Addressee)).Code));
        }
    }

    /// <summary>Tries until it is done; a service that is not there is what people wait for.</summary>
    private async Task Step(string what, Func<Task<bool>> step) => await Eventually.Async(
        async () =>
        {
            try
            {
                return await step();
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return false;
            }
        },
        Patience, $"{what} (request \"{Reference}\"; the person sees \"{_person.Heading}\", staff \"{_staff.Heading}\")", cancellation);

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
