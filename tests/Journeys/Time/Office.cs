using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Time;

/// <summary>A service on a storage of its own, whose clock and schedules run fast, and everybody who has to do with it.</summary>
internal sealed partial class Office : IAsyncDisposable
{
    public const string Handler = Station.Staff;
    public const string OtherHandler = "colleague@example.com";
    public const string Approver = "approver@example.com";
    public const string Officer = "officer@example.com";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationToken _cancellation;
    private readonly MailboxPost _post;

    private Office(Station station, CancellationToken cancellation)
    {
        (Station, _cancellation, _post) = (station, cancellation, new MailboxPost(station.Storage));
        station.Settings["StaffHandlers"] = $"{Handler},{OtherHandler}";
        station.Settings["StaffApprovers"] = Approver;
        station.Settings["StaffOfficer"] = Officer;
        station.Settings["StaffLanguage"] = "en";
        station.Settings["DueSchedule"] = "* * * * * *";
    }

    public Station Station { get; }

    public ServiceProcess Service { get; private set; } = null!;

    public string ShopPath => Path.Combine(Station.Folder, "shop.db");

    public static async Task<Office> Open(CancellationToken cancellation, params (string Name, string Value)[] settings)
    {
        var office = new Office(await Station.Open(cancellation), cancellation);
        foreach (var (name, value) in settings)
        {
            office.Station.Settings[name] = value;
        }

        try
        {
            await office.Start();
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    public async Task Start() => Service = await Station.StartService(_cancellation);

    public async Task Kill()
    {
        await Service.Kill();
        await Service.DisposeAsync();
    }

    public Task<Request> Find(string reference) => Station.Find(reference, _cancellation);

    public async Task<IReadOnlyList<string>> Facts(string reference) =>
        [.. (await Station.Events(reference, _cancellation)).Select(WholeRequest.Name)];

    /// <summary>Waits until a request is as it should be.</summary>
    public Task Until(string reference, string what, Func<Request, bool> isSo) => Eventually.Async(
        async () => isSo(await Find(reference)), Patience, $"{what} ({reference})", _cancellation);

    /// <summary>Lets days pass, and waits until every letter whose time has come is sent.</summary>
    public async Task Pass(int days, params string[] references)
    {
        var now = await Advance(days);
        foreach (var reference in references)
        {
            await Until(
                reference,
                "every letter whose time has come is sent",
                r => !Timetable.Of(r, DeadlineRules.Default, letter => r.Letters.Any(l => l.Letter == letter)).Any(l => l.At <= now));
        }
    }

    /// <returns>The service's time.</returns>
    public async Task<DateTimeOffset> Advance(int days)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("days", $"{days}")]);
        using var answer = await Service.Http.PostAsync(new Uri("dev/clock.json", UriKind.Relative), form, _cancellation);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("now").GetDateTimeOffset();
    }

    public Caller Caller(string language = "en") => new(Station.Address, language);

    /// <summary>Sends the form.</summary>
    /// <returns>The reference.</returns>
    public async Task<string> Ask(string email, string[] kinds, string language = "en")
    {
        using var person = Caller(language);
        await person.Open("request/kinds", _cancellation);
        await person.Submit(_cancellation, [.. kinds.Select(k => ("kind", k))]);
        await person.Submit(_cancellation, ("email", email));
        await person.Submit(_cancellation, ("account", ""));
        await person.Submit(_cancellation);
        return ReferenceIn(person.Page);
    }

    /// <summary>The first reference on a page.</summary>
    public static string ReferenceIn(string page)
    {
        var reference = ReferencePattern().Match(page).Value;
        Assert.NotEqual("", reference);
        return reference;
    }

    /// <summary>Sends the form, and types the code of the receipt.</summary>
    public async Task<string> AskAndProve(string email, string[] kinds, string language = "en")
    {
        var reference = await Ask(email, kinds, language);
        var receipt = await Letter(reference, "receipt");
        using var person = Caller(language);
        await person.Open(receipt.Link, _cancellation);
        await person.Submit(_cancellation, ("do", "confirm"), ("code", receipt.Code));
        Assert.NotNull((await Find(reference)).Proof);
        return reference;
    }

    public async Task<IReadOnlyList<Letter>> Letters(string reference) =>
        [.. (await _post.Letters(reference, _cancellation)).Where(l => !l.Key.Letter.StartsWith("code-", StringComparison.Ordinal))];

    /// <summary>All letters to somebody, about whatever.</summary>
    public async Task<IReadOnlyList<Letter>> LettersTo(string address) =>
        [.. (await _post.Letters("", _cancellation)).Where(l => l.To == address)];

    /// <summary>Waits for the newest letter of a name, to anybody or to one reader.</summary>
    public Task<Letter> Letter(string reference, string name, string? to = null, int number = 1) => Eventually.Async(
        async () => (await _post.Letters(reference, _cancellation))
            .Where(l => l.Key.Letter == name && l.Key.Number >= number && (to is null || l.To == to))
            .MaxBy(l => l.Key.Number),
        Patience, $"there is a letter {name} about {reference}", _cancellation);

    /// <summary>Follows the letter's link and types the code that is sent for it.</summary>
    public async Task<Caller> SignIn(Letter letter, string language = "en")
    {
        var caller = Caller(language);
        await caller.Open(letter.Link, _cancellation);
        Assert.True(caller.Offers("send-code"), caller.Text);
        var code = await NewCode(caller, letter);
        await caller.Submit(_cancellation, ("do", "confirm"), ("code", code));
        return caller;
    }

    /// <summary>Has a new code sent by the page, and reads it.</summary>
    public async Task<string> NewCode(Caller caller, Letter letter)
    {
        var before = (await Codes()).Select(l => l.Key).ToHashSet();
        await caller.Submit(_cancellation, ("do", "send-code"));
        return (await Eventually.Async(
            async () => (await Codes()).FirstOrDefault(l => !before.Contains(l.Key)),
            Patience, $"a code comes to {letter.To}", _cancellation)).Code;

        async Task<IReadOnlyList<Letter>> Codes() => [.. (await _post.Letters(letter.Key.Reference.Value, _cancellation))
            .Where(l => l.Key.Letter.StartsWith("code-", StringComparison.Ordinal) && l.To == letter.To)];
    }

    /// <summary>Presses a button of the decision page behind a letter.</summary>
    public async Task Press(string reference, string letter, string who, string button)
    {
        using var staff = await SignIn(await Letter(reference, letter, who));
        await staff.Submit(_cancellation, ("do", button));
        Assert.Equal(System.Net.HttpStatusCode.OK, staff.Status);
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
        {
            await Service.DisposeAsync();
        }

        await Station.DisposeAsync();
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
