using System.Text;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class ReaderSpecs
{
    [Fact]
    public async Task A_parsed_mail_is_read()
    {
        var mail = await Post.Parsed(subject: "My data", headers: "In-Reply-To: <b@x>\nReferences: <a@x> <b@x>\n").File("attachment1", "id.png", "image/png", new byte[1234]).Read();

        Assert.Equal(new Mailbox("mei.lin@example.com", "Mei Lin"), mail.From);
        Assert.Equal([new Mailbox("privacy@example.cn", "")], mail.To);
        Assert.Equal(("mei.lin@example.com", "My data", "Please send me a copy of my data."), (mail.EnvelopeFrom, mail.Subject, mail.Text));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)), mail.Date);
        Assert.Equal("abc@mail.example.com", mail.MessageId);
        Assert.Equal(["b@x", "a@x"], mail.AnswersTo);
        Assert.Equal(new MailChecks("pass", "{@example.com : pass}", 0.1), mail.Checks);
        Assert.Equal([new MailAttachment("id.png", "image/png", 1234)], mail.Attachments);
        Assert.Equal(Completeness.Whole, mail.Completeness);
        Assert.Equal(Language.En, mail.Language);
    }

    [Fact]
    public async Task A_raw_mail_is_read()
    {
        var mail = await Post.Raw(
            """
            From: =?gb2312?B?wdbDwA==?= <mei.lin@example.com>
            To: privacy@example.cn
            Subject: =?UTF-8?B?5LiL6L295oiR55qE5pWw5o2u?=
            Message-ID: <raw-1@mail.example.com>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Caf=C3=A9, a copy of my =
            data please.
            --inner
            Content-Type: text/html

            <p>ignored</p>
            --inner--
            --outer
            Content-Type: application/pdf; name="id.pdf"
            Content-Disposition: attachment; filename="id.pdf"
            Content-Transfer-Encoding: base64

            AAECAwQFBgcICQ==
            --outer
            Content-Type: message/rfc822

            From: somebody@example.org
            Subject: Delete everything
            Content-Type: text/plain

            Not the sender's words.
            --outer--
            """.ReplaceLineEndings("\r\n")).Read();

        Assert.Equal(("mei.lin@example.com", "\u6797\u7F8E"), (mail.From!.Address, mail.From.Name));
        Assert.Equal("\u4E0B\u8F7D\u6211\u7684\u6570\u636E", mail.Subject);
        Assert.Equal("Caf\u00E9, a copy of my data please.", mail.Text);
        Assert.Equal("raw-1@mail.example.com", mail.MessageId);
        Assert.Equal(new MailAttachment("id.pdf", "application/pdf", 10), mail.Attachments[0]);
        Assert.Equal("message/rfc822", mail.Attachments[1].Type);
        Assert.Equal(2, mail.Attachments.Count);
    }

    [Theory]
    [InlineData("gb18030", "gb18030")]
    [InlineData("GBK", "gb18030")]
    [InlineData("gb2312", "gb18030")]
    [InlineData("UTF-8", "gb18030")] // labelled wrongly
    [InlineData("UTF-8", "utf-8")]
    [InlineData("no-such-charset", "utf-8")]
    [InlineData("no-such-charset", "gb18030")]
    public async Task Simplified_Chinese_is_read_whatever_its_label(string label, string really)
    {
        const string Words = "\u8BF7\u5220\u9664\u6211\u7684\u4E2A\u4EBA\u4FE1\u606F\u3002";
        var encoding = really == "utf-8" ? Encoding.UTF8 : Post.Gb18030;
        var mail = await new Post().Field("from", "a@example.com").Field("subject", encoding.GetBytes(Words)).Field("text", encoding.GetBytes(Words))
            .Field("charsets", $$"""{"subject":"{{label}}","text":"{{label}}"}""").Read();
        Assert.Equal((Words, Words, Language.ZhCn), (mail.Subject, mail.Text, mail.Language));
    }

    [Fact]
    public async Task Traditional_Chinese_in_Big5_is_read_and_answered_in_Chinese()
    {
        const string Words = "\u8ACB\u522A\u9664\u6211\u7684\u500B\u4EBA\u8CC7\u6599";
        var post = new Post().Field("from", "a@example.com").Field("text", Post.Big5.GetBytes(Words)).Field("charsets", """{"text":"big5"}""");
        var asked = Assert.IsType<MailMeaning.NewRequest>(await post.Meaning());
        Assert.Equal(["deletion"], asked.Kinds);
        Assert.Equal(Language.ZhCn, asked.Language);
    }

    [Theory]
    [InlineData("gb18030", "base64")]
    [InlineData("big5", "quoted-printable")]
    public async Task Chinese_in_a_raw_mail_is_read(string charset, string encoding)
    {
        const string Words = "\u526F\u672C\u516C\u53F8";
        var bytes = (charset == "big5" ? Post.Big5 : Post.Gb18030).GetBytes(Words);
        var body = encoding == "base64" ? Convert.ToBase64String(bytes) : string.Concat(bytes.Select(b => $"={b:X2}"));
        var mail = await Post.Raw($"From: a@example.com\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n").Read();
        Assert.Equal(Words, mail.Text);
    }

    [Fact]
    public async Task A_raw_header_in_bare_GB18030_is_read()
    {
        byte[] message = [.. "From: a@example.com\r\nSubject: "u8, .. Post.Gb18030.GetBytes("\u5220\u9664\u6211\u7684\u6570\u636E"), .. "\r\n\r\n"u8];
        Assert.Equal("\u5220\u9664\u6211\u7684\u6570\u636E", (await Post.Raw(message).Read()).Subject);
    }

    [Fact]
    public async Task Broken_bytes_leave_gaps_and_the_rest_readable()
    {
        byte[] broken = [.. Encoding.UTF8.GetBytes("\u6211\u7684\u6570\u636E"), 0xFF, .. "ok"u8];
        Assert.Equal("\u6211\u7684\u6570\u636E\uFFFDok", (await new Post().Field("text", broken).Field("charsets", """{"text":"UTF-8"}""").Read()).Text);
    }

    [Fact]
    public async Task Html_alone_gives_its_words_without_scripts_and_with_quotes_marked()
    {
        var mail = await new Post().Field("from", "a@example.com").Field(
            "html",
            "<html><head><title>t</title><style>p{}</style></head><body><p>Delete&nbsp;my <b>data</b> &amp; go</p><script>x()</script>"
            + "<blockquote><p>Your code is:</p><p>123456</p></blockquote></body></html>").Read();
        Assert.Equal("Delete my data & go\n> Your code is:\n> 123456", mail.Text);
        Assert.Equal("Delete my data & go", mail.NewText);
    }

    [Fact]
    public async Task A_picture_alone_is_a_question_in_the_default_language()
    {
        var post = new Post().Field("from", "a@example.com").File("attachment1", "letter.jpg", "image/jpeg", new byte[50]);
        var asked = Assert.IsType<MailMeaning.NewRequest>(await post.Meaning());
        Assert.Equal(["question"], asked.Kinds);
        Assert.Equal(Language.ZhCn, asked.Language);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("undisclosed-recipients:;")]
    [InlineData("<>")]
    public async Task Without_a_usable_sender_there_is_no_answer(string from)
    {
        var meaning = await new Post().Field("from", from).Field("text", "Delete my data").Meaning();
        Assert.Equal(WhyNotAnswered.NoSender, Assert.IsType<MailMeaning.NotAnswered>(meaning).Why);
    }

    [Fact]
    public async Task A_line_break_in_a_sender_starts_no_header()
    {
        var mail = await new Post().Field("from", "mei.lin@example.com\r\nBcc: other@example.com").Read();
        Assert.Equal(("mei.lin@example.com", ""), (mail.From!.Address, mail.From.Name));
    }

    [Fact]
    public async Task Nothing_in_a_subject_a_name_or_a_file_name_starts_a_line_or_turns_the_reading()
    {
        var mail = await new Post().Field("from", "\"Mei\u202E\u0007 Lin\" <mei.lin@example.com>")
            .Field("subject", "Hello\r\nBcc: x@example.com\0\u202Etxt.\u2066exe\u2029end")
            .File("attachment1", "..\\..\\in\u202Egpj.exe", "image/png", []).Read();
        Assert.Equal("Hello Bcc: x@example.comtxt.exe end", mail.Subject);
        Assert.Equal("Mei Lin", mail.From!.Name);
        Assert.Equal("ingpj.exe", mail.Attachments[0].Name);
    }

    [Fact]
    public async Task A_form_that_breaks_off_gives_what_came_before()
    {
        var body = Post.Parsed().File("attachment1", "id.png", "image/png", new byte[5000]).Unfinished();
        var mail = await Post.Read(body[..^2000]);
        Assert.Equal(Completeness.Damaged, mail.Completeness);
        Assert.Equal("mei.lin@example.com", mail.From!.Address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("application/json; boundary=x")]
    [InlineData("multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890")]
    public Task Anything_else_than_a_form_is_not_a_mail(string? contentType) =>
        Assert.ThrowsAsync<NotAMailException>(() =>
            InboundMailReader.Read(new MemoryStream(Post.Parsed().Bytes()), contentType, Stream.Null, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("")]
    [InlineData("--xYzZY")]
    [InlineData("no boundary in here")]
    [InlineData("--xYzZY\r\nno colon\r\n\r\nx\r\n--xYzZY--\r\n")]
    [InlineData("--xYzZY\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xYzZY--\r\n")]
    public async Task A_malformed_form_is_a_mail_from_nobody(string body) =>
        Assert.Equal(WhyNotAnswered.NoSender, Assert.IsType<MailMeaning.NotAnswered>(Meanings.Of(await Post.Read(Encoding.UTF8.GetBytes(body)), Post.Rules)).Why);

    [Fact]
    public void Nothing_of_a_mail_shows_in_a_log() =>
        Assert.Equal("Mailbox MailAttachment", $"{new Mailbox("mei@example.com", "Mei")} {new MailAttachment("id.png", "image/png", 1)}");
}
