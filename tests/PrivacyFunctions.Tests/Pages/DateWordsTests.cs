using AngleSharp.Html.Parser;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Tests.Deadlines;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>What pages say of dates, and of a review.</summary>
public sealed class DateWordsTests
{
    [Theory]
    [InlineData("status-late-twice", "9 days late|3 days late|did not answer in time", "We now answer", "已逾期9天", "新的答复期限")]
    [InlineData("status-late", "2 days late|We now answer", "3 days late", "新的答复期限", "还剩")]
    [InlineData("status-clock-stands", "stands still until you answer|UK GDPR, article 12A(5) and (6)", "days left|late", "停止计算", "还剩")]
    [InlineData("status-provisional", "Provisional|Once they have been, we write to you with the date that is certain", "If a date changes", "暂定|公布之后，我们会来信告知您确定的日期", "如有")]
    [InlineData("decision-date-moved", "The clock stood still from|The clock began anew on|the clock counts from receipt again", "Taken once", "期限停止计算|自该日起重新计算|改为自收到申请之日起计算", "已延期一次")]
    [InlineData("waive-fee-earlier", "You then have to answer by the end of", "more time", "您须在", "延期")]
    [InlineData("start-month", "We answer within a month of receiving", "30 days", "之日起1个月内答复", "30天")]
    [InlineData("start", "We answer within 15 days of receiving", "month of", "之日起15天内答复", "个月")]
    [InlineData("start-working-days", "We answer within 20 working days of receiving", "20 days", "之日起20个工作日内答复", "20天")]
    [InlineData("start-day", "We answer within a day of receiving", "hours", "之日起1天内答复", "小时")]
    [InlineData("status-answered", "Ask us to review the decision", "looking at it, under", "请我们复核", "正在复核")]
    [InlineData("status-review-asked", "somebody else is looking at it, under the reference PR-", "Ask us to review", "其他人员正在复核，申请编号为PR-", "请我们复核")]
    [InlineData("status-review-done", "We have reviewed the decision, under the reference PR-", "Ask us to review|is looking at it", "我们已完成复核（申请编号PR-", "请我们复核|正在复核")]
    public async Task It_says_this_and_not_that(string page, string english, string notEnglish, string chinese, string notChinese)
    {
        await Says(page, Language.En, english, notEnglish);
        await Says(page, Language.ZhCn, chinese, notChinese);
    }

    [Theory]
    [InlineData("uk-gdpr", "copy", "1 Months")]
    [InlineData("nz-privacy", "copy", "20 WorkingDays")]
    [InlineData("pipl", "copy", "15 Days")]
    public void The_time_for_an_answer_is_told_in_the_unit_of_its_rule(string regime, string kind, string limit) =>
        Assert.Equal(limit, DeadlineRules.Of(ClockKit.Catalogue, [regime], Ladder.Load(null)).For(KindCatalogue.Default[kind]).Limit.ToString());

    private static async Task Says(string page, Language language, string words, string others)
    {
        var html = await Gallery.Make(page, language).RenderAsync(TestContext.Current.CancellationToken);
        var text = new HtmlParser().ParseDocument(html).QuerySelector("main")!.TextContent;
        Assert.All(words.Split('|'), word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.All(others.Split('|'), word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }
}
