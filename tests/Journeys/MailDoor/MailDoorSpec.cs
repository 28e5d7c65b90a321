using System.Net;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Journeys.MailDoor;

/// <summary>A mail is a request from the moment it arrives: what becomes of it, from the post to the answer.</summary>
public sealed class MailDoorSpec(MailDoorSpec.Shared shared) : IClassFixture<MailDoorSpec.Shared>
{
    private const string Secret = "d41d8cd98f00b204e9800998ecf8427e";

    private Office Office => shared.Office;

    private MailPost Post => shared.Post;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("isla.khan@example.com", "My data", "Please send me a copy of my data.", false, "We understand it as a request for a copy")]
    [InlineData("leo.martin@example.com", "My data", "Please send me a copy of my data.", true, "We understand it as a request for a copy")]
    [InlineData("fatima.ali@example.com", "申请", "您好，请给我一份我的个人信息副本。", false, "副本")]
    [InlineData("chloe.wong@example.com", "申请", "您好，请给我一份我的个人信息副本。", true, "副本")]
    public async Task A_mail_that_asks_for_a_copy_is_a_request_in_its_own_language(string from, string subject, string text, bool raw, string understood)
    {
        var mail = WrittenMail.New(from, subject, text);
        Assert.Equal(HttpStatusCode.OK, raw ? await Post.Raw(mail, Cancellation) : await Post.Parsed(mail, Cancellation));

        var receipt = await Receipt(from);
        Assert.Contains(understood, receipt.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var reference = receipt.Key.Reference.Value;
        await Office.Letter(reference, "staff-mail", Office.Handler);
        var request = await Office.Find(reference);
        Assert.Equal((Door.Mail, "copy"), (request.Received.Door, string.Join(',', request.Kinds.Names)));
        Assert.Null(request.Proof);
    }

    [Fact]
    public async Task Its_sender_confirms_with_the_code_and_corrects_what_was_understood()
    {
        const string From = "daniel.smith@example.com";
        await Post.Parsed(WrittenMail.New(From, "My data", "Please send me a copy of my data."), Cancellation);
        var receipt = await Receipt(From);
        var reference = receipt.Key.Reference.Value;

        using var person = Office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("kind", "deletion"), ("do", "confirm"), ("code", receipt.Code));

        await Office.Until(reference, "it is proven", r => r.Proof is not null);
        Assert.Equal(["deletion"], (await Office.Find(reference)).Kinds.Names);
        await Office.Letter(reference, "decision-needed", Office.Handler);
    }

    [Fact]
    public async Task Its_sender_confirms_by_replying_with_the_code()
    {
        const string From = "grace.lee@example.com";
        await Post.Parsed(WrittenMail.New(From, "My data", "Please send me a copy of my data."), Cancellation);
        var receipt = await Receipt(From);
        var reference = receipt.Key.Reference.Value;
        var reply = WrittenMail.New(From, $"Re: We received your e-mail · {reference}", $"{receipt.Code}\n\n{Quoted(receipt.Text)}") with
        {
            Headers = $"In-Reply-To: {receipt.MessageId}\r\nReferences: {receipt.MessageId}\r\n",
        };
        Assert.Equal(HttpStatusCode.OK, await Post.Parsed(reply, Cancellation));

        await Office.Until(reference, "it is proven", r => r.Proof is not null);
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        await Office.Letter(reference, "ready");
        Assert.DoesNotContain(Secret, Office.Service.Output, StringComparison.Ordinal);
    }

    private static string Quoted(string letter) => string.Join('\n', letter.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    [Fact]
    public async Task A_wrong_secret_is_an_address_that_does_not_exist()
    {
        const string From = "sean.obrien@example.com";
        var mail = WrittenMail.New(From, "My data", "Please send me a copy of my data.");
        Assert.Equal(HttpStatusCode.NotFound, await Post.Parsed(mail, Cancellation, otherSecret: "0" + Secret[1..]));
        Assert.Empty(await shared.LettersTo(From));
    }

    [Fact]
    public async Task The_same_mail_delivered_twice_is_one_request()
    {
        const string From = "maria.garcia@example.com";
        var mail = WrittenMail.New(From, "My data", "Please send me a copy of my data.");
        var answers = await Task.WhenAll(Post.Parsed(mail, Cancellation), Post.Parsed(mail, Cancellation));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], answers);
        var receipt = await Receipt(From);
        Assert.Equal(HttpStatusCode.OK, await Post.Parsed(mail, Cancellation));

        await Office.Letter(receipt.Key.Reference.Value, "staff-mail");
        Assert.Single(await shared.LettersTo(From));
        Assert.Single(await Office.Facts(receipt.Key.Reference.Value), nameof(RequestReceived));
        Assert.Contains($"{receipt.Key.Reference}: its workflow runs already", Office.Service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{receipt.Key.Reference}: the workflow could not be told", Office.Service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answering_machine_gets_no_answer()
    {
        const string Machine = "yuki.tanaka@example.com";
        const string Human = "minji.kim@example.com";
        var automatic = WrittenMail.New(Machine, "My data", "Please send me a copy of my data.") with { Headers = "Auto-Submitted: auto-replied\r\n" };
        Assert.Equal(HttpStatusCode.OK, await Post.Parsed(automatic, Cancellation));

        // What came later is answered, and the machine is not.
        await Post.Parsed(WrittenMail.New(Human, "My data", "Please send me a copy of my data."), Cancellation);
        await Receipt(Human);
        Assert.Empty(await shared.LettersTo(Machine));
    }

    [Fact]
    public async Task Of_a_mail_that_names_no_sender_staff_are_told_once_and_read_it_behind_a_code_until_it_is_deleted()
    {
        const string Wish = "Please delete all that you hold about the owner of the blue bicycle.";
        var mail = WrittenMail.New("The Cyclist", "My <b>data</b>", Wish);
        Assert.Equal(HttpStatusCode.OK, await Post.Parsed(mail, Cancellation));
        Assert.Equal(HttpStatusCode.OK, await Post.Parsed(mail, Cancellation));

        var letter = Assert.Single(await Office.LettersTo(Office.Handler), l => l.Key.Letter == "unanswerable-mail");
        var reference = letter.Key.Reference.Value;
        Assert.DoesNotContain("bicycle", letter.Text, StringComparison.Ordinal);
        Assert.Contains(reference, letter.Text, StringComparison.Ordinal);

        using var stranger = Office.Caller();
        await stranger.Open($"mails/{reference}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open(letter.Link, Cancellation);
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.DoesNotContain("bicycle", stranger.Page, StringComparison.Ordinal);
        var readBySomebody = $"{reference}: the mail that was not answered is read by member 1 of the staff";
        Assert.DoesNotContain(readBySomebody, Office.Service.Output, StringComparison.Ordinal);

        using var staff = await Office.SignIn(letter);
        Assert.Contains(Wish, staff.Text, StringComparison.Ordinal);
        Assert.Contains("The Cyclist", staff.Text, StringComparison.Ordinal);
        Assert.Contains("My &lt;b&gt;data&lt;/b&gt;", staff.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/enter\"", staff.Page, StringComparison.Ordinal);
        await Eventually.Async(
            () => Task.FromResult(Office.Service.Output.Contains(readBySomebody, StringComparison.Ordinal)), Office.Patience, "the reading is logged", Cancellation);
        Assert.DoesNotContain("bicycle", Office.Service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Cyclist", Office.Service.Output, StringComparison.Ordinal);

        await DeleteUnanswered();
        await staff.Open($"mails/{reference}", Cancellation);
        Assert.Equal(HttpStatusCode.Gone, staff.Status);
        Assert.Contains("This e-mail is deleted", staff.Text, StringComparison.Ordinal);
    }

    // As the sweep does after 30 days; deleting needs no key.
    private async Task DeleteUnanswered()
    {
        var unrelated = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
        using var keys = new RequestKeys(Office.Station.Storage, unrelated);
        await new RawMailStore(Office.Station.Storage, keys, unrelated, TimeProvider.System).DeleteUnanswered(DateTimeOffset.MaxValue, Cancellation);
    }

    [Fact]
    public async Task Of_a_mail_without_a_clear_wish_staff_say_what_it_asks_for()
    {
        const string From = "ivan.petrov@example.com";
        await Post.Parsed(WrittenMail.New(From, "Hello", "What do you know about me?"), Cancellation);
        var receipt = await Receipt(From);
        var reference = receipt.Key.Reference.Value;
        Assert.Equal(["question"], (await Office.Find(reference)).Kinds.Names);

        using var staff = await Office.SignIn(await Office.Letter(reference, "answer-needed", Office.Handler));
        Assert.Contains("What do you know about me?", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("kind", "copy"), ("do", "choose"));
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Equal(["copy"], (await Office.Find(reference)).Kinds.Names);

        using var person = Office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("kind", "copy"), ("do", "confirm"), ("code", receipt.Code));
        await Office.Letter(reference, "decision-needed", Office.Handler);
    }

    [Fact]
    public async Task While_the_storage_is_out_the_post_is_told_to_come_again_and_then_the_mail_is_taken()
    {
        const string From = "oscar.nilsson@example.com";
        await using var office = await Office.Open(Cancellation, ("InboundSecret", Secret));
        using var post = new MailPost(office, Secret);
        await using var azurite = await AzuriteServer.EnsureAsync(office.Station.Azurite, Console.WriteLine, Cancellation);
        var mail = WrittenMail.New(From, "My data", "Please send me a copy of my data.");
        UnixSignal.Suspend(azurite.ProcessId!.Value);
        try
        {
            Assert.InRange((int)await post.Parsed(mail, Cancellation), 500, 599);
        }
        finally
        {
            UnixSignal.Continue(azurite.ProcessId!.Value);
        }

        await Eventually.Async(
            async () => await post.Parsed(mail, Cancellation) == HttpStatusCode.OK, Office.Patience, "the mail is taken", Cancellation);
        Assert.NotNull(await shared.Newest(office, From));
    }

    private async Task<Letter> Receipt(string from) => await shared.Newest(Office, from);

    /// <summary>One service for all; each test has a sender of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        internal MailPost Post { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Office = await Office.Open(Cancellation, ("InboundSecret", Secret));
            Post = new MailPost(Office, Secret);
        }

        internal Task<IReadOnlyList<Letter>> LettersTo(string address) => Office.LettersTo(address);

        internal Task<Letter> Newest(Office office, string address) => Eventually.Async(
            async () => (await office.LettersTo(address)).FirstOrDefault(l => l.Key.Letter == "mail-receipt"),
            Office.Patience, $"a receipt comes to {address}", Cancellation);

        public async ValueTask DisposeAsync()
        {
            Post.Dispose();
            await Office.DisposeAsync();
        }
    }
}
