using System.IO.Compression;
using System.Net;
using System.Text;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Disclosures;

/// <summary>What an authority demands is disclosed only under a document, after a call-back, by two others, and within its scope; its person hears of it unless that is forbidden (P19).</summary>
[TakesLong]
public sealed class DisclosureSpec
{
    private const string Desk = "desk@bureau.example.com";
    private const string Person = "mei.lin@example.com";

    private static readonly (string Name, string Value)[] Demand =
    [
        ("way", "Post"), ("authority", "Shanghai Public Security Bureau"), ("origin", "home"), ("email", Desk), ("language", "en"),
        ("document-type", "EvidenceNotice"), ("number", "2026/118"), ("document-day", "2026-01-05"), ("kept-at", "shelf 3"), ("basis", "PRC Criminal Procedure Law, article 54"),
        ("subject", Person), ("scope", "shop.orders"), ("notice", "tell"), ("person-language", "zh-CN"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_scope_is_handed_over_once_the_authority_was_called_back_and_two_others_approved_and_the_person_is_told()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Enter(office);
        await office.Letter(reference, "call-back-needed", Office.OtherHandler);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter != "entry-link" && (l.To is Office.Handler or Office.Officer or Desk or Person));

        await CallBack(office, reference);
        await office.Letter(reference, "decision-needed", Office.Approver);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "decision-needed" && l.To is Office.Handler or Office.OtherHandler);

        using var caller = await office.SignIn(await office.Letter(reference, "call-back-needed", Office.OtherHandler));
        Assert.Equal(HttpStatusCode.Forbidden, caller.Status);
        Assert.Contains("Others have to decide on this request", caller.Text, StringComparison.Ordinal);

        using var first = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Approver));
        Assert.Contains("Sample shop: Orders", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Address", first.Text[first.Text.IndexOf("What was found", StringComparison.Ordinal)..first.Text.IndexOf("Who answers", StringComparison.Ordinal)], StringComparison.Ordinal);
        await first.Submit(Cancellation, ("do", "approve"));
        Assert.Null((await office.Find(reference)).Approved);

        using var second = await office.SignIn(await office.Letter(reference, "second-needed", Office.Officer));
        Assert.Contains("approve the disclosure", second.Text, StringComparison.Ordinal);
        await second.Submit(Cancellation, ("do", "agree"));

        var files = await Fetch(office, reference);
        Assert.Equal(["data/shop/orders.json", "index.html", "manifest.json"], files.Keys);
        Assert.All(files.Values, text => Assert.DoesNotContain(Person, text, StringComparison.OrdinalIgnoreCase));

        var told = await office.Letter(reference, "disclosed", Person);
        Assert.Contains("Shanghai Public Security Bureau", told.Text, StringComparison.Ordinal);
        Assert.Contains("\u8ba2\u5355", told.Text, StringComparison.Ordinal);
        Assert.Equal(["disclosed"], (await office.Letters(reference)).Where(l => l.To == Person).Select(l => l.Key.Letter));
        Assert.Equal(Outcome.Done, (await office.Find(reference)).Outcome);
        Assert.Equal(["disclosure-ready"], (await office.Letters(reference)).Where(l => l.To == Desk).Select(l => l.Key.Letter));
    }

    [Fact]
    public async Task Without_a_document_a_scope_or_a_person_nothing_is_entered_and_nothing_typed_is_lost()
    {
        await using var office = await Office.Open(Cancellation);
        using var staff = await OpenForm(office);
        await staff.Submit(Cancellation, [.. Demand.Where(f => f.Name is not ("kept-at" or "scope" or "subject" or "number"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("Without a document, nothing can be demanded", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Tick what the document demands, and only that", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the person as the document has it", staff.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Shanghai Public Security Bureau\"", staff.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_settings_name_too_few_the_form_is_not_offered_and_takes_nothing()
    {
        await using var office = await Office.Open(Cancellation, ("StaffHandlers", Office.Handler));
        using var staff = await OpenForm(office, "There are too few of us for a demand");
        await staff.Submit(Cancellation, [.. Demand, ("day", Today(office))]);
        Assert.Equal(HttpStatusCode.Conflict, staff.Status);
        Assert.Contains("The staff settings name too few for you to enter one", staff.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Shanghai Public Security Bureau\"", staff.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_does_not_know_the_document_gets_nothing_and_nothing_is_searched()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Enter(office);
        await CallBack(office, reference, "failed");

        await office.Until(reference, "it is closed", r => r.Status == RequestStatus.Closed);
        var request = await office.Find(reference);
        Assert.Equal((Outcome.Unproven, "They know no such document."), (request.Outcome, request.CalledBack!.Note));
        Assert.Null(request.Searched);
        Assert.DoesNotContain(await office.Letters(reference), l => l.To is Desk or Person);
    }

    [Fact]
    public async Task A_later_call_that_contradicts_the_first_is_recorded_and_keeps_the_demand_from_being_approved_or_handed_over()
    {
        const string Third = "third@example.com";
        await using var office = await Office.Open(Cancellation, ("StaffHandlers", $"{Office.Handler},{Office.OtherHandler},{Third}"));
        var reference = await Enter(office);
        using var second = await office.SignIn(await office.Letter(reference, "call-back-needed", Third));
        (string, string)[] failed = [("number-from", "the register"), ("with", "Officer Li"), ("day", Today(office)), ("result", "failed"), ("note", "They know no such document.")];
        using var first = await office.SignIn(await office.Letter(reference, "call-back-needed", Office.OtherHandler));
        (string, string)[] confirmed = [("number-from", "the bureau's own site"), ("with", "Officer Wang"), ("day", Today(office)), ("result", "confirmed")];
        using var twice = await office.SignIn(await office.Letter(reference, "call-back-needed", Office.OtherHandler));
        foreach (var press in new[] { first, twice })
        {
            await press.Submit(Cancellation, confirmed);
            Assert.Equal(HttpStatusCode.OK, press.Status);
            Assert.Contains("The call is recorded", press.Text, StringComparison.Ordinal);
        }

        // Who has not called yet is asked to decide; once they have, others are.
        await office.Letter(reference, "decision-needed", Third);
        await second.Submit(Cancellation, failed);
        Assert.Contains("It contradicts an earlier call", second.Text, StringComparison.Ordinal);

        using var approver = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Approver));
        Assert.Contains("The calls contradict each other", approver.Text, StringComparison.Ordinal);
        Assert.Contains("They know no such document.", approver.Text, StringComparison.Ordinal);
        await approver.Submit(Cancellation, ("do", "approve"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, approver.Status);
        Assert.Null((await office.Find(reference)).Proposal);
    }

    [Fact]
    public async Task A_foreign_authority_gets_nothing_before_the_competent_one_at_home_has_approved_and_the_person_is_told_when_the_prohibition_ends()
    {
        await using var office = await Office.Open(Cancellation);
        var until = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), office.Rules.Zone).AddDays(3);
        var reference = await Enter(
            office, ("origin", "foreign"), ("country", "Atlantis"), ("notice", "forbidden"), ("forbidden-by", "Gag order 7"), ("forbidden-until", $"{until:yyyy-MM-dd}"));
        await CallBack(office, reference);
        using var first = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Approver));
        await first.Submit(Cancellation, ("do", "approve"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Contains("Record the approval of the competent authority at home first", first.Text, StringComparison.Ordinal);
        Assert.Null((await office.Find(reference)).Proposal);

        using var caller = await office.SignIn(await office.Letter(reference, "call-back-needed", Office.OtherHandler));
        await caller.Open($"decide/{reference}/home-approval", Cancellation);
        await caller.Submit(Cancellation, ("number", "2026/7"), ("day", "2026-01-07"));
        Assert.Equal(HttpStatusCode.OK, caller.Status);

        await first.Open($"decide/{reference}", Cancellation);
        await first.Submit(Cancellation, ("do", "approve"));
        await office.Press(reference, "second-needed", Office.Officer, "agree");
        await Fetch(office, reference);
        await office.Pass(2, reference);
        Assert.DoesNotContain(await office.Letters(reference), l => l.To == Person);

        await office.Pass(3, reference);
        Assert.Contains("\u6b64\u524d\u6211\u4eec\u4f9d\u6cd5\u4e0d\u5f97\u544a\u77e5\u60a8", (await office.Letter(reference, "disclosed", Person)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_end_of_the_prohibition_is_known_the_officer_is_asked_and_lets_the_person_know()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Enter(office, ("notice", "forbidden"), ("forbidden-by", "Gag order 7"));
        await CallBack(office, reference);
        await office.Press(reference, "decision-needed", Office.Approver, "approve");
        await office.Press(reference, "second-needed", Office.Officer, "agree");
        await Fetch(office, reference);
        using var approver = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Approver));
        Assert.Contains("The officer rules on whether the person is told", approver.Text, StringComparison.Ordinal);
        await approver.Submit(Cancellation, ("notice", "tell"));
        Assert.Equal(HttpStatusCode.Forbidden, approver.Status);
        Assert.Null((await office.Find(reference)).NoticeRuled);

        await office.Pass(183, reference);
        Assert.DoesNotContain(await office.Letters(reference), l => l.To == Person);

        using var officer = await office.SignIn(await office.Letter(reference, "person-untold", Office.Officer));
        Assert.Contains("Can the person be told?", officer.Text, StringComparison.Ordinal);
        await officer.Submit(Cancellation, ("notice", "tell"));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        await office.Letter(reference, "disclosed", Person);
    }

    private static async Task<Caller> OpenForm(Office office, string says = "Enter what an authority demands")
    {
        using var asker = office.Caller();
        await asker.Open("enter", Cancellation);
        await asker.Submit(Cancellation, ("email", Office.Handler));
        var letter = await Eventually.Async(
            async () => (await office.LettersTo(Office.Handler)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        var staff = await office.SignIn(letter);
        await staff.Open($"enter/{letter.Key.Reference}/demand", Cancellation);
        Assert.Contains(says, staff.Text, StringComparison.Ordinal);
        return staff;
    }

    /// <returns>The reference.</returns>
    private static async Task<string> Enter(Office office, params (string Name, string Value)[] instead)
    {
        using var staff = await OpenForm(office);
        await staff.Submit(Cancellation, [.. Demand.Where(f => !instead.Any(other => other.Name == f.Name)), .. instead, ("day", Today(office))]);
        Assert.Contains("The demand is recorded", staff.Text, StringComparison.Ordinal);
        return Office.ReferenceOn(staff);
    }

    private static async Task CallBack(Office office, string reference, string result = "confirmed")
    {
        using var caller = await office.SignIn(await office.Letter(reference, "call-back-needed", Office.OtherHandler));
        Assert.Contains(Person, caller.Text, StringComparison.Ordinal);
        await caller.Submit(Cancellation, ("number-from", "the bureau's own site"), ("result", result));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, caller.Status);
        await caller.Submit(
            Cancellation, ("number-from", "the bureau's own site"), ("with", "Officer Wang"), ("day", Today(office)), ("result", result), ("note", result == "failed" ? "They know no such document." : ""));
        Assert.Equal(HttpStatusCode.OK, caller.Status);
    }

    private static async Task<SortedDictionary<string, string>> Fetch(Office office, string reference)
    {
        using var authority = await office.SignIn(await office.Letter(reference, "disclosure-ready", Desk));
        Assert.Contains("2026/118", authority.Text, StringComparison.Ordinal);
        using var package = new MemoryStream(await authority.Download($"status/{reference}/download", Cancellation));
        await using var zip = new ZipArchive(package);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new StreamReader(await entry.OpenAsync(Cancellation), Encoding.UTF8);
            files.Add(entry.FullName, await content.ReadToEndAsync(Cancellation));
        }

        await office.Until(reference, "it is recorded that the authority has it", r => r.When<PackageCollected>() is not null);
        return files;
    }

    private static string Today(Office office) => $"{TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), office.Rules.Zone):yyyy-MM-dd}";
}
