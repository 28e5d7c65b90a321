using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The letters about recipients of data that was deleted or corrected, and others as they read where there are some.</summary>
internal static class RecipientSpecimens
{
    public static IEnumerable<Letter> In(
        Language language, Reference reference, TimeZoneInfo zone, DateTimeOffset received, DateOnly carriedOut, DateOnly recordKept, Func<string, Uri> page)
    {
        var (deletion, correction) = (Specimens.Named("deletion"), Specimens.Named("correction"));
        var since = received.AddDays(9);
        var chinese = language == Language.ZhCn;
        var (advertising, push, partners) = chinese ? ("广告服务提供方", "消息推送服务提供方", "合作伙伴") : ("Advertising services", "Push messages", "Business partners");
        KeepingTarget payment = chinese
            ? new("支付服务提供方", "支付机构须依照《反洗钱法》第三十四条，保存客户身份资料和交易信息至少十年。")
            : new("Payment services", "Article 34 of the Anti-Money Laundering Law makes payment institutions keep who paid, and what, for at least ten years.");
        IReadOnlyList<ToldTarget> confirmed = [new(advertising, since.AddSeconds(3))];
        IReadOnlyList<DeletedPart> deleted = [new(chinese ? "收货地址" : "delivery addresses", 3)];
        var letter = new DeletedLetter(reference, language, zone, deletion, carriedOut, deleted, Masked: [], Kept: [], recordKept, page("status"));
        yield return letter with { Recipients = new RecipientFacts(IsCorrection: false, confirmed, [push], [partners], [payment]) };
        yield return letter with { Recipients = new RecipientFacts(IsCorrection: false, [], [], [], [payment]) };
        yield return new CorrectedLetter(
            reference, language, zone, correction, carriedOut, [chinese ? "客户账号：姓名" : "Customer account: Name"], [], recordKept, page("status"))
        {
            Recipients = new RecipientFacts(IsCorrection: true, confirmed, [], [], []),
        };
        yield return new RecipientsByHandLetter(reference, language, zone, deletion, since, [push, partners], page("decide"));
        yield return new RecipientsByHandLetter(reference, language, zone, deletion, since, [], page("decide"));
        yield return new RecipientsSilentLetter(reference, language, zone, correction, since, [advertising], page("decide"));
        yield return new RecipientsSilentLetter(reference, language, zone, correction, since, [], page("decide"));
    }
}
