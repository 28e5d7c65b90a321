using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.MailDoor;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Journeys.Undelivered;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.BadInput;

/// <summary>Somebody, wherever they are on their way through the service.</summary>
/// <param name="Reference">Of the request they have to do with; empty where there is none yet.</param>
/// <param name="HomePath">A page that they can open now, and after any bad request too; null where there is none.</param>
/// <param name="HomeSays">What is on it.</param>
internal sealed record Person(Visitor Visitor, string Reference, string? HomePath, params string[] HomeSays)
{
    /// <summary>Of their letter.</summary>
    public string Code { get; init; } = "";

    /// <summary>The token of the link in their letter.</summary>
    public string Token { get; init; } = "";

    /// <summary>Whether the reference is a request's; else it is a mail's own.</summary>
    public bool HasRequest { get; init; } = true;
}

/// <summary>One running service, and people at every step of it.</summary>
public sealed partial class Cast : IAsyncLifetime
{
    /// <summary>In all that the tables plant.</summary>
    public const string Planted = "zorvath";

    private const string Secret = "5ad7e0c19b2f4d3386aa70c1e4f1b2d9";
    private const string StrangersEvent =
        """[{"event":"bounce","sg_event_id":"1","timestamp":1763780000,"email":"zorvath@example.com","delivery_key":"PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/1"}]""";
    private static readonly string[] Copy = ["copy"];

    private readonly Dictionary<string, Person> _people = [];
    private readonly EventSigner _events = new();
    private readonly Secrets _secrets = new();
    private Office _office = null!;
    private string _oldDraft = "";
    private string _oldToken = "";
    private long _logRead;

    internal Person this[string who] => _people[who];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Visitor Nobody => new(_office.Station.Address);

    public async ValueTask InitializeAsync()
    {
        _office = await Office.Open(Cancellation, ("InboundSecret", Secret), ("UnsubscribeSecret", Secret), ("SendGridEventKey", _events.PublicKey));
        _secrets.Add("planted", Planted);
        _secrets.Add("secret", Secret);
        _people["nobody"] = new Person(Nobody, "", null);
        var enter = await Nobody.Open("/enter", Cancellation);
        _people["caller"] = new Person(enter.Visitor, "", "/enter", "Your work e-mail address");
        await Fills();
        await Proves();
        await Follows();
        await Fetches();
        await Agrees();
        await Tells();
        await StopsByHand();
        await Answers();
        await Writes();
        await Stops();
        await Reads();
        await Demands();
        await Enters(enter.Visitor);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _office.Service.Stop(Office.Patience);
            foreach (var person in _people.Values.Where(p => p.Reference.Length > 0))
            {
                _secrets.AddReference(person.Reference);
            }

            _logRead = 0;
            LogIsClean();
        }
        finally
        {
            await _office.DisposeAsync();
            _events.Dispose();
        }
    }

    /// <summary>What people did to their request; letters come by themselves.</summary>
    internal async Task<IReadOnlyList<string>> Facts(Person who, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return who.Reference.Length == 0 || !who.HasRequest
            ? []
            : [.. (await _office.Facts(who.Reference)).Where(f => !f.StartsWith("LetterSent", StringComparison.Ordinal))];
    }

    /// <summary>How many mails are kept.</summary>
    internal async Task<int> Mails(CancellationToken cancellation) => await _office.Station.Storage.Blobs.GetBlobContainerClient(StorageNames.Inbound)
        .GetBlobsAsync(cancellationToken: cancellation)
        .CountAsync(blob => !blob.Name.StartsWith("bodies/", StringComparison.Ordinal), cancellation);

    /// <summary>What stands in braces in the tables.</summary>
    internal string Known(Person who, string name) => name switch
    {
        "reference" => who.Reference,
        "other" => _people.Values.First(p => p.Reference.Length > 0 && p.Reference != who.Reference).Reference,
        "csrf" => who.Visitor.FormToken,
        "other-csrf" => _people["newcomer"].Visitor.FormToken,
        "code" => who.Code,
        "wrong" => who.Code == "314159" ? "271828" : "314159",
        "token" => who.Token,
        "token-changed" => who.Token[..^1] + NextBits(who.Token[^1]),
        "token-lower" => who.Token.ToLowerInvariant(),
        "other-token" => _people["person"].Token,
        "draft" => who.Visitor.Cookie("pf-draft"),
        "old-draft" => _oldDraft,
        "old-csrf" => _oldToken,
        "session" => who.Visitor.Cookie("pf-session"),
        "link" => who.Visitor.Cookies[(who.HomePath!, "pf-link")],
        "secret" => Secret,
        "unsubscribe" => new UnsubscribeTokens(DeploymentKey.Parse(Crashes.Station.Key)).Create($"una.{Planted}@example.com"),
        "signed-nothing" => _events.Sign("1", ""),
        "signed-words" => _events.Sign("1", Planted),
        "signed-object" => _events.Sign("1", "{}"),
        "signed-numbers" => _events.Sign("1", "[1]"),
        "signed-open" => _events.Sign("1", "[{}"),
        "signed-stranger" => _events.Sign("1", StrangersEvent),
        _ => throw new FormatException($"The tables know no {{{name}}}."),
    };

    /// <summary>Nothing planted, secret or personal in what the service has printed, and no error.</summary>
    public void LogIsClean()
    {
        using var file = new FileStream(_office.Service.OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _logRead;
        var printed = new StreamReader(file).ReadToEnd();
        _logRead = Math.Max(0, file.Position - 1_000);
        _secrets.AssertNotIn(printed);
        Assert.DoesNotMatch(ErrorLine(), printed);
    }

    private async Task Fills()
    {
        var kinds = await Nobody.Open("/request/kinds", Cancellation);
        _people["newcomer"] = new Person(kinds.Visitor, "", "/request/kinds", "What would you like us to do?");
        var (email, account, check) = await Fill(Nobody, $"nora.{Planted}@example.com");
        _people["chooser"] = new Person(email.Visitor, "", "/request/email", "What is your e-mail address?");
        _people["typist"] = new Person(account.Visitor, "", "/request/account", "Do you have an account ID?");
        var details = await Choose("question");
        _people["questioner"] = new Person(details.Visitor, "", "/request/details", "What would you like to ask or tell us?");
        var purposes = await Choose("consent-withdrawal");
        _people["withdrawer"] = new Person(purposes.Visitor, "", "/request/purposes", "Which uses of your data is this about?");
        var corrections = await Choose("correction");
        _people["corrector"] = new Person(corrections.Visitor, "", "/request/corrections", "What should we correct?");
        _people["checker"] = new Person(check.Visitor, "", "/request/check", $"nora.{Planted}@example.com", $"ACC-{Planted}", "copy");
    }

    private async Task<Answer> Choose(string kind)
    {
        var kinds = await Nobody.Open("/request/kinds", Cancellation);
        return await kinds.Visitor.Submit("/request/kinds", Cancellation, ("kind", kind));
    }

    private async Task<(Answer Email, Answer Account, Answer Check)> Fill(Visitor visitor, string address, string kind = "copy")
    {
        _secrets.Add("address", address);
        var kinds = await visitor.Open("/request/kinds", Cancellation);
        var email = await kinds.Visitor.Submit("/request/kinds", Cancellation, ("kind", kind));
        var account = await email.Visitor.Submit("/request/email", Cancellation, ("email", address));
        return (email, account, await account.Visitor.Submit("/request/account", Cancellation, ("account", $"ACC-{Planted}")));
    }

    private async Task<(Answer Sent, string Reference)> Ask(string address, string kind = "copy")
    {
        var (_, _, check) = await Fill(Nobody, address, kind);
        if (_oldDraft.Length == 0)
        {
            (_oldDraft, _oldToken) = (check.Visitor.Cookie("pf-draft"), check.Visitor.FormToken);
        }

        var sent = await check.Visitor.Submit("/request/check", Cancellation);
        var reference = ReferencePattern().Match(sent.Text).Value;
        return (sent, reference);
    }

    private async Task Proves()
    {
        var (sent, reference) = await Ask($"ada.{Planted}@example.com");
        _people["sender"] = new Person(sent.Visitor, reference, "/request/sent", reference);
        _people["prover"] = await Open(reference, "receipt", $"ada.{Planted}@example.com", "prove", "Was it you who asked for this?");
    }

    private async Task Stops()
    {
        var (_, reference) = await Ask($"leo.{Planted}@example.com");
        var reader = await Open(reference, "receipt", $"leo.{Planted}@example.com", "prove", "");
        var stopped = await reader.Visitor.Submit($"/prove/{reference}", Cancellation, ("do", "not-me"));
        await _office.Letter(reference, "withdrawn");
        _people["stopped"] = reader with { Visitor = stopped.Visitor, HomePath = null };
    }

    // Proven, and waiting for a decision.
    private async Task Follows()
    {
        var (person, reference) = await Proven("mei.lin@example.com", "copy");
        _people["person"] = person with { Visitor = (await person.Visitor.Open($"/status/{reference}/withdraw", Cancellation)).Visitor };
        var door = await person.Visitor.Without("pf-session").Open($"/status/{reference}", Cancellation);
        _people["reader"] = person with { Visitor = door.Visitor, HomeSays = ["See how your request stands"] };
        var staffDoor = await Open(reference, "decision-needed", Office.Handler, "decide", "A privacy request needs your decision");
        _people["staff-door"] = staffDoor;
        _people["handler"] = await SignIn(staffDoor, "decide", Office.Handler, "Decide on a request for a copy");
    }

    private async Task Fetches()
    {
        var (person, reference) = await Proven("sam.taylor@example.com", "copy");
        var handler = await SignIn(await Open(reference, "decision-needed", Office.Handler, "decide", ""), "decide", Office.Handler, "This request is already decided");
        await handler.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "approve"));
        await _office.Letter(reference, "ready");
        _people["decided"] = handler;
        _people["fetcher"] = person with { HomeSays = ["Your data file is ready"] };
    }

    private async Task Agrees()
    {
        var (_, reference) = await Proven("olivia.brown@example.com", "deletion");
        var handler = await SignIn(await Open(reference, "decision-needed", Office.Handler, "decide", ""), "decide", Office.Handler, "");
        await handler.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "approve"));
        _people["approver"] = await SignIn(
            await Open(reference, "second-needed", Office.Approver, "decide", ""), "decide", Office.Approver, "Nothing happens until a second person agrees");
    }

    // Deleted, and recipients are to be told by hand.
    private async Task Tells()
    {
        var (_, reference) = await Proven("noah.patel@example.com", "deletion");
        var handler = await SignIn(await Open(reference, "decision-needed", Office.Handler, "decide", ""), "decide", Office.Handler, "Which recipients were told?");
        await handler.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "approve"));
        var approver = await SignIn(await Open(reference, "second-needed", Office.Approver, "decide", ""), "decide", Office.Approver, "");
        await approver.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "agree"));
        await _office.Letter(reference, "recipients-by-hand", Office.Handler);
        await _office.Letter(reference, "deleted");
        _people["teller"] = handler with { Visitor = (await handler.Visitor.Open($"/decide/{reference}", Cancellation)).Visitor };
    }

    // No hook tells anybody to stop.
    private async Task StopsByHand()
    {
        var (_, reference) = await Ask($"ivy.{Planted}@example.com", "marketing-opt-out");
        var door = await Open(reference, "stop-by-hand", Office.Handler, "decide", "");
        _people["stopper"] = await SignIn(door, "decide", Office.Handler, "What did you do by hand?");
    }

    private async Task Answers()
    {
        var (person, reference) = await Proven("min.huang@example.com", "copy");
        var handler = await SignIn(await Open(reference, "decision-needed", Office.Handler, "decide", ""), "decide", Office.Handler, "");
        await handler.Visitor.Submit($"/decide/{reference}/ask", Cancellation, ("question", $"Which {Planted}?"));
        var path = $"/status/{reference}/answer";
        _people["asked"] = person with { Visitor = (await person.Visitor.Open(path, Cancellation)).Visitor, HomePath = path, HomeSays = [$"Which {Planted}?"] };
    }

    private async Task Writes()
    {
        var address = $"wu.{Planted}@example.com";
        using var post = new MailPost(_office, Secret);
        await post.Parsed(WrittenMail.New(address, "My data", $"Please send me a copy of my data. {Planted}"), Cancellation);
        var receipt = await Eventually.Async(
            async () => (await _office.LettersTo(address)).FirstOrDefault(l => l.Key.Letter == "mail-receipt"), Office.Patience, "a receipt for the mail", Cancellation);
        var reference = receipt.Key.Reference.Value;
        _people["writer"] = await Open(reference, "mail-receipt", address, "prove", "Did we understand your e-mail?");
        var door = await Open(reference, "staff-mail", Office.Handler, "decide", "");
        _people["mail-reader"] = await SignIn(door, "decide", Office.Handler, "What does this e-mail ask for?");
    }

    // A link to enter a request, and the form behind it.
    private async Task Enters(Visitor visitor)
    {
        await visitor.Submit("/enter", Cancellation, ("email", Office.Approver));
        var letter = await Eventually.Async(
            async () => (await _office.LettersTo(Office.Approver)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        var door = await Open(letter.Key.Reference.Value, "entry-link", Office.Approver, "enter", "To enter a request, you need a code") with { HasRequest = false };
        _people["enter-door"] = door;
        _people["enterer"] = await SignIn(door, "enter", Office.Approver, "How did the request reach us?");
    }

    // A mail that names no sender.
    private async Task Reads()
    {
        using var post = new MailPost(_office, Secret);
        await post.Parsed(WrittenMail.New("Somebody", "My data", $"Please delete my data. {Planted}"), Cancellation);
        var letter = (await _office.LettersTo(Office.Handler)).Single(l => l.Key.Letter == "unanswerable-mail");
        var door = await Open(letter.Key.Reference.Value, "unanswerable-mail", Office.Handler, "mails", "To read an e-mail that we could not answer")
            with { HasRequest = false };
        _people["unanswered-door"] = door;
        _people["unanswered-reader"] = await SignIn(door, "mail", Office.Handler, "An e-mail that we could not answer");
    }

    private async Task<(Person Person, string Reference)> Proven(string address, string kind)
    {
        var (_, reference) = await Ask(address, kind);
        var reader = await Open(reference, "receipt", address, "prove", "");
        var status = await reader.Visitor.Submit($"/prove/{reference}", Cancellation, ("do", "confirm"), ("code", reader.Code));
        Assert.Contains("Your request", status.Text, StringComparison.Ordinal);
        return (reader with { Visitor = status.Visitor, HomePath = $"/status/{reference}", HomeSays = ["Your request"] }, reference);
    }

    private async Task<Person> Open(string reference, string letter, string to, string folder, string says)
    {
        var came = await _office.Letter(reference, letter, to);
        var page = await Nobody.Open(came.Link.PathAndQuery, Cancellation);
        var token = came.Link.Query["?t=".Length..];
        _secrets.Add("address", to);
        _secrets.Add("token", token);
        _secrets.Add("code", came.Code);
        return new Person(page.Visitor, reference, $"/{folder}/{reference}", says) { Code = came.Code, Token = token };
    }

    private async Task<Person> SignIn(Person door, string purpose, string to, string says)
    {
        var sent = await door.Visitor.Submit(door.HomePath!, Cancellation, ("do", "send-code"));
        var letter = await _office.Letter(door.Reference, $"code-{purpose}", to);
        _secrets.Add("code", letter.Code);
        var page = await sent.Visitor.Submit(door.HomePath!, Cancellation, ("do", "confirm"), ("code", letter.Code));
        return door with { Visitor = page.Visitor, HomeSays = [says], Code = letter.Code };
    }

    // 43 characters of base64url say 258 bits for 256: this one differs in those that say nothing.
    private static char NextBits(char last)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return Alphabet[Alphabet.IndexOf(last, StringComparison.Ordinal) ^ 1];
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex("^(fail|crit):.*", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
