using System.Net;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.MailDoor;

/// <summary>Staff mark a mail as spam: nothing runs and nobody is told. A mistake can be undone for a month.</summary>
public sealed class SpamSpec
{
    private const string Secret = "d41d8cd98f00b204e9800998ecf8427e";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_marked_and_taken_back_is_answered_by_its_first_date_and_what_was_not_is_gone_after_a_month()
    {
        await using var office = await Office.Open(Cancellation, ("InboundSecret", Secret));
        using var post = new MailPost(office, Secret);
        var (mistaken, receipt) = await Written(office, post, "isla.khan@example.com", "My data", "Please send me a copy of my data.");
        var (spam, _) = await Written(office, post, "leo.martin@example.com", "Hello", "Buy cheap watches now, only today.");
        var due = (await office.Find(mistaken)).DueEnd;
        using var staff = await office.SignIn(await office.Letter(mistaken, "staff-mail", Office.Handler));
        await staff.Submit(Cancellation, ("do", "spam"));
        Assert.Contains("This e-mail is marked as spam", staff.Text, StringComparison.Ordinal);
        await office.Press(spam, "answer-needed", Office.Handler, "spam");
        Assert.All(new[] { mistaken, spam }, r => Assert.Equal(Outcome.Spam, office.Find(r).Result.Outcome));

        var letters = (await office.Letters(mistaken)).Count + (await office.Letters(spam)).Count;
        await office.Advance(days: 12);
        Assert.Equal(letters, (await office.Letters(mistaken)).Count + (await office.Letters(spam)).Count);

        using var again = await office.SignIn(await office.Letter(mistaken, "staff-mail", Office.Handler));
        await again.Submit(Cancellation, ("do", "restore"));
        Assert.Contains("What does this e-mail ask for?", again.Text, StringComparison.Ordinal);
        var restored = await office.Find(mistaken);
        Assert.Equal((RequestStatus.AwaitingProof, due, null), (restored.Status, restored.DueEnd, restored.Outcome));
        var reminder = await office.Letter(mistaken, "prove-reminder");
        using (var person = office.Caller())
        {
            await person.Open(receipt.Link, Cancellation);
            await person.Submit(Cancellation, ("kind", "copy"), ("do", "confirm"), ("code", reminder.Code));
        }

        await office.Letter(mistaken, "decision-needed", Office.Handler);
        await office.Advance(days: 20);
        await Eventually.Async(
            async () => await office.Station.Ledger.Find(Reference.Parse(spam), Cancellation) is null, Office.Patience, "the record of the spam is gone", Cancellation);
        Assert.DoesNotContain(await office.LettersTo("leo.martin@example.com"), l => l.Key.Letter != "mail-receipt");
    }

    [Fact]
    public async Task Its_sender_is_not_told_and_confirms_it_as_if_nothing_had_been()
    {
        await using var office = await Office.Open(Cancellation, ("InboundSecret", Secret));
        using var post = new MailPost(office, Secret);
        var (reference, receipt) = await Written(office, post, "grace.lee@example.com", "My data", "Please send me a copy of my data.");
        await office.Press(reference, "staff-mail", Office.Handler, "spam");
        Assert.Equal(Outcome.Spam, (await office.Find(reference)).Outcome);

        using var person = office.Caller();
        await person.Open(receipt.Link, Cancellation);
        Assert.Contains("Did we understand your e-mail?", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("kind", "copy"), ("do", "confirm"), ("code", receipt.Code));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        await office.Letter(reference, "decision-needed", Office.Handler);
        Assert.Contains("SpamRestored", await office.Facts(reference));
    }

    private static async Task<(string Reference, Letter Receipt)> Written(Office office, MailPost post, string from, string subject, string text)
    {
        Assert.Equal(HttpStatusCode.OK, await post.Parsed(WrittenMail.New(from, subject, text), Cancellation));
        var receipt = await Eventually.Async(
            async () => (await office.LettersTo(from)).FirstOrDefault(l => l.Key.Letter == "mail-receipt"), Office.Patience, $"a receipt comes to {from}", Cancellation);
        return (receipt.Key.Reference.Value, receipt);
    }
}
