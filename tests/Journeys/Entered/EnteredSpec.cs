using System.Net;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Entered;

/// <summary>Staff enter what came by phone, by post or at the counter; it runs like any other request, from its true date of receipt.</summary>
public sealed class EnteredSpec
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_by_phone_is_entered_with_its_true_date_proven_by_the_person_and_decided_by_a_colleague()
    {
        await using var office = await Office.Open(Cancellation);
        using var asker = await Ask(office, Office.Handler);
        var letter = await Eventually.Async(
            async () => (await office.LettersTo(Office.Handler)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        var reference = letter.Key.Reference.Value;
        using var staff = await office.SignIn(letter);
        Assert.Contains("How did the request reach us?", staff.Text, StringComparison.Ordinal);

        await staff.Submit(Cancellation, ("way", "Fax"), ("day", "2031-01-01"), ("time", "25:00"), ("email", "mei.lin"), ("details", "She called."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("Choose how the request reached us", staff.Text, StringComparison.Ordinal);
        Assert.Contains("She called.", staff.Page, StringComparison.Ordinal);
        Assert.Contains("Enter a day and time that are not in the future", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the time of receipt as hours and minutes", staff.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"mei.lin\"", staff.Page, StringComparison.Ordinal);

        var day = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), office.Rules.Zone).AddDays(-5);
        await staff.Submit(
            Cancellation, ("way", "Phone"), ("day", $"{day:yyyy-MM-dd}"), ("time", "09:30"), ("kind", "copy"), ("email", "mei.lin@example.com"), ("language", "zh-CN"));
        Assert.Contains($"Its reference is {reference}.", staff.Text, StringComparison.Ordinal);

        var request = await office.Find(reference);
        Assert.Equal(Door.Staff, request.Received.Door);
        Assert.Equal(new StaffEntry(Office.Handler, EntryWay.Phone), request.Received.Entered);
        Assert.Equal(new DateTimeOffset(day.Year, day.Month, day.Day, 9, 30, 0, day.Offset), request.Received.ReceivedAt);
        Assert.Equal(office.Rules.Until(request.DueEnd).LastDay, DateOnly.FromDateTime(day.DateTime).AddDays(15));
        Assert.Equal("zh-CN", request.Language.Tag);
        Assert.Contains("个人信息副本", (await office.Letter(reference, "receipt", "mei.lin@example.com")).Text, StringComparison.Ordinal);

        await office.Prove(reference);
        await office.Letter(reference, "decision-needed", Office.OtherHandler);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "decision-needed" && l.To == Office.Handler);
        await office.Press(reference, "decision-needed", Office.OtherHandler, "approve");
        await office.Letter(reference, "ready");

        await staff.Open($"enter/{reference}", Cancellation);
        await staff.Submit(Cancellation, ("do", "another"));
        Assert.Contains("How did the request reach us?", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_answered_alike_and_gets_no_link()
    {
        await using var office = await Office.Open(Cancellation);
        using var stranger = await Ask(office, "mei.lin@example.com");
        using var member = await Ask(office, Office.Approver);
        Assert.Equal(member.Text, stranger.Text);

        // The second letter was ordered after the first would have been.
        await Eventually.Async(
            async () => (await office.LettersTo(Office.Approver)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        Assert.Empty(await office.LettersTo("mei.lin@example.com"));
    }

    [Fact]
    public async Task A_correction_by_post_is_entered_field_by_field_and_decided_like_any_other()
    {
        const string Email = "ting.gao@example.com";
        await using var office = await Office.Open(Cancellation);
        using var asker = await Ask(office, Office.OtherHandler);
        var letter = await Eventually.Async(
            async () => (await office.LettersTo(Office.OtherHandler)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        var reference = letter.Key.Reference.Value;
        using var staff = await office.SignIn(letter);
        Assert.DoesNotContain("your order", staff.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("To show people advertisements that are relevant to them", staff.Text, StringComparison.Ordinal);
        var day = $"{TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), office.Rules.Zone).AddDays(-2):yyyy-MM-dd}";
        (string, string)[] right = [("way", "Post"), ("day", day), ("email", Email), ("language", "en"), ("rows", "1")];

        await staff.Submit(Cancellation, [.. right, ("kind", "correction")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("what is wrong", staff.Text, StringComparison.OrdinalIgnoreCase);
        await staff.Submit(Cancellation, [.. right, ("kind", "copy"), ("field-1", "shop.customer.name"), ("value-1", "Gao Ting")]);
        Assert.Contains("Tick the correction above", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, [.. right, ("kind", "correction"), ("purpose", "no-such-use"), ("field-1", "shop.customer.name"), ("value-1", "Gao Ting")]);
        Assert.Contains("Choose uses from the list only", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, [.. right, ("do", "add")]);
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Contains("Correction 2", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, [.. right, ("kind", "correction"), ("restrict", "yes"), ("field-1", "shop.customer.name"), ("value-1", "Gao Ting")]);
        Assert.Contains($"Its reference is {reference}.", staff.Text, StringComparison.Ordinal);

        var request = await office.Find(reference);
        Assert.Equal(("shop.customer.name", "Gao Ting"), (Assert.Single(request.Received.Proposals).Field, request.Received.Proposals[0].Value));
        Assert.True(request.Kinds.StopUntilCorrected);
        await office.Prove(reference);
        await Corrections.Asking.AcceptAll(office, reference, 1);
        await office.Letter(reference, "corrected", Email);
    }

    [Fact]
    public async Task What_is_left_of_a_link_that_was_sent_is_purged_after_a_day()
    {
        await using var office = await Office.Open(Cancellation);
        using var member = await Ask(office, Office.Approver);
        await Eventually.Async(
            async () => (await office.LettersTo(Office.Approver)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
        var instances = office.Station.Storage.Tables.GetTableClient("PrivacyFunctionsInstances");
        Assert.True(await instances.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).AnyAsync(Cancellation));
        var unfinished = office.Station.Storage.Tables.GetTableClient("PrivacyFunctionsUnfinished");
        await Eventually.Async(
            async () => !await unfinished.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).AnyAsync(Cancellation), Office.Patience, "the workflow has ended", Cancellation);
        await office.Advance(2);
        await Eventually.Async(
            async () => !await instances.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).AnyAsync(Cancellation), Office.Patience, "nothing is left of it", Cancellation);
    }

    private static async Task<Caller> Ask(Office office, string email)
    {
        var caller = office.Caller();
        await caller.Open("enter", Cancellation);
        await caller.Submit(Cancellation, ("email", email));
        Assert.Equal(HttpStatusCode.OK, caller.Status);
        Assert.Contains("Look in your mailbox", caller.Text, StringComparison.Ordinal);
        return caller;
    }
}
