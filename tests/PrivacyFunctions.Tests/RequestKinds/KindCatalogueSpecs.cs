using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.RequestKinds;

/// <summary>Kinds of request are data: what is said of one holds without code that knows it.</summary>
public sealed class KindCatalogueSpecs : IDisposable
{
    private const string Dossier = """
        - kind: dossier
          source: House rules, 7
          asking: Form
          order: 15
          steps: [Search, Decide, Package]
          approvers: 2
          refusable: true
          words:
            title: { en: Your dossier, zh-CN: 您的档案 }
            titleForStaff: { en: Their dossier, zh-CN: 其档案 }
            name: { en: your dossier, zh-CN: 档案 }
            nameForStaff: { en: a dossier, zh-CN: 档案 }
            act: { en: the dossier, zh-CN: 提供档案 }
            label: { en: Give me my dossier, zh-CN: 提供我的档案 }
            hint: { en: All of it., zh-CN: 全部内容。 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("kinds").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_kind_is_added_by_a_file_and_asked_for_named_and_decided_like_any_other()
    {
        var catalogue = With(Dossier);
        var dossier = catalogue["dossier"];

        Assert.Contains(dossier, catalogue.Offered);
        Assert.Equal("Give me my dossier", catalogue.Texts(Language.En)["kinds.dossier.label"]);
        Assert.Equal("档案和个人信息删除", catalogue.Name(new Kinds(dossier, Asked.Deletion)).In(Language.ZhCn));
        Assert.True(ReviewDecisions.TakesTwo(Requests.RequestSpec.StateOf(new Kinds(dossier)), Verdict.Approve));
        Assert.Empty(DeadlineRules.Default.Gaps([dossier]));
    }

    [Fact]
    public void The_example_of_the_guide_is_a_kind()
    {
        var catalogue = With(Guide().Split("```yaml\n")[1].Split("```")[0]);
        var recipients = catalogue["recipients"];

        Assert.Contains(recipients, catalogue.Offered);
        Assert.Contains(recipients, catalogue.Askable);
        Assert.True(catalogue.AsksDetails(new Kinds(recipients)));
        Assert.True(new Kinds(recipients).NeedProof);
        Assert.Empty(DeadlineRules.Default.Gaps([recipients]));
    }

    [Fact]
    public void The_guide_names_every_field_every_way_of_asking_and_every_step()
    {
        var guide = Guide();
        Assert.All(Enum.GetNames<Asking>().Concat(Enum.GetNames<Step>()).Concat(Enum.GetNames<ProofLevel>()), name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
        var fields = File.ReadAllLines(Path.Combine(Room(), "kinds.yml"))
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal) || (line.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line[2])))
            .Select(line => line[2..].Split(':')[0])
            .Distinct();
        Assert.All(fields, field => Assert.Contains($"| `{field}` |", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void A_review_is_asked_for_on_the_page_of_a_request_and_nowhere_else()
    {
        Assert.Equal(Asked.Appeal, KindCatalogue.Default.Review);
        Assert.DoesNotContain(Asked.Appeal, KindCatalogue.Default.Offered);
        Assert.DoesNotContain(Asked.Appeal, KindCatalogue.Default.Askable);
    }

    [Fact]
    public void What_an_authority_demands_is_entered_with_its_document_and_asked_for_nowhere_else()
    {
        Assert.Equal([Asked.Disclosure], KindCatalogue.Default.Demandable);
        Assert.DoesNotContain(Asked.Disclosure, KindCatalogue.Default.Offered);
        Assert.DoesNotContain(Asked.Disclosure, KindCatalogue.Default.Askable);
        Assert.DoesNotContain(Asked.Disclosure, KindCatalogue.Default.Enterable);
        Assert.True(new Kinds(Asked.Disclosure) is { RestOnDocument: true, TellSubject: true, Approvers: 2 });
    }

    [Fact]
    public void A_kind_of_the_same_name_takes_the_place_of_ours() =>
        Assert.Equal(2, With(Dossier.Replace("dossier", "copy", StringComparison.Ordinal))["copy"].Approvers);

    [Theory]
    [InlineData("approvers: 2", "approvers: 0", "approvers must be 1 or 2 where staff decide")]
    [InlineData("order: 15", "order: 15\n  proof: None", "proof must not be None where data is searched")]
    [InlineData("steps: [Search, Decide, Package]", "steps: [Dance]", "Dance")]
    [InlineData("en: Their dossier, ", "", "words.titleForStaff lacks en")]
    [InlineData("source: House rules, 7", "sauce: 7", "sauce")]
    [InlineData("order: 15", "order: 15\n  asksCorrections: true", "asksCorrections must be true where fields are corrected")]
    [InlineData("[Search, Decide, Package]", "[Search, Decide, Correct]", "asksCorrections must be true where fields are corrected")]
    [InlineData("[Search, Decide, Package]\n  approvers: 2", "[Correct]\n  asksCorrections: true\n  approvers: 0", "steps must have Search and Decide where it has Correct")]
    [InlineData("order: 15", "order: 15\n  proof: Document", "proof is Document where staff enter what an authority demands: asking must be Staff")]
    [InlineData("order: 15", "order: 15\n  tellsSubject: true", "tellsSubject must be left out where the person asks themselves")]
    [InlineData("kind: dossier", "kind: My Dossier", "lower-case letters and hyphens")]
    public void What_is_wrong_in_a_file_is_said_with_its_name(string right, string wrong, string said)
    {
        var error = Assert.Throws<KindCatalogueException>(() => With(Dossier.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains("mine.yml", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_several_kinds_are_joined_in_the_order_in_which_they_are_carried_out()
    {
        var both = new Kinds(Asked.Deletion, Asked.Copy);
        Assert.Equal("a copy of your data and the deletion of your data", KindCatalogue.Default.Name(both).In(Language.En));
        Assert.Equal("个人信息副本和个人信息删除", KindCatalogue.Default.Name(both).In(Language.ZhCn));
    }

    [Fact]
    public void A_request_keeps_its_kinds_as_they_were_when_it_came()
    {
        var kinds = new Kinds(Asked.Copy with { Approvers = 2 });
        var json = System.Text.Json.JsonSerializer.Serialize(kinds);
        Assert.Equal(2, System.Text.Json.JsonSerializer.Deserialize<Kinds>(json)!.Approvers);
    }

    private static string Guide() => File.ReadAllText(Path.Combine(Room(), "README.md")).ReplaceLineEndings("\n");

    private static string Room() => Checkout.At("src", "PrivacyFunctions.Core", "RequestKinds");

    private KindCatalogue With(string yaml)
    {
        File.WriteAllText(Path.Combine(_folder, "mine.yml"), yaml);
        return KindCatalogue.Load(new ConfigurationBuilder().AddInMemoryCollection([new("RequestKinds", _folder)]).Build());
    }
}
