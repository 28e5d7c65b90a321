using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.People;

/// <summary>Somebody who decides, at a browser of their own.</summary>
public sealed class Staff : Reader
{
    public const string Handler = "staff@example.com";
    public const string Approver = "approver@example.com";

    private readonly string _reference;

    private Staff(RunningService service, Visitor visitor, Language language, string email, string reference)
        : base(service, visitor, language) => (_reference, Letters) = (reference, new Letters(service, email, reference));

    public Letters Letters { get; }

    public static async Task<Staff> For(Browser browser, RunningService service, Person person, string? language = null, string email = Handler)
    {
        language ??= person.Language.Tag;
        return new Staff(service, await browser.NewPage(language), Language.Parse(language), email, person.Reference);
    }

    /// <summary>Waits for the letter, opens its link and signs in by a code.</summary>
    public async Task<Letter> OpensDecision()
    {
        Letter asked = await Letters.Next();
        await Opens(asked.Link);
        await IsOn("signIn.Staff.start.heading", "decide-sign-in");
        await Presses("signIn.send");
        await IsOn("signIn.Staff.code.heading", "decide-code");
        await Types(Fields.Code, (await Letters.Next()).Code);
        await Presses("signIn.Staff.code.button");
        await IsOn("decision.heading.copy", "decision");
        return asked;
    }

    /// <summary>Waits for the letter that asks to agree, opens its link and signs in by a code.</summary>
    public async Task OpensSecond()
    {
        Letter asked = await Letters.Next();
        await Opens(asked.Link);
        await Presses("signIn.send");
        await Types(Fields.Code, (await Letters.Next()).Code);
        await Presses("signIn.Staff.code.button");
        await IsOn("second.heading.Refuse", "second");
    }

    public async Task AgreesToRefuse()
    {
        await Presses("second.agree.button.Refuse");
        await IsOn("decided.Agreed.Refuse.now", "decided-agreed");
    }

    public async Task Approves()
    {
        await Presses("decision.approve.button");
        await IsOn("decided.Final.Approve.now", "decided-approved");
    }

    public async Task Refuses(string ground, string reason)
    {
        await GoesToRefuse();
        await Page.GetByLabel(ground, new() { Exact = true }).CheckAsync();
        await Types(Fields.Reason, reason);
        await Presses("refuse.button");
        await IsOn("decided.Waiting.Refuse.now", "decided-waiting");
    }

    public async Task GoesToRefuse()
    {
        await Follows("decision.refuse.link");
        Assert.Equal($"/decide/{_reference}/refuse", Path);
        await IsOn("refuse.heading", "refuse");
    }
}
