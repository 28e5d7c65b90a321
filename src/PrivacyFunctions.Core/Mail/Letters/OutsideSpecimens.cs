using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The letters about letters that come back, and about what somebody else is responsible for.</summary>
internal static class OutsideSpecimens
{
    public static IEnumerable<Letter> Undeliverable(Language language, Reference reference, TimeZoneInfo zone, DateTimeOffset since, DateOnly due, Uri page)
    {
        IReadOnlyList<string> letters = language == Language.ZhCn ? ["收到申请的确认", "个人信息副本文件已准备好的通知"] : ["that we have their request", "that their data file is ready"];
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("copy"), since, letters, due, page);
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("deletion"), since, [letters[0]], Due: null, page);
        IReadOnlyList<string> file = [language == Language.ZhCn ? "其调取的文件已准备好的通知" : "that what they demand is ready to be fetched"];
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("authority-disclosure"), since, file, due, page) { IsOfAuthority = true };
        yield return new UndeliverableLetter(reference, language, zone, Specimens.Named("authority-disclosure"), since, file, Due: null, page) { IsOfAuthority = true };
    }

    public static IEnumerable<Letter> NotOurs(Language language, Reference reference, TimeZoneInfo zone, DateOnly on, Uri page)
    {
        var (responsible, recordKept) = (language == Language.ZhCn ? "示例物流有限公司，电话010-5555-0199" : "Example Logistics Ltd, telephone 010-5555-0199", new DateOnly(2029, 12, 4));
        yield return new NotOursLetter(reference, language, zone, Specimens.Named("copy"), responsible, ForwardedOn: null, recordKept, page);
        yield return new NotOursLetter(reference, language, zone, Specimens.Named("deletion"), responsible, on, recordKept, page);
        yield return new NotOursLetter(reference, language, zone, Specimens.Named("restriction"), responsible, on, recordKept, page) { Stops = new StopEnds { Resumes = true } };
        yield return new NotOursLetter(reference, language, zone, Specimens.Named("objection"), responsible, on, recordKept, page)
        {
            Stops = new StopEnds { Resumes = true, MarketingStays = true },
        };
        yield return new NotOursLetter(reference, language, zone, Specimens.Named("objection"), responsible, on, recordKept, page)
        {
            Stops = new StopEnds { IsCalledOff = true, MarketingStays = true, AwaitsHand = true },
        };
    }
}
