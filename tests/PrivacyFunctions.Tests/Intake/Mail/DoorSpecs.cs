using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class DoorSpecs : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly DeploymentKey _deployment = DeploymentKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    private readonly string _messageId = $"{Guid.NewGuid():N}@mail.example.com";
    private StorageAccount _storage = null!;
    private RequestKeys _keys = null!;
    private RequestLedger _ledger = null!;
    private RawMailStore _store = null!;
    private MailDoor _door = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await TestStorageAccount.Get();
        _keys = new RequestKeys(_storage, _deployment);
        _ledger = new RequestLedger(_storage, _keys, new Wakes(_storage, _time), new DueIndex(_storage, _time), _time);
        _store = new RawMailStore(_storage, _keys, _deployment, _time);
        _door = new MailDoor(_store, _ledger, new MailKeys(_deployment), Post.Rules);
    }

    public ValueTask DisposeAsync()
    {
        _keys.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_mail_is_a_request_and_its_body_is_kept_byte_by_byte()
    {
        var body = Post.Parsed(messageId: _messageId).File("attachment1", "id.png", "image/png", RandomNumberGenerator.GetBytes(300_000)).Bytes();
        var asked = Assert.IsType<MailOutcome.NewRequest>(await Receive(body));

        Assert.Equal(("mei.lin@example.com", "copy", Language.En), (asked.Email, string.Join(',', asked.Kinds), asked.Language));
        Assert.Equal((_time.GetUtcNow(), Completeness.Whole), (asked.ReceivedAt, asked.Completeness));
        var kept = Assert.Single(await Mails(asked.Reference));
        Assert.Equal((body.Length, Convert.ToHexStringLower(SHA256.HashData(body))), (kept.Size, kept.Sha256));
        await using var raw = (await _store.OpenRead(kept, Ct))!;
        var again = await InboundMailReader.Read(raw, kept.ContentType, Stream.Null, Ct);
        Assert.Equal(("Please send me a copy of my data.", 1), (again.Text, again.Attachments.Count));
        Assert.DoesNotContain("mei.lin", asked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_delivered_again_is_one_request_of_the_first_moment()
    {
        var first = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: _messageId).Bytes()));
        _time.Advance(TimeSpan.FromHours(3));
        var again = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: _messageId).Field("sender_ip", "192.0.2.1").Bytes()));

        Assert.Equal((first.Reference, first.ReceivedAt), (again.Reference, again.ReceivedAt));
        Assert.Single(await Mails(first.Reference));
        var another = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: "x" + _messageId).Bytes()));
        var others = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: _messageId, from: "other@example.com").Bytes()));
        Assert.Equal(3, new[] { first.Reference, another.Reference, others.Reference }.Distinct().Count());
    }

    [Fact]
    public async Task Without_a_message_id_a_mail_is_told_by_what_it_says()
    {
        var first = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: "", text: "Delete my data").Bytes()));
        var again = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: "", text: "Delete my data").Bytes()));
        var another = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: "", text: "Delete my data!").Bytes()));
        Assert.Equal(first.Reference, again.Reference);
        Assert.NotEqual(first.Reference, another.Reference);
    }

    [Fact]
    public async Task Two_deliveries_at_once_keep_one_mail()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Receive(Post.Parsed(messageId: _messageId).Bytes())));
        var reference = Assert.Single(outcomes.Cast<MailOutcome.NewRequest>().Select(o => o.Reference).Distinct());
        Assert.Single(await Mails(reference));
    }

    [Fact]
    public async Task A_reply_from_the_requests_address_is_a_note_and_its_code_proves_the_mailbox()
    {
        var request = await Request("mei.lin@example.com");
        var codes = new OneTimeCodes(_storage, _deployment, _time);
        var tokens = new LinkTokens(_deployment);
        var code = (await codes.Current(new CodeSlot(request.Reference, LinkPurpose.Prove, tokens.AddresseeOf("mei.lin@example.com")), Ct))!;
        var wrong = code.Digits == "000000" ? "000001" : "000000";
        var byMail = new CodesByMail(codes, tokens);

        var noted = Assert.IsType<MailOutcome.Noted>(await Receive(Reply(request, $"{wrong}", from: "Mei.Lin@example.com", id: "1")));
        Assert.Equal(request.Reference, noted.Request.Reference);
        Assert.False(await byMail.Prove(noted.Request, noted.Codes, Ct));
        noted = Assert.IsType<MailOutcome.Noted>(await Receive(Reply(request, $"{code.Digits}\n\n> {wrong}", id: "2")));
        Assert.True(await byMail.Prove(noted.Request, noted.Codes, Ct));
        var now = _time.GetUtcNow();
        var proven = await _ledger.Record(request.Reference, Actor.Requester, r => RequestDecisions.Prove(r, CodesByMail.How, now, now, now), Ct);
        Assert.False(await byMail.Prove(proven.Request, noted.Codes, Ct));
        Assert.Equal(2, (await Mails(request.Reference)).Count);
    }

    [Fact]
    public async Task A_forged_reference_opens_nothing()
    {
        var request = await Request("mei.lin@example.com");
        var asked = Assert.IsType<MailOutcome.NewRequest>(await Receive(Reply(request, "Delete my data", from: "thief@example.com")));
        Assert.NotEqual(request.Reference, asked.Reference);
        Assert.Equal(("thief@example.com", "deletion"), (asked.Email, Assert.Single(asked.Kinds)));
        Assert.Empty(await Mails(request.Reference));
    }

    [Fact]
    public async Task What_is_not_answered_is_kept_until_its_time_is_over()
    {
        var outcome = Assert.IsType<MailOutcome.NotAnswered>(await Receive(Post.Parsed(headers: "Auto-Submitted: auto-replied\n", messageId: _messageId).Bytes()));
        Assert.Equal(WhyNotAnswered.AutoReply, outcome.Why);
        var mail = new MailKeys(_deployment).Of(await Post.Parsed(headers: "Auto-Submitted: auto-replied\n", messageId: _messageId).Read(), Guid.NewGuid());
        Assert.True(await _storage.Blobs.GetBlobContainerClient("inbound").GetBlobClient($"unanswered/{mail}").ExistsAsync(Ct));
    }

    [Fact]
    public async Task A_destroyed_key_makes_a_requests_mails_noise_and_deleting_removes_them()
    {
        var asked = Assert.IsType<MailOutcome.NewRequest>(await Receive(Post.Parsed(messageId: _messageId).Bytes()));
        var container = _storage.Blobs.GetBlobContainerClient("inbound");
        var before = await Names(container, $"requests/{asked.Reference}/");
        await _keys.Destroy(asked.Reference, Ct);
        Assert.Empty(await Mails(asked.Reference));
        await _store.Delete(asked.Reference, Ct);
        await _store.Delete(asked.Reference, Ct);
        Assert.Single(before);
        Assert.Empty(await Names(container, $"requests/{asked.Reference}/"));
    }

    [Fact]
    public async Task A_body_that_is_no_form_keeps_nothing() =>
        await Assert.ThrowsAsync<NotAMailException>(() => _door.Receive(new MemoryStream([1, 2, 3]), "text/plain", Ct));

    private Task<MailOutcome> Receive(byte[] body) => _door.Receive(new MemoryStream(body), Post.ContentType, Ct);

    private byte[] Reply(Request request, string text, string from = "mei.lin@example.com", string id = "") =>
        Post.Parsed(subject: $"Re: \u00B7 {request.Reference}", text: text, from: from, messageId: id + _messageId).Bytes();

    private Task<Request> Request(string email)
    {
        var due = Deadline.ForAnswer(DeadlineRules.Default, new Kinds(Asked.Copy), _time.GetUtcNow()).End;
        return _ledger.Receive(Reference.New(), new RequestReceived(new Kinds(Asked.Copy), Door.Form, Language.En.Tag, _time.GetUtcNow(), due, email, null), Ct);
    }

    private async Task<List<StoredMail>> Mails(Reference reference)
    {
        var mails = new List<StoredMail>();
        await foreach (var mail in _store.Of(reference, Ct))
        {
            mails.Add(mail);
        }

        return mails;
    }

    private static async Task<List<string>> Names(BlobContainerClient container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(prefix: prefix, traits: default, states: default, cancellationToken: Ct))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
