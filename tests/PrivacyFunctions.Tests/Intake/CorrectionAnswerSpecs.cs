using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Tests.Requests;

namespace PrivacyFunctions.Tests.Intake;

public sealed class CorrectionAnswerSpecs
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Mei")]
    [InlineData("\u738b\u5c0f\u660e")]
    [InlineData("\ud842\udfb7\u91ce\u5bb6")]
    [InlineData("Se\u00e1n O'Brien <x>")]
    public void Any_name_that_can_be_read_is_taken(string value)
    {
        var (proposals, problems) = Check(new TypedCorrection("f", "", value));
        Assert.Empty(problems);
        Assert.Equal([new FieldProposal("f", null, value)], proposals);
    }

    [Theory]
    [InlineData("", "", "x", CorrectionPart.Field, CorrectionProblemKind.Missing)]
    [InlineData("unknown", "", "x", CorrectionPart.Field, CorrectionProblemKind.Missing)]
    [InlineData("f", "", "", CorrectionPart.Value, CorrectionProblemKind.Missing)]
    [InlineData("f", "", "a\nb", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "", "a\u202eb", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "", "a\u2067b", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "", "a\u200bb", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "", "a\u2028b", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "", "a\u0000b", CorrectionPart.Value, CorrectionProblemKind.Invisible)]
    [InlineData("f", "a\u0007b", "x", CorrectionPart.Now, CorrectionProblemKind.Invisible)]
    public void Anything_else_is_told_what_is_wrong(string field, string now, string value, CorrectionPart part, CorrectionProblemKind kind)
    {
        var problem = Assert.Single(Check(new TypedCorrection(field, now, value)).Problems);
        Assert.Equal((1, part, kind), (problem.Number, problem.Part, problem.Kind));
    }

    [Fact]
    public void Half_a_character_is_none() =>
        Assert.Equal(CorrectionProblemKind.Invisible, Assert.Single(Check(new TypedCorrection("f", "", "a\ud842")).Problems).Kind);

    [Fact]
    public void A_value_is_as_long_as_its_field_takes()
    {
        Assert.Empty(Check(new TypedCorrection("f", new string('x', 500), new string('x', 20))).Problems);
        Assert.Equal(20, Assert.Single(Check(new TypedCorrection("f", "", new string('x', 21))).Problems).Limit);
        Assert.Equal(500, Assert.Single(Check(new TypedCorrection("f", new string('x', 501), "x")).Problems).Limit);
    }

    [Fact]
    public void Blank_ones_are_left_out_and_the_others_keep_their_numbers()
    {
        var (proposals, problems) = Check(TypedCorrection.Blank, new TypedCorrection("f", "", "x"), TypedCorrection.Blank, new TypedCorrection("", "", "y"));
        Assert.Equal(2, proposals.Count);
        Assert.Equal(4, Assert.Single(problems).Number);
        Assert.Empty(Check(TypedCorrection.Blank).Proposals);
    }

    [Fact]
    public void The_same_field_comes_again_only_where_what_it_says_now_tells_the_entries_apart()
    {
        Assert.Empty(Check(new TypedCorrection("f", "a", "x"), new TypedCorrection("f", "b", "x")).Problems);
        TypedCorrection[][] twice =
        [
            [new("f", "", "x"), new("f", "", "y")], [new("f", "a", "x"), new("f", "", "y")], [new("f", "", "x"), new("f", "a", "y")], [new("f", "a", "x"), new("f", "a", "y")],
        ];
        Assert.All(twice, typed => Assert.Equal((2, CorrectionProblemKind.Twice), (Assert.Single(Check(typed).Problems).Number, Check(typed).Problems[0].Kind)));
    }

    [Fact]
    public async Task What_was_typed_is_kept_sealed_for_a_draft_s_lifetime_and_no_longer()
    {
        var time = new FakeTimeProvider(RequestSpec.Now);
        var storage = await TestStorageAccount.Get();
        var drafts = new CorrectionDrafts(storage, DeploymentKey.Parse(Convert.ToBase64String(new byte[32])), time);
        FieldProposal[] proposals = [.. Enumerable.Range(0, 10).Select(i => new FieldProposal($"shop.customer.f{i}", new string('\u6c49', 500), new string('\u5b57', 500)))];
        var name = await drafts.Keep(proposals, Ct);

        time.Advance(Draft.Lifetime - TimeSpan.FromMinutes(1));
        await drafts.DeleteOver(Ct);
        Assert.Equal(proposals, await drafts.Find(name, Ct));
        var stored = await storage.Blobs.GetBlobContainerClient("drafts").GetBlobClient(name).DownloadContentAsync(Ct);
        Assert.Equal(-1, stored.Value.Content.ToMemory().Span.IndexOf("shop.customer"u8));

        time.Advance(TimeSpan.FromMinutes(2));
        await drafts.DeleteOver(Ct);
        Assert.Null(await drafts.Find(name, Ct));
        Assert.Null(await drafts.Find(null, Ct));
    }

    private static (IReadOnlyList<FieldProposal> Proposals, IReadOnlyList<CorrectionProblem> Problems) Check(params TypedCorrection[] typed) =>
        CorrectionAnswers.Check(typed, field => field == "f" ? 20 : null);
}
