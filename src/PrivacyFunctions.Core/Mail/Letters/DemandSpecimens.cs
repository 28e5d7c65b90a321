using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The letters about what an authority demands, and others as they read then.</summary>
internal static class DemandSpecimens
{
    public static IEnumerable<Letter> In(
        Language language, Reference reference, TimeZoneInfo zone, DateTimeOffset received, DateOnly decideBy, DateOnly due, DateOnly recordKept, Func<string, Uri> page)
    {
        var kind = Specimens.Named("authority-disclosure");
        var chinese = language == Language.ZhCn;
        var document = chinese ? "沪公（网）调证字〔2026〕118号" : "2026/118";
        var (authority, basis) = chinese
            ? ("上海市公安局网络安全保卫总队", "《刑事诉讼法》第五十四条")
            : ("Shanghai Public Security Bureau, cyber security corps", "PRC Criminal Procedure Law, article 54");
        IReadOnlyList<string> data = chinese ? ["示例商店\uFF1A订单", "示例商店\uFF1A付款记录"] : ["Sample shop: Orders", "Sample shop: Payments"];
        var disclosed = decideBy.AddDays(1);
        yield return new CallBackNeededLetter(reference, language, zone, kind, decideBy, due, received, page("decide"));
        yield return new DecisionNeededLetter(reference, language, zone, kind, decideBy, due, received, page("decide"));
        yield return new SecondNeededLetter(reference, language, zone, kind, FirstDecision.Disclose, decideBy, due, received, page("decide"));
        yield return new OfficerNeededLetter(reference, language, zone, kind, FirstDecision.Disclose, NoAgreement.Silent, decideBy, due, received, page("decide"));
        yield return new StaffReminderLetter(reference, language, zone, kind, decideBy, 3, due, received, page("decide"));
        yield return new EscalationLetter(reference, language, zone, kind, StaffRole.Handler, decideBy, 1, due, received, page("decide"));
        yield return new StaffReminderLetter(reference, language, zone, kind, decideBy, 3, due, received, page("decide")) { Calls = true };
        yield return new EscalationLetter(reference, language, zone, kind, StaffRole.Handler, decideBy, 1, due, received, page("decide")) { Calls = true };
        yield return new BlockedLetter(reference, language, zone, kind, chinese ? "会员积分系统" : "loyalty programme", "source-unavailable", received.AddDays(7), decideBy, due, page("decide")) { CanSkip = true };
        yield return new DisclosureReadyLetter(reference, language, zone, document, page("status"), received.AddDays(40), 3_412_000, []);
        yield return new DisclosureReadyLetter(reference, language, zone, document, page("status"), received.AddDays(40), 3_412_000, [chinese ? "会员积分系统" : "loyalty programme"]);
        yield return new NotDisclosedLetter(
            reference,
            language,
            zone,
            document,
            disclosed,
            chinese ? "要求提供的范围超出调查所必需" : "The demand goes beyond what the investigation needs",
            chinese ? "《隐私政策》第三条（三）" : "privacy policy, section 3(c)",
            chinese ? "文书要求提供全部用户的记录\uFF0C未指明个人。" : "The document demands the records of all users, and names no person.",
            page("status"));
        yield return new NotDisclosedLetter(reference, language, zone, document, disclosed, null, null, null, page("status"));
        yield return new DisclosedLetter(reference, language, zone, authority, disclosed, basis, data, WasForbidden: false, recordKept, page("request"));
        yield return new DisclosedLetter(reference, language, zone, authority, disclosed, basis, data, WasForbidden: true, recordKept, page("request"));
        yield return new PersonUntoldLetter(reference, language, zone, disclosed, IsForbidden: true, recordKept, page("decide"));
        yield return new PersonUntoldLetter(reference, language, zone, disclosed, IsForbidden: false, recordKept, page("decide"));
    }
}
