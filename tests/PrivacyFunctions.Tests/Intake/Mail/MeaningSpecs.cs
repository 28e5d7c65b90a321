using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class MeaningSpecs
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied", WhyNotAnswered.AutoReply)]
    [InlineData("Auto-Submitted: auto-generated", WhyNotAnswered.AutoReply)]
    [InlineData("Auto-Submitted: AUTO-NOTIFIED; owner-email=\"a@example.com\"", WhyNotAnswered.AutoReply)]
    [InlineData("X-Autoreply: yes", WhyNotAnswered.AutoReply)]
    [InlineData("X-Autorespond: vacation", WhyNotAnswered.AutoReply)]
    [InlineData("X-Mail-Autoreply: 1", WhyNotAnswered.AutoReply)]
    [InlineData("Precedence: auto_reply", WhyNotAnswered.AutoReply)]
    [InlineData("Precedence: bulk", WhyNotAnswered.Bulk)]
    [InlineData("Precedence: junk", WhyNotAnswered.Bulk)]
    [InlineData("Precedence: list", WhyNotAnswered.MailingList)]
    [InlineData("List-Id: News of the shop <news.example.org>", WhyNotAnswered.MailingList)]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b", WhyNotAnswered.Bounce)]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification", WhyNotAnswered.Bounce)]
    [InlineData("X-Failed-Recipients: a@example.com", WhyNotAnswered.Bounce)]
    [InlineData("X-Spam-Flag: YES", WhyNotAnswered.Spam)]
    [InlineData("Return-Path: <>", WhyNotAnswered.NullReturnPath)]
    public async Task Programs_get_no_answer(string header, WhyNotAnswered why) =>
        Assert.Equal(why, await Why(Post.Parsed(headers: header + "\n", envelopeFrom: null)));

    [Theory]
    [InlineData("Automatic reply: your request", WhyNotAnswered.AutoReply)]
    [InlineData("Out of Office: back on Monday", WhyNotAnswered.AutoReply)]
    [InlineData("\u81EA\u52A8\u56DE\u590D\uFF1A\u6211\u5728\u4F11\u5047", WhyNotAnswered.AutoReply)]
    [InlineData("\u81EA\u52D5\u56DE\u8986: \u6211\u5728\u4F11\u5047", WhyNotAnswered.AutoReply)]
    [InlineData("Undelivered Mail Returned to Sender", WhyNotAnswered.Bounce)]
    [InlineData("Undeliverable: We received your request", WhyNotAnswered.Bounce)]
    [InlineData("\u7CFB\u7EDF\u9000\u4FE1", WhyNotAnswered.Bounce)]
    public async Task Their_subjects_are_known(string subject, WhyNotAnswered why) => Assert.Equal(why, await Why(Post.Parsed(subject: subject)));

    [Fact]
    public async Task Bounces_and_our_own_mail_are_known_by_their_sender()
    {
        Assert.Equal(WhyNotAnswered.Bounce, await Why(Post.Parsed(from: "Mail System <MAILER-DAEMON@mx.example.com>")));
        Assert.Equal(WhyNotAnswered.NullReturnPath, await Why(Post.Parsed(envelopeFrom: "")));
        Assert.Equal(WhyNotAnswered.OwnAddress, await Why(Post.Parsed(from: "Privacy@Example.cn")));
        Assert.Equal(WhyNotAnswered.OwnLetter, await Why(Post.Parsed(messageId: "pr-7k3m-q2xd.receipt.5be1c2d9a04f7763.1@privacy.example.cn")));
        Assert.Equal(WhyNotAnswered.Spam, await Why(Post.Parsed().Part("Content-Disposition: form-data; name=\"x\"", []), score: "9.5"));
    }

    [Theory]
    [InlineData("Auto-Submitted: no")]
    [InlineData("List-Id: Privacy <privacy.example.cn>\nPrecedence: list")]
    [InlineData("X-Mailer: Foxmail 7")]
    [InlineData("Precedence: normal")]
    public async Task People_do_get_one(string header) => Assert.IsType<MailMeaning.NewRequest>(await Post.Parsed(headers: header + "\n").Meaning());

    [Fact]
    public async Task A_bounce_names_the_request_whose_letter_did_not_arrive()
    {
        var meaning = await Post.Parsed(subject: "Undelivered Mail Returned to Sender", text: "Subject: We received your request \u00B7 PR-7K3M-Q2XD").Meaning();
        Assert.Equal([Reference.Parse("PR-7K3M-Q2XD")], Assert.IsType<MailMeaning.NotAnswered>(meaning).About);
    }

    [Theory]
    [InlineData("Please send me a copy of my personal data.", "copy")]
    [InlineData("I would like to export all\ninformation you hold about me", "copy")]
    [InlineData("This is a subject access request under Article 15 GDPR.", "copy")]
    [InlineData("Please DELETE my personal data", "deletion")]
    [InlineData("I invoke the right to be forgotten.", "deletion")]
    [InlineData("Please send a copy of my data. Then delete all my data.", "copy,deletion")]
    [InlineData("Please do not delete my data!", "question")]
    [InlineData("Who are your processors?", "question")]
    [InlineData("Close my account", "question")]
    [InlineData("You deleted a parcel tracking number", "question")]
    [InlineData("\u6211\u8981\u4E00\u4EFD\u4E2A\u4EBA\u4FE1\u606F\u526F\u672C", "copy")]
    [InlineData("\u8BF7\u5BFC\u51FA\u6211\u7684\u6570\u636E", "copy")]
    [InlineData("\u8BF7\u5220\u9664\u6211\u7684\u4E2A\u4EBA\u4FE1\n\u606F", "deletion")]
    [InlineData("\u8ACB\u63D0\u4F9B\u6211\u7684\u500B\u4EBA\u8CC7\u6599\u7684\u8907\u88FD\u672C\uFF08\u526F\u672C\uFF09", "copy")]
    [InlineData("\u8BF7\u7ED9\u6211\u4E00\u4EFD\u6211\u7684\u4E2A\u4EBA\u4FE1\u606F", "copy")]
    [InlineData("\u8BF7\u628A\u4F60\u4EEC\u4FDD\u5B58\u7684\u5173\u4E8E\u6211\u7684\u5168\u90E8\u4E2A\u4EBA\u4FE1\u606F\u53D1\u7ED9\u6211", "copy")]
    [InlineData("\u8ACB\u628A\u6211\u7684\u500B\u4EBA\u8CC7\u6599\u5BC4\u7D66\u6211", "copy")]
    [InlineData("\u4F60\u4EEC\u4E3A\u4EC0\u4E48\u628A\u6211\u7684\u4FE1\u606F\u63D0\u4F9B\u7ED9\u522B\u4EBA\uFF1F", "question")]
    [InlineData("\u8C01\u628A\u6211\u7684\u7535\u8BDD\u7ED9\u4E86\u4ED6\u4EEC\uFF1F\u8BF7\u544A\u8BC9\u6211", "question")]
    [InlineData("\u8BF7\u4E0D\u8981\u5220\u9664\u6211\u7684\u6570\u636E", "question")]
    [InlineData("\u4F60\u4EEC\u628A\u6211\u7684\u4FE1\u606F\u7ED9\u4E86\u8C01\uFF1F", "question")]
    [InlineData("Please unsubscribe me.", "marketing-opt-out")]
    [InlineData("Stop sending me newsletters", "marketing-opt-out")]
    [InlineData("I withdraw my consent to analytics", "consent-withdrawal")]
    [InlineData("Please restrict the processing of my data", "restriction")]
    [InlineData("I object to the processing for profiling", "objection")]
    [InlineData("I do not withdraw my consent", "question")]
    [InlineData("Why do I get this? Click here to unsubscribe", "question")]
    [InlineData("\u8BF7\u5E2E\u6211\u9000\u8BA2\u90AE\u4EF6", "marketing-opt-out")]
    [InlineData("\u6211\u8981\u64A4\u56DE\u540C\u610F", "consent-withdrawal")]
    [InlineData("\u8BF7\u9650\u5236\u5904\u7406\u6211\u7684\u4E2A\u4EBA\u4FE1\u606F", "restriction")]
    [InlineData("\u6211\u62D2\u7EDD\u4F60\u4EEC\u5904\u7406\u6211\u7684\u4E2A\u4EBA\u4FE1\u606F", "objection")]
    [InlineData("\u4E0D\u8981\u9000\u8BA2", "question")]
    public async Task What_is_asked_for_is_understood_or_left_to_a_person(string text, string kinds) =>
        Assert.Equal(kinds, string.Join(',', Assert.IsType<MailMeaning.NewRequest>(await Post.Parsed(text: text).Meaning()).Kinds));

    [Theory]
    [InlineData("\u8BF7\u5220\u9664\u6211\u5728 Privacy Center \u7684\u4FE1\u606F mei@example.com", "zh-CN")]
    [InlineData("\u8ACB\u522A\u9664\u8CC7\u6599", "zh-CN")]
    [InlineData("Please delete my data. Regards, \u6797\u7F8E", "en")]
    [InlineData("\u79C1\u306E\u500B\u4EBA\u60C5\u5831\u3092\u524A\u9664\u3057\u3066\u304F\u3060\u3055\u3044", "en")]
    [InlineData("https://example.com/%E5 12345", "zh-CN")]
    public async Task The_answer_is_in_the_language_of_the_mail(string text, string language) =>
        Assert.Equal(Language.Parse(language), Assert.IsType<MailMeaning.NewRequest>(await Post.Parsed(subject: "", text: text).Meaning()).Language);

    [Fact]
    public async Task A_reply_names_its_request_by_the_letter_the_subject_or_the_text()
    {
        var reference = Reference.Parse("PR-7K3M-Q2XD");
        Post[] replies =
        [
            Post.Parsed(headers: "In-Reply-To: <pr-7k3m-q2xd.receipt.5be1c2d9a04f7763.1@privacy.example.cn>\n"),
            Post.Parsed(subject: "Re: We received your request \u00B7 PR-7K3M-Q2XD"),
            Post.Parsed(text: "It is about pr 7k3m q2xd."),
            Post.Parsed(text: "See below.\n> PR-7K3M-Q2XD"),
        ];
        foreach (var reply in replies)
        {
            Assert.Equal([reference], Assert.IsType<MailMeaning.AboutRequest>(await reply.Meaning()).About);
        }

        Assert.IsType<MailMeaning.NewRequest>(await Post.Parsed(subject: "PR-7K3M-Q2XE, whose check character is wrong").Meaning());
    }

    private static async Task<WhyNotAnswered> Why(Post post, string? score = null)
    {
        var mail = await post.Read();
        mail = score is null ? mail : mail with { Checks = mail.Checks with { SpamScore = double.Parse(score, System.Globalization.CultureInfo.InvariantCulture) } };
        return Assert.IsType<MailMeaning.NotAnswered>(Meanings.Of(mail, Post.Rules)).Why;
    }
}
