using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deadlines;

/// <summary>Staff take more time where the law knows that; the person is told before the first date, and everything follows the new one.</summary>
public sealed class ExtensionSpec
{
    private static readonly string[] Copy = ["copy"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_person_is_told_the_new_date_and_why_and_nothing_is_late_before_it()
    {
        await using var office = await Office.Open(Cancellation, ("DeadlineRegimes", "gdpr"));
        var reference = await office.AskAndProve("min.huang@example.com", Copy, "zh-CN");
        var first = office.Rules.Until((await office.Find(reference)).DueEnd).LastDay;
        var asked = await office.Letter(reference, "decision-needed", Office.Handler);
        await office.Pass(days: 28, reference);
        await office.Letter(reference, "staff-reminder", Office.Handler);
        using (var staff = await office.SignIn(asked))
        {
            Assert.Contains("Take more time", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/extend", Cancellation);
            Assert.Contains(first.InWords(Language.En), staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("reason", " "));
            Assert.Contains("Say why you need more time", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("reason", new string('x', 2001)));
            Assert.Contains("Shorten your reason to 2,000 characters", staff.Text, StringComparison.Ordinal);
            Assert.Null((await office.Find(reference)).Extended);
            await staff.Submit(Cancellation, ("reason", "订单在五个旧系统中。"));
            Assert.Contains("The answer may take longer now", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/extend", Cancellation);
            Assert.Equal(System.Net.HttpStatusCode.Conflict, staff.Status);
            Assert.Contains("More time was taken before", staff.Text, StringComparison.Ordinal);
        }

        var request = await office.Find(reference);
        var due = office.Rules.Until(request.DueEnd).LastDay;
        Assert.True(due >= first.AddDays(59), $"{first} became {due}");
        Assert.Equal(Office.Handler, request.Extended!.By);
        var letter = await office.Letter(reference, "extended");
        Assert.Equal(("min.huang@example.com", 1), (letter.To, letter.Deliveries));
        Assert.Contains("订单在五个旧系统中。", letter.Text, StringComparison.Ordinal);
        Assert.Contains(due.InWords(Language.ZhCn), letter.Text, StringComparison.Ordinal);
        using (var person = await office.SignIn(letter, "zh-CN"))
        {
            Assert.Contains(due.InWords(Language.ZhCn), person.Text, StringComparison.Ordinal);
            Assert.Contains("我们需要延期答复", person.Text, StringComparison.Ordinal);
        }

        var left = due.DayNumber - request.Received.ReceivedAt.DayIn(office.Rules.Zone).DayNumber - 28;
        await office.Pass(days: 10, reference);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "late");
        await office.Pass(days: left - 9, reference);
        var letters = await office.Letters(reference);
        Assert.Single(letters, l => l.Key.Letter == "late");
        Assert.Single(letters, l => l.Key.Letter == "extended");
        Assert.Equal([3, 4], letters.Where(l => l.Key is { Letter: "staff-reminder", Number: > 2 } && l.To == Office.Handler).Select(l => l.Key.Number).Order());
        Assert.Contains("DueExtended", await office.Facts(reference));

        await office.Press(reference, "escalation", Office.Officer, "approve");
        await office.Letter(reference, "ready");
    }

    [Fact]
    public async Task It_is_not_offered_where_the_law_knows_none_and_not_once_the_first_date_is_over()
    {
        await using (var china = await Office.Open(Cancellation))
        {
            var reference = await china.AskAndProve("noah.patel@example.com", Copy);
            using var staff = await china.SignIn(await china.Letter(reference, "decision-needed", Office.Handler));
            Assert.DoesNotContain("Take more time", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/extend", Cancellation);
            Assert.Equal(System.Net.HttpStatusCode.Conflict, staff.Status);
            Assert.Contains("This answer can't take longer", staff.Text, StringComparison.Ordinal);
        }

        await using var office = await Office.Open(Cancellation, ("DeadlineRegimes", "gdpr"));
        var late = await office.AskAndProve("noah.patel@example.com", Copy);
        var asked = await office.Letter(late, "decision-needed", Office.Handler);
        await office.Pass(days: 32, late);
        using var tooLate = await office.SignIn(asked);
        Assert.DoesNotContain("Take more time", tooLate.Text, StringComparison.Ordinal);
        await tooLate.Open($"decide/{late}/extend", Cancellation);
        Assert.Contains("It is too late to take more time", tooLate.Text, StringComparison.Ordinal);
        Assert.Null((await office.Find(late)).Extended);
    }
}
