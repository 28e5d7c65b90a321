using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Questions;

/// <summary>Staff ask the person for what is missing; an answer, or silence, brings the request back to them.</summary>
public sealed class QuestionSpec
{
    private static readonly string[] Copy = ["copy"];
    private static readonly string[] Account = ["account-cancellation"];

    private const string UkFirm = """
        regime: uk-firm
        extends: uk-gdpr
        residence: []
        with: uk-word
        """;

    // What the law names no time for.
    private const string UkWord = """
        promise: uk-word
        title: { en: Our privacy notice, zh-CN: 我们的隐私声明 }
        asOf: 2026-11-25
        zone: Europe/London
        calendar: gb
        closeOfBusiness: "17:30"
        counting: { roll: false, source: our own word }
        clocks:
          - clock: answer
            kinds: [question, complaint, appeal, authority-disclosure]
            limit: { months: 1 }
            source: Privacy notice, section 9
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conditions_that_are_not_met_are_listed_and_once_they_are_the_request_goes_on()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("min.huang@example.com", Account, "zh-CN");
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            await staff.Open($"decide/{reference}/ask", Cancellation);
            await staff.Submit(Cancellation, ("question", ""));
            Assert.Contains("Write a question, or tick a condition", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("condition", "unpaid"), ("question", ""));
            Assert.Contains("We have asked the person", staff.Text, StringComparison.Ordinal);
        }

        var letter = await office.Letter(reference, "person-asked");
        Assert.Contains("有款项尚未付清", letter.Text, StringComparison.Ordinal);
        using (var person = await office.SignIn(letter, "zh-CN"))
        {
            await person.Open($"status/{reference}/answer", Cancellation);
            Assert.Contains("有款项尚未付清", person.Text, StringComparison.Ordinal);
            await person.Submit(Cancellation, ("answer", ""));
            Assert.Contains("我们已收到您的答复", person.Text, StringComparison.Ordinal);
        }

        var again = await office.Letter(reference, "decision-needed", Office.Handler, number: 2);
        using var decides = await office.SignIn(again);
        Assert.Contains("They say that the conditions are met.", decides.Text, StringComparison.Ordinal);
        Assert.Contains("A payment is outstanding.", decides.Text, StringComparison.Ordinal);
        await decides.Submit(Cancellation, ("do", "approve"));
        using (var second = await office.SignIn(await office.Letter(reference, "second-needed", Office.Approver)))
        {
            Assert.Contains("A payment is outstanding.", second.Text, StringComparison.Ordinal);
            await second.Submit(Cancellation, ("do", "agree"));
        }

        await office.Letter(reference, "erasure-announced");
    }

    [Fact]
    public async Task Who_says_nothing_is_reminded_and_then_it_is_decided_on_what_is_known()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("noah.patel@example.com", Copy);
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            await staff.Open($"decide/{reference}/ask", Cancellation);
            await staff.Submit(Cancellation, ("question", "Which of your two accounts?"));
        }

        var asked = await office.Letter(reference, "person-asked");
        Assert.DoesNotContain("Which of your two accounts?", asked.Text, StringComparison.Ordinal);
        await office.Pass(days: 4, reference);
        await office.Letter(reference, "question-reminder");
        await office.Pass(days: 4, reference);
        await office.Until(reference, "nobody waits for the person", r => r.Status == RequestStatus.InReview);

        using var decides = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler, number: 2));
        Assert.Contains("They did not answer in time.", decides.Text, StringComparison.Ordinal);
        await decides.Submit(Cancellation, ("do", "approve"));
        await office.Letter(reference, "ready");
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "staff-reminder");
    }

    [Fact]
    public async Task A_workflow_that_was_lost_while_the_person_is_asked_asks_staff_when_they_have_answered_and_not_before()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("olivia.brown@example.com", Copy);
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            await staff.Open($"decide/{reference}/ask", Cancellation);
            await staff.Submit(Cancellation, ("question", "Which of your two accounts?"));
        }

        var asked = await office.Letter(reference, "person-asked");
        await office.Kill();
        var instances = office.Station.Storage.Tables.GetTableClient("PrivacyFunctionsInstances");
        foreach (var table in new[] { instances, office.Station.Storage.Tables.GetTableClient("PrivacyFunctionsUnfinished") })
        {
            await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
            }
        }

        await office.Start();
        await Eventually.Async(
            async () => await instances.QueryAsync<TableEntity>(cancellationToken: Cancellation).AnyAsync(Cancellation), Office.Patience, "the workflow has begun anew", Cancellation);
        using (var person = await office.SignIn(asked))
        {
            await person.Open($"status/{reference}/answer", Cancellation);
            await person.Submit(Cancellation, ("answer", "The older one."));
        }

        using var decides = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler, number: 2));
        Assert.Contains("Which of your two accounts?", decides.Text, StringComparison.Ordinal);
        Assert.Contains("The older one.", decides.Text, StringComparison.Ordinal);
        var facts = (await office.Facts(reference)).ToList();
        Assert.True(facts.IndexOf("LetterSent decision-needed/2") > facts.IndexOf("PersonAnswered"), string.Join(", ", facts));
    }

    [Fact]
    public async Task Under_a_law_that_stops_the_clock_the_date_moves_by_the_days_waited_and_the_person_is_told()
    {
        var rules = Directory.CreateTempSubdirectory("uk-rules");
        await File.WriteAllTextAsync(Path.Combine(rules.FullName, "uk-firm.yml"), UkFirm, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(rules.FullName, "uk-word.yml"), UkWord, Cancellation);
        await using var office = await Office.Open(Cancellation, ("DeadlineRules", rules.FullName), ("DeadlineRegimes", "uk-firm"));
        var reference = await office.AskAndProve("noah.patel@example.com", Copy);
        var first = office.Rules.Until((await office.Find(reference)).DueEnd).LastDay;
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            await staff.Open($"decide/{reference}/ask", Cancellation);
            Assert.Contains("I need the answer to find out which data the request is about", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("question", "Which of your two accounts?"), ("clarifies", "yes"));
        }

        var asked = await office.Letter(reference, "person-asked");
        Assert.Contains("the time for our own answer stands still (UK GDPR, article 12A(5) and (6))", asked.Text, StringComparison.Ordinal);
        await office.Pass(days: 3, reference);
        using (var person = await office.SignIn(asked))
        {
            Assert.Contains("The time stands still until you answer", person.Text, StringComparison.Ordinal);
            Assert.Contains(first.AddDays(3).InWords(Language.En), person.Text, StringComparison.Ordinal);
            await person.Open($"status/{reference}/answer", Cancellation);
            await person.Submit(Cancellation, ("answer", "The older one."));
        }

        var moved = office.Rules.Until((await office.Find(reference)).DueEnd).LastDay;
        Assert.Equal(first.AddDays(3), moved);
        var letter = await office.Letter(reference, "date-changed");
        Assert.Contains(moved.InWords(Language.En), letter.Text, StringComparison.Ordinal);
        Assert.Contains(first.InWords(Language.En), letter.Text, StringComparison.Ordinal);
        using var follows = await office.SignIn(letter);
        Assert.Contains(moved.InWords(Language.En), follows.Text, StringComparison.Ordinal);
        Assert.Contains("The time for our answer stood still", follows.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stands still", follows.Text, StringComparison.Ordinal);
        using var decides = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler, number: 2));
        Assert.Contains("The clock stood still from", decides.Text, StringComparison.Ordinal);
        await decides.Submit(Cancellation, ("do", "approve"));
        await office.Letter(reference, "ready");
    }
}
