using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>One of every letter, with invented values: templates are checked and shown with them.</summary>
public static class Specimens
{
    private static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Received = new(2026, 11, 23, 9, 12, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly InternalDue = new(2026, 12, 4);
    private static readonly DateOnly Due = new(2026, 12, 8);
    private static readonly LetterCode Code = new("483920", Received.AddMinutes(30), 30);
    private static readonly Uri Site = new("https://privacy.example.com/");

    /// <summary>A controller with every field set.</summary>
    public static Controller Controller { get; } = new(
        Localized.Of("示例科技有限公司", "Example Technology Ltd"),
        Localized.Of("北京市朝阳区示例路1号", "1 Example Road, Chaoyang District, Beijing"),
        Localized.Of("个人信息保护负责人", "Personal information protection officer"),
        "privacy@example.com",
        "010-5555-0100",
        Localized.Of("国家互联网信息办公室", "Cyberspace Administration of China"));

    /// <summary>Every letter, some in several variants, so that each branch of a template is taken at least once.</summary>
    public static IReadOnlyList<Letter> In(Language language)
    {
        var copy = KindName.Of("copy");
        var chinese = language == Language.ZhCn;
        return
        [
            new ReceiptLetter(Reference, language, Zone, copy, Received, InternalDue, Due, Page("prove"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Confirm, Page("prove"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Read, Page("status"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Decide, Page("decide"), Code),
            new DecisionNeededLetter(Reference, language, Zone, copy, InternalDue, Due, Received, Page("decide")),
            new ReadyLetter(Reference, language, Zone, copy, Page("status"), new DateTimeOffset(2027, 1, 7, 14, 30, 0, TimeSpan.FromHours(8)), 2_412_345, "index.html"),
            new NothingFoundLetter(Reference, language, Zone, copy, new Uri(Site, "requests/new")),
            Refused(language, copy, chinese
                ? [new KeptData("账单记录", "依法保留至2036年12月31日"), new KeptData("登录日志", "自产生之日起保留6个月")]
                : [new KeptData("invoices", "until 31 December 2036, as tax law requires"), new KeptData("sign-in logs", "for 6 months after each sign-in")]),
            Refused(language, copy, []),
            new UnprovenLetter(Reference, language, Zone, copy, Received, InternalDue, new Uri(Site, "requests/new")),
        ];
    }

    private static RefusedLetter Refused(Language language, KindName kind, IReadOnlyList<KeptData> kept)
    {
        var chinese = language == Language.ZhCn;
        return new RefusedLetter(
            Reference,
            language,
            Zone,
            kind,
            InternalDue,
            chinese ? "响应申请将导致申请人或其他个人、组织的合法权益受到严重损害" : "Answering would seriously harm the lawful rights of the requester, of other people or of organisations",
            chinese ? "《隐私政策》第五条（七）款第7项" : "privacy policy, section 5(g)(vii)",
            chinese
                ? "您的账号由多人共用。\n副本会包含其他人的通信内容，我们无法将其分离。"
                : "Your account is shared by several people.\nA copy would contain messages of the others, which we cannot separate.",
            kept,
            new DateOnly(2029, 12, 4),
            Page("status"));
    }

    private static Uri Page(string name) => new(Site, $"r/{name}?t=specimen");
}
