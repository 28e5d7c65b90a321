using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;

namespace PrivacyFunctions.Tests.Mail;

public sealed class DurationWords
{
    [Theory]
    [InlineData(1, "1 minute", "1分钟")]
    [InlineData(15, "15 minutes", "15分钟")]
    [InlineData(60, "1 hour", "1小时")]
    [InlineData(90, "90 minutes", "90分钟")]
    [InlineData(24 * 60, "24 hours", "24小时")]
    [InlineData(36 * 60, "36 hours", "36小时")]
    [InlineData(48 * 60, "2 days", "2天")]
    public void A_duration_is_told_in_its_largest_whole_unit(int minutes, string english, string chinese)
    {
        Assert.Equal(english, Wording.Duration(TimeSpan.FromMinutes(minutes), Language.En));
        Assert.Equal(chinese, Wording.Duration(TimeSpan.FromMinutes(minutes), Language.ZhCn));
    }

    [Theory]
    [InlineData("en", "for 24 hours,")]
    [InlineData("zh-CN", "24小时内有效")]
    public async Task The_code_that_confirms_a_request_is_good_for_hours_and_not_for_minutes(string language, string says)
    {
        var letter = (CodeLetter)Letters.Find("code-confirm", language);

        var mail = await Letters.Write(letter with { Code = letter.Code with { Minutes = 24 * 60 } });

        Assert.Contains(says, mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}
