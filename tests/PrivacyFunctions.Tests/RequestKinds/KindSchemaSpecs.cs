using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PrivacyFunctions.RequestKinds;

namespace PrivacyFunctions.Tests.RequestKinds;

/// <summary>A file of kinds is checked field by field; every mistake names its place and what would be right.</summary>
public sealed class KindSchemaSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kinds").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_catalogue_that_is_shipped_is_valid() =>
        Assert.Empty(KindSchema.Mistakes(YamlJson.Read(Shipped("kinds.yml"))));

    [Theory]
    [InlineData("approvers: two", "approvers must not be 'two': How many different people an approval takes")]
    [InlineData("approvers: 3", "approvers must not be 3: How many different people")]
    [InlineData("selfService: 'true'", "selfService must not be 'true': Whether the account centre does it at once: true or false.")]
    [InlineData("order: 1.5", "order must not be 1.5")]
    [InlineData("asking: Fax", "asking must not be 'Fax': Where it can be asked for: Form")]
    [InlineData("proof:", "proof must not be empty: What has to be proven")]
    [InlineData("purposes: advertising", "purposes must not be 'advertising': The uses that stop for it, a list")]
    [InlineData("purposes: [a, a]", "purposes must not be a list")]
    [InlineData("steps: [Answer, Answer]", "steps must not be a list: What is done")]
    [InlineData("steps: [Dance]", "steps[0] must not be 'Dance': A step: Stop, Answer")]
    [InlineData("coolingOff: 31", "coolingOff must not be 31: Days after the decision")]
    [InlineData("speed: fast", "speed is no field; the fields are kind, source, asking")]
    [InlineData("conditions: [{ code: unpaid }]", "conditions[0] lacks words: What is not met")]
    [InlineData("conditions: [{ code: unpaid, words: { en: Pay., zh-CN: 请付清。, fr: Payez. } }]", "conditions[0].words.fr is no field; the fields are en, zh-CN.")]
    public void A_field_that_is_wrong_is_named_with_what_would_be_right(string field, string said) =>
        Assert.Contains(Errors($"- kind: mine\n  {field}\n"), e => e.StartsWith($"mine.yml, kind 'mine': {said}", StringComparison.Ordinal));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var errors = Errors("""
            - kind: one
              source: House rules, 7
              steps: [Answer]
              approvers: two
              words: { title: { en: One, zh-CN: "" } }
            - kind: two
              steps: [Answer]
              sauce: 7
            - 5
            """);

        Assert.Contains("mine.yml, kind 'one': words.title.zh-CN must not be '': The words in Chinese.", errors);
        Assert.Contains("mine.yml, kind 'one': words lacks act: What is approved, refused or answered: \"the copy\".", errors);
        Assert.Contains(errors, e => e.StartsWith("mine.yml, kind 'one': approvers must not be 'two'", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("mine.yml, kind 'two': source is missing: The law", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("mine.yml, kind 'two': sauce is no field", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("mine.yml, kind '': A kind is a list of the fields", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind: mine", "mine.yml: A file of kinds is a list")]
    [InlineData("- kind: [", "mine.yml, line ")]
    [InlineData("- kind: mine\n  kind: mine", "mine.yml, line ")]
    public void What_is_no_list_of_kinds_at_all_is_said(string yaml, string said) =>
        Assert.Contains(Errors(yaml), e => e.StartsWith(said, StringComparison.Ordinal));

    [Fact]
    public void The_schema_has_every_property_that_is_read_and_no_other()
    {
        var schema = JsonNode.Parse(Shipped("kinds.schema.json"))!["$defs"]!;
        Assert.Equal(Names(typeof(KindEntry)), Properties(schema["kind"]!));
        Assert.Equal(Names(typeof(ConditionEntry)), Properties(schema["condition"]!));
        Assert.Equal(Names(typeof(KindWording)), Properties(schema["words"]!));
        Assert.Equal(Languages.Language.Supported.Select(l => l.Tag).Order(StringComparer.Ordinal), Properties(schema["localized"]!));
    }

    [Fact]
    public void The_schema_has_every_way_of_asking_every_step_and_every_proof()
    {
        var fields = JsonNode.Parse(Shipped("kinds.schema.json"))!["$defs"]!["kind"]!["properties"]!;
        Assert.Equal(Enum.GetNames<Asking>(), Values(fields["asking"]!));
        Assert.Equal(Enum.GetNames<PrivacyFunctions.Requests.Step>(), Values(fields["steps"]!["items"]!));
        Assert.Equal(Enum.GetNames<PrivacyFunctions.Requests.ProofLevel>(), Values(fields["proof"]!));
    }

    private static IEnumerable<string> Names(Type type) =>
        type.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Properties(JsonNode schema) => schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Values(JsonNode schema) => schema["enum"]!.AsArray().Select(v => v!.GetValue<string>());

    private static string Shipped(string file)
    {
        using var stream = typeof(KindSchema).Assembly.GetManifestResourceStream($"RequestKinds/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private IReadOnlyList<string> Errors(string yaml)
    {
        File.WriteAllText(Path.Combine(_folder, "mine.yml"), yaml);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("RequestKinds", _folder)]).Build();
        return Assert.Throws<KindCatalogueException>(() => KindCatalogue.Load(settings)).Errors;
    }
}
