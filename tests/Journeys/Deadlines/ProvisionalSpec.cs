using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deadlines;

/// <summary>Days off that nobody has announced yet: staff see that a date may move, and once it has, the person is told.</summary>
public sealed class ProvisionalSpec
{
    private static readonly string[] Account = ["account-cancellation"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provisional_date_is_marked_counted_again_with_the_new_calendar_and_told_where_it_changed()
    {
        var rules = Directory.CreateTempSubdirectory("provisional-rules");
        await Announce(rules, through: "20200101", holidays: [new DateOnly(2020, 1, 1)]);
        await using var office = await Office.Open(Cancellation, ("DeadlineRules", rules.FullName));
        var reference = await office.AskAndProve("min.huang@example.com", Account);
        var unproven = await office.Ask("sam.taylor@example.com", Account);
        var before = await office.Find(reference);
        Assert.True(before.IsProvisional);
        var receipt = await office.Letter(reference, "receipt");
        Assert.Contains($"it is done by the end of {Told(office, before.CompletionEnd)}", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("so this is provisional", receipt.Text, StringComparison.Ordinal);
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            Assert.Contains("Provisional", staff.Text, StringComparison.Ordinal);
        }

        // The next Monday to Friday after the day of receipt, whatever weekday it is there.
        var monday = before.Received.ReceivedAt.DayIn(office.Rules.Zone).AddDays(1);
        while (monday.DayOfWeek != DayOfWeek.Monday)
        {
            monday = monday.AddDays(1);
        }

        await Announce(rules, through: "20991231", [.. Enumerable.Range(0, 5).Select(monday.AddDays)]);
        await office.Kill();
        await office.Start();
        await office.Until(reference, "its dates are certain", r => !r.IsProvisional);
        var after = await office.Find(reference);
        Assert.Equal((before.DueEnd, before.CompletionEnd!.Value.AddDays(7)), (after.DueEnd, after.CompletionEnd!.Value));
        Assert.Contains("DueRecomputed", await office.Facts(reference));

        var letter = await office.Letter(reference, "date-changed");
        Assert.Equal(("min.huang@example.com", 1), (letter.To, letter.Deliveries));
        Assert.Contains(Told(office, after.CompletionEnd), letter.Text, StringComparison.Ordinal);
        Assert.Contains(Told(office, before.CompletionEnd), letter.Text, StringComparison.Ordinal);
        Assert.Contains("You need do nothing.", letter.Text, StringComparison.Ordinal);
        var toConfirm = (await office.Letter(unproven, "date-changed")).Text.ReplaceLineEndings(" ");
        Assert.Contains("You have still to confirm, by the end of", toConfirm, StringComparison.Ordinal);
        Assert.DoesNotContain("You need do nothing.", toConfirm, StringComparison.Ordinal);
        rules.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_was_told_that_a_date_is_provisional_is_told_once_that_it_is_certain_and_stays()
    {
        var rules = Directory.CreateTempSubdirectory("provisional-rules");
        await Announce(rules, through: "20200101", holidays: [new DateOnly(2020, 1, 1)]);
        await using var office = await Office.Open(Cancellation, ("DeadlineRules", rules.FullName));
        var reference = await office.AskAndProve("sam.taylor@example.com", Account);
        var withdrawn = await office.Ask("min.huang@example.com", Account);
        using (var reader = office.Caller())
        {
            await reader.Open((await office.Letter(withdrawn, "receipt")).Link, Cancellation);
            await reader.Submit(Cancellation, ("do", "not-me"));
        }

        await office.Letter(withdrawn, "withdrawn");
        var before = await office.Find(reference);
        Assert.Contains("we write to you with the date that is certain", (await office.Letter(reference, "receipt")).Text, StringComparison.Ordinal);

        await Announce(rules, through: "20991231", holidays: [new DateOnly(2020, 1, 1)]);
        await office.Kill();
        await office.Start();
        var letter = await office.Letter(reference, "date-certain");
        var after = await office.Find(reference);
        Assert.Equal((false, before.DueEnd, before.CompletionEnd), (after.IsProvisional, after.DueEnd, after.CompletionEnd));
        Assert.Equal(("sam.taylor@example.com", 1), (letter.To, letter.Deliveries));
        Assert.Contains("What was provisional is certain now, and has not changed.", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"If we agree, it is done by the end of {Told(office, before.CompletionEnd)}", letter.Text, StringComparison.Ordinal);

        // What is closed is counted no more, so what was sent by now is all.
        Assert.DoesNotContain(await office.Letters(withdrawn), l => l.Key.Letter is "date-certain" or "date-changed");
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "date-changed");
        rules.Delete(recursive: true);
    }

    private static string Told(Office office, DateTimeOffset? end) => office.Rules.Until(end!.Value).LastDay.InWords(Language.En);

    private static Task Announce(DirectoryInfo folder, string through, DateOnly[] holidays)
    {
        var events = holidays.Select((day, i) =>
            $"BEGIN:VEVENT\r\nUID:{i}@example.com\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day:yyyyMMdd}\r\nDTEND;VALUE=DATE:{day.AddDays(1):yyyyMMdd}\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\n");
        return File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "cn.ics"),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nX-KNOWN-FROM:20200101\r\n"
                + $"X-KNOWN-THROUGH:{through}\r\n{string.Concat(events)}END:VCALENDAR\r\n",
            Cancellation);
    }
}
