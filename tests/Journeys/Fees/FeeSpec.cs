using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Fees;

/// <summary>Who asks for the same again after it was done can be asked for a fee: they accept, decline or say nothing.</summary>
[TakesLong]
public sealed class FeeSpec
{
    private static readonly string[] Copy = ["copy"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fee_is_accepted_and_the_copy_is_delivered_or_declined_and_the_request_is_closed()
    {
        await using var office = await Office.Open(Cancellation);
        await First(office, "mei.lin@example.com");
        var accepted = await Quoted(office, "Mei.Lin@example.com");
        await Answer(office, accepted, "accept", "You accepted the fee");
        await office.Press(accepted, "decision-needed", Office.Handler, "approve");
        await office.Letter(accepted, "ready");

        await First(office, "noah.patel@example.com");
        var declined = await Quoted(office, "noah.patel@example.com");
        await Answer(office, declined, "decline", "You declined the fee");
        Assert.Contains("30 CNY", (await office.Letter(declined, "fee-declined")).Text, StringComparison.Ordinal);
        Assert.Equal(Outcome.FeeDeclined, (await office.Find(declined)).Outcome);
    }

    [Fact]
    public async Task Who_says_nothing_is_reminded_and_then_it_costs_nothing()
    {
        await using var office = await Office.Open(Cancellation);
        await First(office, "noah.patel@example.com");
        var reference = await Quoted(office, "noah.patel@example.com");
        await office.Pass(days: 4, reference);
        await office.Letter(reference, "fee-reminder");
        await office.Pass(days: 4, reference);
        await office.Until(reference, "nobody waits for the person", r => r.Fee is { State: FeeState.Waived });
        await office.Letter(reference, "fee-waived");
        await office.Letter(reference, "decision-needed", Office.Handler, number: 2);
    }

    [Fact]
    public async Task Where_silence_means_that_it_is_not_wanted_who_says_nothing_is_told_that_it_is_closed()
    {
        var rules = Directory.CreateTempSubdirectory("fee-silence-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(rules.FullName, "timetable.yml"), Embedded("Deadlines/Rules/timetable.yml").Replace("feeSilence: waive", "feeSilence: close", StringComparison.Ordinal), Cancellation);
            await using var office = await Office.Open(Cancellation, ("DeadlineRules", rules.FullName));
            await First(office, "noah.patel@example.com");
            var reference = await Quoted(office, "noah.patel@example.com");
            var quoted = await office.Letter(reference, "fee-quoted");
            Assert.Contains("30 CNY", quoted.Text, StringComparison.Ordinal);
            await office.Advance(8);
            await office.Until(reference, "it is closed", r => r.Outcome == Outcome.FeeDeclined);
            Assert.True((await office.Find(reference)).Fee!.InSilence);
            await office.Letter(reference, "fee-declined");
            Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "fee-waived" || l.Key is { Letter: "decision-needed", Number: 2 });
            using var person = await office.SignIn(quoted);
            Assert.Contains("30 CNY", person.Text, StringComparison.Ordinal);
        }
        finally
        {
            rules.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Under_a_law_whose_clock_begins_with_the_fee_the_date_moves_with_it_and_back_when_it_is_waived()
    {
        await using var office = await Office.Open(Cancellation, ("DeadlineRegimes", "uk-gdpr"));
        await First(office, "noah.patel@example.com");
        var reference = await Quoted(office, "noah.patel@example.com");
        var first = office.Rules.Until((await office.Find(reference)).DueEnd).LastDay;
        Assert.Contains("counts anew from that day (UK GDPR, articles 12(3) and 12A)", (await office.Letter(reference, "fee-quoted")).Text, StringComparison.Ordinal);

        // Long enough that no end of a month makes both months end on the same day.
        await office.Pass(days: 4, reference);
        await Answer(office, reference, "accept", "You accepted the fee");
        var accepted = await office.Find(reference);
        var moved = office.Rules.Until(accepted.DueEnd).LastDay;
        Assert.Equal(Assert.Single(accepted.Moves).To.DayIn(office.Rules.Zone).AddMonths(1), moved);
        Assert.True(moved > first, $"{first} became {moved}");
        var letter = await office.Letter(reference, "date-changed");
        await Says(office, letter, moved, "The time for our answer counts from that day", "You agreed to bear the fee on");
        Assert.Contains(first.InWords(Language.En), letter.Text, StringComparison.Ordinal);

        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler, number: 2)))
        {
            Assert.Contains("The clock began anew on", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/waive", Cancellation);
            Assert.Contains("the time for the answer counts from receipt again", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("do", "waive"));
        }

        var waived = await office.Letter(reference, "fee-waived");
        Assert.Equal(first, office.Rules.Until((await office.Find(reference)).DueEnd).LastDay);
        await Says(office, waived, first, "it counts from the day on which we received your request", "We waived the fee on");
        Assert.Contains(moved.InWords(Language.En), waived.Text, StringComparison.Ordinal);
        Assert.Single(await office.Letters(reference), l => l.Key.Letter == "date-changed");
        Assert.Equal(2, (await office.Facts(reference)).Count(fact => fact == "DueMoved"));
    }

    // The letter, and the page that it leads to.
    private static async Task Says(Office office, Letter letter, DateOnly due, string why, string whyOnPage)
    {
        Assert.Contains($"answer by the end of {due.InWords(Language.En)}", letter.Text, StringComparison.Ordinal);
        Assert.Contains(why, letter.Text, StringComparison.Ordinal);
        using var person = await office.SignIn(letter);
        Assert.Contains(due.InWords(Language.En), person.Text, StringComparison.Ordinal);
        Assert.Contains(whyOnPage, person.Text, StringComparison.Ordinal);
    }

    private static string Embedded(string name)
    {
        using var text = new StreamReader(typeof(PrivacyFunctions.Deadlines.Ladder).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }

    private static async Task First(Office office, string email)
    {
        var reference = await office.AskAndProve(email, Copy);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        using var person = await office.SignIn(await office.Letter(reference, "ready"));
        await person.Download($"status/{reference}/download", Cancellation);
        await office.Until(reference, "it is done", r => r.Outcome == Outcome.Done);
    }

    private static async Task<string> Quoted(Office office, string email)
    {
        var reference = await office.AskAndProve(email, Copy);
        using var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("1 earlier request within 365 days", staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/fee", Cancellation);
        await staff.Submit(Cancellation, ("amount", "much"), ("reason", ""));
        Assert.Contains("Enter an amount with its currency", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("amount", "30 CNY"), ("reason", "The second copy within a month."));
        Assert.Contains("We have asked the person for the fee", staff.Text, StringComparison.Ordinal);
        return reference;
    }

    private static async Task Answer(Office office, string reference, string button, string says)
    {
        using var person = await office.SignIn(await office.Letter(reference, "fee-quoted"));
        await person.Open($"status/{reference}/fee", Cancellation);
        Assert.Contains("30 CNY", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("do", button));
        Assert.Contains(says, person.Text, StringComparison.Ordinal);
    }
}
