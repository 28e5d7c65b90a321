using System.Text.Json;
using System.Text.RegularExpressions;
using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Tests.Requests;

namespace PrivacyFunctions.Tests.Profile;

public partial class ProfileTests
{
    private static readonly CompanyProfile Default = CompanyProfile.Default("privacy@example.com");

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "grounds.yml", "- code: impractical", "- code: trade-secrets", "grounds.yml: 'trade-secrets' is there twice; give each entry a code of its own" },
        { "purposes.yml", "- code: delivery", "- code: \"\"", "purposes.yml: entry 6 has no 'code'" },
        { "purposes.yml", "  use: functional.storage\n", "", "purposes.yml: 'remembering': 'use' is missing" },
        { "authing.yml", "en: Cyberspace Administration of China", "en: ' '", "authing.yml: 'controller': 'authority' has no text in en" },
        { "data-categories.yml", "zh-CN: 设备信息", "zh: 设备信息", "data-categories.yml: 'device': 'title' has no text in zh-CN" },
        { "data-categories.yml", "zh-CN: 设备信息", "zh: 设备信息", "data-categories.yml: 'device': 'title' has 'zh', which is none of zh-CN, en" },
        { "data-categories.yml", "purposes: [delivery]", "purposes: [shipping]", "data-categories.yml: 'delivery': 'purposes' has 'shipping', which is none of service, account" },
        { "data-categories.yml", "purposes: [delivery]", "purposes: [service]", "purposes.yml: 'delivery': no data category has this purpose" },
        { "data-categories.yml", "origins: [Others]", "origins: []", "data-categories.yml: 'shared-by-others': 'origins' is missing; give at least one of You, Others, Automatic, ThirdParties" },
        { "data-categories.yml", "origins: [Others]", "origins: [You]", "data-categories.yml: 'shared-by-others': 'voluntary' is missing; give true or false" },
        { "data-categories.yml", "  covers: []\n", "", "data-categories.yml: 'partners': 'covers' is missing" },
        { "data-categories.yml", "covers: [user.social]", "covers: [users.social]", "data-categories.yml: 'shared-by-others': 'covers' has 'users.social'" },
        { "recipients.yml", "receives: [orders, payment]", "receives: [order]", "recipients.yml: 'payment': 'receives' has 'order', which is none of account, profile" },
        { "recipients.yml", "receives: [orders, payment]", "receives: []", "recipients.yml: 'payment': 'receives' is missing" },
        { "recipients.yml", "receives: [orders, payment]", "recieves: [orders]", "recipients.yml, line " },
        { "recipients.yml", "because: Consent", "because: Contract", "recipients.yml: 'third-party-authorisation': 'keeps': 'because' has 'Contract', which is none of Law, Consent" },
        { "recipients.yml", "    because: Consent\n", "", "recipients.yml: 'third-party-authorisation': 'keeps': 'because' is missing; give at least one of Law, Consent" },
        { "recipients.yml", "en: What they obtained by law", "fr: What they obtained by law", "recipients.yml: 'authorities': 'keeps': 'reason' has no text in en" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_file_its_entry_and_what_would_be_right(string file, string right, string wrong, string error)
    {
        var changed = 0;
        var exception = Assert.Throws<ProfileException>(() => new ProfileReader(name =>
        {
            var text = Text(name);
            var at = name == file ? text.IndexOf(right, StringComparison.Ordinal) : -1;
            changed += at >= 0 ? 1 : 0;
            return new StringReader(at < 0 ? text : text[..at] + wrong + text[(at + right.Length)..]);
        }).Read("privacy@example.com"));

        Assert.Equal(1, changed);
        Assert.Contains(exception.Errors, e => e.StartsWith(error, StringComparison.Ordinal));
        Assert.Contains(error, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var exception = Assert.Throws<ProfileException>(() => new ProfileReader(name =>
            new StringReader(Text(name).Replace("en:", "fr:", StringComparison.Ordinal))).Read("privacy@example.com"));

        Assert.All(
            ["authing.yml", "grounds.yml", "purposes.yml", "data-categories.yml", "recipients.yml"],
            file => Assert.Contains(exception.Errors, e => e.StartsWith(file, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_holds_against_a_foreign_authority_only_is_no_ground_against_one_at_home()
    {
        Assert.Equal(["not-approved-at-home", "document-insufficient", "beyond-investigation"], Default.GroundsAgainst(DemandDecisionSpecs.Foreign).Select(ground => ground.Code));
        Assert.Equal(["document-insufficient", "beyond-investigation"], Default.GroundsAgainst(DemandDecisionSpecs.AtHomeDemand).Select(ground => ground.Code));
    }

    [Fact]
    public void The_recipients_are_the_six_types_of_section_6_and_those_of_sections_1_and_3()
    {
        var articles = Default.RecipientTypes.Select(r => r.Article.In(Language.En)).ToList();

        Assert.All(["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"], item => Assert.Single(articles, a => a.Contains("section 6", StringComparison.Ordinal) && a.EndsWith($"(c){item}", StringComparison.Ordinal)));
        Assert.Equal(
            ["transaction-partners", "communication-services", "affiliates", "business-partners", "authorities"],
            Default.RecipientTypes.Skip(6).Select(r => r.Code));
    }

    [Fact]
    public void What_a_category_covers_is_of_the_taxonomy()
    {
        using var file = typeof(CategoryNames).Assembly.GetManifestResourceStream("Fulfilment/data-categories.json")!;
        var known = JsonSerializer.Deserialize<Dictionary<string, object>>(file)!.Keys;

        Assert.Empty(Default.DataCategories.SelectMany(c => c.Covers).Except(known));
    }

    [Theory]
    [InlineData("user.contact.address.city", "delivery")]
    [InlineData("user.contact.email", "account")]
    [InlineData("user.behavior.search_history", "log")]
    [InlineData("user.behavior.purchase_history", "orders")]
    [InlineData("user.account.username", "profile third-party-account")]
    [InlineData("user.contacts", "")]
    [InlineData("user.genetic", "")]
    [InlineData("system.operations", "")]
    public void A_category_of_the_data_map_belongs_to_the_nearest_that_covers_it(string fidesCategory, string codes) =>
        Assert.Equal(codes, string.Join(' ', Default.CategoriesOf([fidesCategory]).Select(c => c.Code)));

    [Fact]
    public void Who_may_receive_any_data_may_receive_each() =>
        Assert.All(Default.DataCategories, c => Assert.True(Default.RecipientTypes.Single(r => r.Code == "affiliates").CanReceive(c)));

    [Fact]
    public void Chinese_texts_have_full_width_punctuation_and_no_familiar_you()
    {
        string[] files = ["authing.yml", "grounds.yml", "purposes.yml", "data-categories.yml", "recipients.yml"];
        var texts = files.SelectMany(f => Text(f).Split('\n')).Where(line => line.Contains("    zh-CN:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.DoesNotMatch(HalfWidth(), text));
        Assert.All(texts, text => Assert.DoesNotContain("你", text, StringComparison.Ordinal));
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(CompanyProfile).Assembly.GetManifestResourceStream($"Profile/{name}")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}[,;:?!(]|[,;:?!)]\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HalfWidth();
}
