using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.People;

/// <summary>Somebody who asks for a copy of their data.</summary>
public sealed class Person : Reader
{
    private Letters? _letters;

    private Person(RunningService service, Visitor visitor, Language language, string email)
        : base(service, visitor, language) => Email = email;

    public string Email { get; }

    /// <summary>Of the request they sent.</summary>
    public string Reference { get; private set; } = "";

    public Letters Letters => _letters ?? throw new InvalidOperationException("No request was sent yet.");

    /// <summary>Opens a browser; the service starts if it does not run yet.</summary>
    public static async Task<Person> Arrives(Browser browser, RunningService service, string email, string language = "en", bool scripts = true)
    {
        await service.Start();
        service.Secrets.Add("address", email);
        return new Person(service, await browser.NewPage(language, scripts: scripts), Language.Parse(language), email);
    }

    /// <summary>A mailbox that the sample shop does not know.</summary>
    public static string Unknown() => $"stranger-{Guid.NewGuid():N}@example.org";

    /// <summary>The same person at another browser, who has nothing but the letters.</summary>
    public async Task<Person> AtAnotherBrowser(Browser browser)
    {
        Person other = await Arrives(browser, Service, Email, Language.Tag);
        (other.Reference, other._letters) = (Reference, _letters);
        return other;
    }

    /// <summary>From the start page through the form.</summary>
    public async Task Asks(string? account = null)
    {
        await FillsIn(account);
        await Presses("check.button");
        await Sent();
    }

    /// <summary>Up to the answers, which are not sent yet.</summary>
    public async Task FillsIn(string? account = null)
    {
        await Opens("/");
        await IsOn("start.heading", "start");
        await Follows("start.button");
        await ChoosesCopy();
        await IsOn("email.heading", "email");
        await Types(Fields.Email, Email);
        await Presses("continue");
        await IsOn("account.heading", "account");
        if (account is not null)
        {
            await Types(Fields.Account, account);
        }

        await Presses(account is null ? "account.skip" : "continue");
        await IsOn("check.heading", "check");
    }

    /// <summary>Answers the first question.</summary>
    public async Task ChoosesCopy()
    {
        await IsOn("kinds.heading", "kinds");
        await Page.GetByLabel(Words["kinds.copy.label"], new() { Exact = true }).CheckAsync();
        await Presses("continue");
    }

    /// <summary>Notes the reference on the page after sending.</summary>
    public async Task Sent()
    {
        // After two clicks the first answer gives way to the second.
        await IsAt("/request/sent");
        await IsOn("sent.heading", "sent");
        Reference = await Page.Locator(".confirmation .reference").InnerTextAsync();
        Service.Secrets.AddReference(Reference);
        _letters = new Letters(Service, Email, Reference);
    }

    /// <summary>Opens the receipt's link and types its code.</summary>
    public async Task Proves()
    {
        Letter receipt = await Letters.Next();
        await Opens(receipt.Link);
        await IsOn("prove.heading", "prove");
        await Types(Fields.Code, receipt.Code);
        await Presses("prove.button");
        await IsOn("status.heading", "status-searching");
    }

    public async Task AsksAndProves(string? account = null)
    {
        await Asks(account);
        await Proves();
    }

    /// <summary>Opens the link of a letter and signs in by a code.</summary>
    public async Task SignsIn(Letter letter)
    {
        await Opens(letter.Link);
        await IsOn("signIn.Person.start.heading", "status-sign-in");
        await Presses("signIn.send");
        await IsOn("signIn.Person.code.heading", "status-code");
        await Types(Fields.Code, (await Letters.Next()).Code);
        await Presses("signIn.Person.code.button");
        await IsOn("status.heading", $"status-{await OutcomeName()}");
    }

    /// <summary>Reloads the status page until it says so.</summary>
    public Task SeesOutcome(string wordsKey) => Eventually.Async(
        async () =>
        {
            await Opens($"/status/{Reference}");
            return (await Main).Contains(Words[wordsKey], StringComparison.Ordinal);
        },
        RunningService.Patience,
        $"the status page of {Reference} says '{Words[wordsKey]}'");

    private async Task<string> OutcomeName() =>
        await Page.Locator("#outcome-1").CountAsync() == 0 ? "open" : (await Page.Locator("#outcome-1").InnerTextAsync()) switch
        {
            var text when text == Words["status.ready.heading"] => "ready",
            var text when text == Words["status.gone.heading"] => "gone",
            var text when text == Words["status.refused.heading"] => "refused",
            _ => "nothing",
        };
}
