using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Tests.Fulfilment;

public sealed class KeptWordsTests
{
    [Theory]
    [InlineData("tax law requires vouchers to be kept", "10 years after the year")]
    [InlineData("Tax law requires vouchers to be kept.", "10 years after the year.")]
    public void Why_records_stay_and_until_when_are_sentences(string because, string until)
    {
        var kept = new KeptRecords(Localized.Of("税法要求保存凭证", because), Localized.Of("年度终了后满10年", until));

        Assert.Equal("Tax law requires vouchers to be kept. They stay until 10 years after the year.", KeptWords.Sentences(kept, Language.En));
        Assert.Equal("税法要求保存凭证\u3002保存期限\uff1a年度终了后满10年\u3002", KeptWords.Sentences(kept, Language.ZhCn));
    }
}
