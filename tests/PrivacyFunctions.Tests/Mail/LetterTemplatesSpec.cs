using System.Text.RegularExpressions;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;

namespace PrivacyFunctions.Tests.Mail;

public sealed partial class LetterTemplatesSpec : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("letters-");

    public static TheoryData<string> EnglishNames() =>
        [.. LetterTemplates.OwnNames.Where(name => name.StartsWith("en/", StringComparison.Ordinal))];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_template_is_there_in_every_language()
    {
        foreach (var language in Language.Supported)
        {
            Assert.Equal(
                EnglishNames().Select(row => row.Data[3..]),
                LetterTemplates.OwnNames.Where(name => name.StartsWith(language.Tag + "/", StringComparison.Ordinal)).Select(name => name[(language.Tag.Length + 1)..]));
        }
    }

    [Theory]
    [MemberData(nameof(EnglishNames))]
    public void A_template_says_the_same_in_both_languages(string english)
    {
        var chinese = "zh-CN/" + english[3..];

        Assert.Equal(Variables(english), Variables(chinese));
        Assert.Equal(Tags(english), Tags(chinese));
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void Every_variable_of_a_template_is_one_that_its_letter_has(string variant, string language)
    {
        var letter = Letters.Find(variant, language);
        var known = LetterValues.Of(letter, Specimens.Controller).All.Keys;
        string[] templates = [letter.Name, .. Parts($"{language}/{letter.Name}.liquid")];

        foreach (var name in templates)
        {
            // "one" is the loop variable of every list.
            Assert.Empty(Variables($"{language}/{name}.liquid").Except(known).Except(["one"]));
        }
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void Every_value_of_a_letter_is_used_by_its_template(string variant, string language)
    {
        var letter = Letters.Find(variant, language);
        string[] templates = [letter.Name, .. Parts($"{language}/{letter.Name}.liquid"), "tell-us"];

        var used = templates.SelectMany(name => Variables($"{language}/{name}.liquid"));
        var unused = LetterValues.Of(letter, Specimens.Controller).All.Keys.Except(used);
        Assert.Empty(unused);
    }

    [Fact]
    public async Task A_deployment_replaces_one_template_and_keeps_the_others()
    {
        Put("en/unproven.liquid", "{% subject %}Closed{% endsubject %}{% paragraph %}Reopen: {{ link }}{% endparagraph %}{% part \"who-we-are\" %}");

        var mail = await Letters.Writer(folder.FullName).Write(Letters.Find("unproven", "en"), Specimens.Controller, "reader@example.com", Letters.Addressee);

        Assert.Equal("Closed · PR-7K3M-Q2XD", mail.Subject);
        Assert.StartsWith("Reopen: https://privacy.example.com/r/status?t=specimen\n\nWho we are\nExample Technology Ltd\n", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% subject %}S{% endsubject %}{% paragraph %}{{ nickname }}{% endparagraph %}", "nickname")]
    [InlineData("{% subject %}S{% endsubject %}{% paragraph %}{{ reference | shout }}{% endparagraph %}", "shout")]
    [InlineData("{% subject %}S{% endsubject %}{% paragraph %}", "en/unproven.liquid")]
    [InlineData("{% subject %}S{% endsubject %} words in between", "outside of a block")]
    [InlineData("{% paragraph %}No subject{% endparagraph %}", "subject")]
    [InlineData("{% subject %}S{% endsubject %}{% subject %}T{% endsubject %}", "subject")]
    [InlineData("{% subject %}S{% endsubject %}{% part \"nowhere\" %}", "nowhere")]
    public async Task A_faulty_template_stops_the_start_and_is_named(string template, string fault)
    {
        Put("en/unproven.liquid", template);

        var error = await Assert.ThrowsAsync<LetterTemplateException>(Letters.Writer(folder.FullName).Check);

        Assert.Contains("en/unproven.liquid", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Our_own_templates_pass_the_check_at_start() => Letters.Writer().Check();

    private void Put(string name, string template)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, template);
    }

    private static SortedSet<string> Variables(string name) =>
        [.. Variable().Matches(LetterTemplates.OwnSource(name)!).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Tags(string name) =>
        Tag().Matches(LetterTemplates.OwnSource(name)!).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Parts(string name) =>
        Part().Matches(LetterTemplates.OwnSource(name)!).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?:\{\{-?|\{%-?\s*(?:if|case|action|for \w+ in))\s*(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{%-?\s*(\w+)")]
    private static partial Regex Tag();

    [GeneratedRegex("part \"([a-z-]+)\"")]
    private static partial Regex Part();
}
