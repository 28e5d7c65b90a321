using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The letters about letters that come back.</summary>
internal static class DeliverySpecimens
{
    public static IEnumerable<Letter> In(Language language, Reference reference, TimeZoneInfo zone, DateTimeOffset since, DateOnly due, Uri page)
    {
        IReadOnlyList<string> letters = language == Language.ZhCn ? ["收到申请的确认", "个人信息副本文件已准备好的通知"] : ["that we have their request", "that their data file is ready"];
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("copy"), since, letters, due, page);
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("deletion"), since, [letters[0]], Due: null, page);
    }
}
