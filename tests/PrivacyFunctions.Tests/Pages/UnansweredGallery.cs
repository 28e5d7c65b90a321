using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>Mails that nobody could answer, as staff read them, for the <see cref="Gallery"/>.</summary>
internal static class UnansweredGallery
{
    public static Dictionary<string, Func<PageContext, Page>> Makers { get; } = new()
    {
        ["mails-sign-in"] = c => SignIn(c, sent: false),
        ["mails-sign-in-code"] = c => SignIn(c, sent: true) with { NewCodeSent = true },
        ["mails-sign-in-expired"] = c => SignIn(c, sent: true) with { Errors = [Problems.CodeExpired] },
        ["mails"] = c => Mail(c, c.Language == Language.ZhCn ? "王小明" : "Wang Xiaoming", c.Language == Language.ZhCn ? "请删除我的个人信息。我的电话是010-5555-0100。" : "Please delete my data. You can reach me at 010-5555-0100."),
        ["mails-empty"] = c => Mail(c, null, "") with { IsWhole = false },
        ["message-mail-deleted"] = c => MessagePage.MailDeleted(c, Gallery.Reference, 30),
    };

    private static UnansweredSignInPage SignIn(PageContext c, bool sent) => new(c, Gallery.Reference, Gallery.Received, sent);

    private static UnansweredMailPage Mail(PageContext c, string? from, string text) => new(
        c,
        Gallery.Reference,
        new ShownMail(from, Gallery.Moment, c.Language == Language.ZhCn ? "我的个人信息" : "My data", text, [new("scan.jpg", 2_412_000)]),
        Gallery.Moment.AddDays(30));
}
