using AngleSharp.Html.Parser;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Mail;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The page about a deletion says in its heading what the letter says in its subject: all of it, part of it, nothing.</summary>
public sealed class DeletionHeadingTests
{
    [Theory]
    [InlineData("deleted-wholly", "We deleted your data", "我们已删除您的个人信息", ErasureAct.Delete)]
    [InlineData("deleted", "We deleted part of your data", "我们已删除您的部分个人信息", ErasureAct.Delete, ErasureAct.Mask, ErasureAct.Keep)]
    [InlineData("deleted-masked-only", "We anonymised part of your data", "我们已将您的部分个人信息匿名化", ErasureAct.Mask, ErasureAct.Keep)]
    [InlineData("deleted-all-kept", "The law makes us keep your data", "您的个人信息须依法保留", ErasureAct.Keep)]
    [InlineData("deleted-nothing-left", "There was nothing left to delete", "已没有需要删除的个人信息")]
    public async Task It_agrees_with_the_letter(string letter, string english, string chinese, params ErasureAct[] acts)
    {
        foreach (var (language, heading) in new[] { (Language.En, english), (Language.ZhCn, chinese) })
        {
            var (headings, _) = await Open(language, [.. acts.Select(act => Line(act, 2))]);
            var subject = (await Letters.Write(Letters.Find(letter, language.Tag))).Subject;

            Assert.Contains(heading, headings);
            foreach (var word in new[] { "part of", "部分", "anonymised", "匿名化" })
            {
                Assert.Equal(subject.Contains(word, StringComparison.Ordinal), heading.Contains(word, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task What_held_no_record_is_not_said_to_be_deleted()
    {
        var (headings, tables) = await Open(Language.En, [Line(ErasureAct.Delete, 0)]);

        Assert.Contains("There was nothing left to delete", headings);
        Assert.Equal(0, tables);
    }

    [Fact]
    public async Task Everything_anonymised_and_nothing_kept_is_all_of_it()
    {
        var (headings, tables) = await Open(Language.En, [Line(ErasureAct.Mask, 1)]);

        Assert.Contains("We anonymised your data", headings);
        Assert.Equal(1, tables);
    }

    private static PlanLine Line(ErasureAct act, long records) => new("shop", "Orders", act, records, Fields: null, Because: null);

    private static async Task<(IReadOnlyList<string> Headings, int Tables)> Open(Language language, IReadOnlyList<PlanLine> plan)
    {
        var page = new StatusPage(Gallery.Context(language), Gallery.Reference, Gallery.Both, Gallery.Due, [], [new StatusOutcome.Deleted(plan)]);
        var document = new HtmlParser().ParseDocument(await page.RenderAsync(TestContext.Current.CancellationToken));
        return ([.. document.QuerySelectorAll("h2").Select(h => h.TextContent)], document.QuerySelectorAll("table").Length);
    }
}
