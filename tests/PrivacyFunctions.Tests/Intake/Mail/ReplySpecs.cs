using PrivacyFunctions.Intake.Mail;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class ReplySpecs
{
    [Theory]
    [InlineData("Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Privacy <p@example.cn> wrote:\n> Your code is:\n> 123456", "Yes.")]
    [InlineData("Yes.\n\nOn Monday, 23 November 2026, Privacy <p@example.cn>\nwrote:\n\n> 123456", "Yes.")]
    [InlineData("Yes.\nOn Monday Privacy wrote:\nYour text without marks 123456", "Yes.")]
    [InlineData("On Monday Privacy wrote:\n> 123456\nBelow it: yes.", "Below it: yes.")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Privacy\n123456", "Yes.")]
    [InlineData("Yes.\n________________________________\nFrom: Privacy\n123456", "Yes.")]
    [InlineData("Yes.\n\nFrom: Privacy <p@example.cn>\nSent: Monday\nTo: Mei\nSubject: x\n\n123456", "Yes.")]
    [InlineData("FYI\n---------- Forwarded message ---------\nFrom: Privacy\n123456", "FYI")]
    [InlineData("Yes.\n-- \nMei Lin\n200000 Shanghai", "Yes.")]
    [InlineData("\u662F\u6211\n\n------------------ \u539F\u59CB\u90AE\u4EF6 ------------------\n\u53D1\u4EF6\u4EBA: x\n123456", "\u662F\u6211")]
    [InlineData("\u662F\u6211\n\u53D1\u4EF6\u4EBA\uFF1A \u9690\u79C1\n\u53D1\u9001\u65F6\u95F4\uFF1A 2026-11-23\n\u4E3B\u9898\uFF1A x\n123456", "\u662F\u6211")]
    [InlineData("\u662F\u6211\n\u5728 2026\u5E7411\u670823\u65E5\uFF0C\u9690\u79C1 <p@example.cn> \u5199\u9053\uFF1A\n\n123456", "\u662F\u6211")]
    [InlineData("\u662F\u6211\n---- \u56DE\u590D\u7684\u539F\u90AE\u4EF6 ----\n123456", "\u662F\u6211")]
    [InlineData("\u662F\u6211\n\u60A8\u7684\u9A8C\u8BC1\u7801\uFF1A\n123456", "\u662F\u6211")]
    [InlineData("My original message was clear. I wrote it to you.", "My original message was clear. I wrote it to you.")]
    public void What_is_quoted_is_told_from_what_is_new(string text, string expected) => Assert.Equal(expected, QuotedText.Strip(text));

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData("My code is 123456.", "123456")]
    [InlineData("\u9A8C\u8BC1\u7801\uFF1A\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16", "123456")]
    [InlineData("123 456", "123456")]
    [InlineData("123-456\nthanks", "123456")]
    [InlineData("Shanghai 200000, code:\n654321", "654321,200000")]
    [InlineData("111111 222222 333333", "")]
    [InlineData("111111, 222222, 333333", "111111,222222")]
    [InlineData("12345 1234567 20261123 A123456 123456B +861234 a@123456.com 1-123456", "")]
    [InlineData("12 34 56", "")]
    public void Codes_are_six_digits_that_stand_alone(string text, string expected) => Assert.Equal(expected, string.Join(',', CodesInText.Of(text)));

    [Theory]
    [InlineData("123456\n\n> Your code is:\n> 999999", "123456")]
    [InlineData("That was not me! 123456", "")]
    [InlineData("\u4E0D\u662F\u6211\u672C\u4EBA\u7533\u8BF7\u7684 123456", "")]
    [InlineData("Yes, it was me.\n\n> 123456", "")]
    public async Task A_reply_confirms_by_a_code_typed_anew_and_not_denied(string text, string codes)
    {
        var reply = await Post.Parsed(subject: "Re: PR-7K3M-Q2XD", text: text).Meaning();
        Assert.Equal(codes, string.Join(',', Assert.IsType<MailMeaning.AboutRequest>(reply).Codes));
    }
}
