using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.BadInput;

/// <summary>Those who have to do with what an authority demands.</summary>
public sealed partial class Cast
{
    private static readonly (string Name, string Value)[] Demand =
    [
        ("way", "Post"), ("authority", $"Bureau {Planted}"), ("origin", "home"), ("email", $"desk.{Planted}@example.com"), ("language", "en"),
        ("document-type", "Other"), ("number", Planted), ("document-day", "2026-01-05"), ("kept-at", Planted), ("basis", Planted),
        ("subject", "mei.lin@example.com"), ("scope", "shop.customer"), ("notice", "forbidden"), ("forbidden-by", Planted), ("person-language", "en"),
    ];

    private async Task Demands()
    {
        var form = await EntersDemand();
        _people["demander"] = form with { HasRequest = false };

        var asked = (await EntersDemand(("origin", "home"))).Reference;
        _people["call-backer"] = await SignIn(
            await Open(asked, "call-back-needed", Office.OtherHandler, "decide", ""), "decide", Office.OtherHandler, "Call the authority back");

        var foreign = (await EntersDemand(("origin", "foreign"), ("country", "Atlantis"))).Reference;
        var abroad = await CallsBack(foreign);
        var path = $"/decide/{foreign}/home-approval";
        _people["approval-recorder"] = abroad with { Visitor = (await abroad.Visitor.Open(path, Cancellation)).Visitor, HomePath = path, HomeSays = ["Record the approval at home"] };

        path = $"/decide/{foreign}/call-back";
        _people["call-again"] = abroad with { Visitor = (await abroad.Visitor.Open(path, Cancellation)).Visitor, HomePath = path, HomeSays = ["Record another call"] };
        _people["no-caller"] = await SignIn(await Open(foreign, "decision-needed", Office.Approver, "decide", ""), "decide", Office.Approver, "What is demanded");

        (_people["no-officer"], _people["officer"], _people["desk"]) = await Disclose((await EntersDemand(("origin", "home"))).Reference);
        (_, _people["officer-early"], _) = await Disclose((await EntersDemand(("origin", "home"), ("forbidden-until", "2099-01-01"))).Reference);
    }

    private async Task<(Person Approver, Person Officer, Person Desk)> Disclose(string reference)
    {
        await CallsBack(reference);
        var first = await SignIn(await Open(reference, "decision-needed", Office.Approver, "decide", ""), "decide", Office.Approver, "");
        await first.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "approve"));
        var officer = await SignIn(await Open(reference, "second-needed", Office.Officer, "decide", ""), "decide", Office.Officer, "");
        await officer.Visitor.Submit($"/decide/{reference}", Cancellation, ("do", "agree"));
        var desk = await SignIn(await Open(reference, "disclosure-ready", $"desk.{Planted}@example.com", "status", ""), "read", $"desk.{Planted}@example.com", "What you demanded");
        await desk.Visitor.Open($"/status/{reference}/download", Cancellation);
        return (await AtNotice(first), await AtNotice(officer), desk);
    }

    private async Task<Person> AtNotice(Person person)
    {
        var path = $"/decide/{person.Reference}/notice";
        return person with { Visitor = (await person.Visitor.Open(path, Cancellation)).Visitor, HomePath = path, HomeSays = ["Can the person be told?"] };
    }

    private async Task<Person> CallsBack(string reference)
    {
        var caller = await SignIn(await Open(reference, "call-back-needed", Office.OtherHandler, "decide", ""), "decide", Office.OtherHandler, "");
        var page = await caller.Visitor.Submit(
            $"/decide/{reference}", Cancellation, ("number-from", Planted), ("with", Planted), ("day", Today), ("result", "confirmed"));
        Assert.Contains("The call is recorded", page.Text, StringComparison.Ordinal);
        return caller with { Visitor = page.Visitor };
    }

    // With what is given instead, it is sent too.
    private async Task<Person> EntersDemand(params (string Name, string Value)[] instead)
    {
        var before = (await _office.LettersTo(Office.Handler)).Select(l => l.Key).ToHashSet();
        var start = await Nobody.Open("/enter", Cancellation);
        await start.Visitor.Submit("/enter", Cancellation, ("email", Office.Handler));
        var letter = await Eventually.Async(
            async () => (await _office.LettersTo(Office.Handler)).FirstOrDefault(l => l.Key.Letter == "entry-link" && !before.Contains(l.Key)),
            Office.Patience, "a link to enter a request", Cancellation);
        var reference = letter.Key.Reference.Value;
        var staff = await SignIn(await Open(reference, "entry-link", Office.Handler, "enter", ""), "enter", Office.Handler, "");
        var path = $"/enter/{reference}/demand";
        var form = await staff.Visitor.Open(path, Cancellation);
        if (instead.Length > 0)
        {
            await form.Visitor.Submit(path, Cancellation, [.. Demand.Where(f => !instead.Any(other => other.Name == f.Name)), .. instead, ("day", Today)]);
        }

        return staff with { Visitor = form.Visitor, HomePath = path, HomeSays = ["Enter what an authority demands"] };
    }

    private string Today => $"{TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), _office.Rules.Zone):yyyy-MM-dd}";
}
