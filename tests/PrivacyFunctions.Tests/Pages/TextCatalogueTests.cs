using System.Text.RegularExpressions;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;

namespace PrivacyFunctions.Tests.Pages;

public partial class TextCatalogueTests
{
    private static readonly TextCatalogue English = Of(("one", "1 try"), ("n.one", "1 try, {who}"), ("n.other", "{count} tries, {who}"));

    [Fact]
    public void Every_language_has_the_same_texts()
    {
        // A language may do without the form for one.
        var keys = Language.Supported.Select(language =>
            TextCatalogue.All(language).Keys.Where(key => !key.EndsWith(".one", StringComparison.Ordinal)).Order().ToList());

        Assert.All(keys, of => Assert.Equal(keys.First(), of));
    }

    [Fact]
    public void A_text_asks_for_the_same_values_in_every_language()
    {
        foreach (var (key, text) in TextCatalogue.All(Language.En))
        {
            if (TextCatalogue.All(Language.ZhCn).TryGetValue(key, out var other))
            {
                Assert.Equal((key, Names(text)), (key, Names(other)));
            }
        }
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task The_pages_use_every_text_and_no_other(string tag)
    {
        var language = Language.Parse(tag);
        var used = new HashSet<string>();
        var texts = new TextCatalogue(language, key =>
        {
            var text = TextCatalogue.All(language).GetValueOrDefault(key);
            if (text is not null)
            {
                used.Add(key);
            }

            return text ?? KindCatalogue.Default.Texts(language).Find(key);
        });
        foreach (var name in Gallery.Names)
        {
            await Gallery.Make(name, Gallery.Context(language) with { Texts = texts }).RenderAsync(TestContext.Current.CancellationToken);
        }

        Assert.All(Gallery.EveryProblem, problem => problem.In(texts));

        Assert.Empty(TextCatalogue.All(language).Keys.Except(used));
    }

    [Fact]
    public void A_number_takes_the_form_that_goes_with_it_and_the_separators_of_the_language()
    {
        Assert.Equal("1 try, you", English.Count("n", 1, ("who", "you")));
        Assert.Equal("0 tries, you", English.Count("n", 0, ("who", "you")));
        Assert.Equal("12,408 tries, you", English.Count("n", 12408, ("who", "you")));
    }

    [Fact]
    public void A_day_comes_out_in_words() =>
        Assert.Equal("by Tuesday 8 December 2026", Of(("due", "by {day}")).With("due", ("day", new DateOnly(2026, 12, 8))));

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_left_alone() =>
        Assert.Equal("hello {who} {", Of(("hello", "hello {who} {")).With("hello", ("who", "{who}")));

    [Fact]
    public void A_missing_text_or_value_is_an_error_that_names_it()
    {
        Assert.Contains("'nope'", Assert.Throws<KeyNotFoundException>(() => English["nope"]).Message, StringComparison.Ordinal);
        Assert.Contains("'who'", Assert.Throws<KeyNotFoundException>(() => English.Count("n", 2)).Message, StringComparison.Ordinal);
    }

    private static TextCatalogue Of(params (string Key, string Text)[] texts)
    {
        var byKey = texts.ToDictionary(t => t.Key, t => t.Text);
        return new TextCatalogue(Language.En, key => byKey.GetValueOrDefault(key));
    }

    private static string Names(string text) => string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
