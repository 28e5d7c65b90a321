using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>P11: a refusal names a ground, gives a reason in the words of staff, and says what the person can do.</summary>
public sealed class CopyRefused(Browser browser, Service service)
{
    private const string Hostile = "<script>document.title='owned'</script> & \"quotes\"";

    [Theory]
    [InlineData("en", "The request concerns trade secrets", "privacy policy, section 5(g)(viii)", "Bring an action before a people's court")]
    [InlineData("zh-CN", "涉及商业秘密", "《隐私政策》第五条", "您可以依法向人民法院提起诉讼")]
    public async Task Staff_refuse_and_the_person_is_told_ground_reason_and_remedies(string language, string ground, string article, string remedy)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse(), language);
        await person.AsksAndProves();
        await using (Staff staff = await Staff.For(browser, service, person))
        {
            await staff.OpensDecision();
            await staff.Refuses(ground, Hostile);
        }

        await using (Staff approver = await Staff.For(browser, service, person, email: Staff.Approver))
        {
            await approver.OpensSecond();
            Assert.Contains(Hostile, await approver.Main, StringComparison.Ordinal);
            await approver.AgreesToRefuse();
        }

        Letter refused = await person.Letters.Next();
        foreach (string said in (string[])[ground, article, Hostile, remedy, person.Reference])
        {
            Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", refused.Mail.Html, StringComparison.OrdinalIgnoreCase);
        await using Person later = await person.AtAnotherBrowser(browser);
        await later.SignsIn(refused);
        string page = await later.Main;
        foreach (string said in (string[])[person.Words["status.refused.heading"], ground, article, Hostile, person.Words["remedies.court"]])
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("owned", await later.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await later.Page.Locator("a[href$='/download']").CountAsync());
    }

    [Theory]
    [InlineData("en", "The request concerns trade secrets")]
    [InlineData("zh-CN", "涉及商业秘密")]
    public async Task What_is_wrong_with_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(string language, string ground)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse(), language);
        await person.AsksAndProves();
        await using Staff staff = await Staff.For(browser, service, person);
        await staff.OpensDecision();
        await staff.GoesToRefuse();
        Assert.Equal(0, await staff.Page.Locator("input[type=radio]:checked").CountAsync());

        await staff.Types(Fields.Reason, Hostile);
        await staff.Presses("refuse.button");
        await staff.IsOn("refuse.heading", "refuse-no-ground");
        Assert.Contains(staff.Words["problem.ground.missing"], await staff.ErrorOf(Fields.Ground).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await staff.ErrorOf(Fields.Reason).CountAsync());
        Assert.Equal(Hostile, await staff.Field(Fields.Reason).InputValueAsync());

        await staff.Page.GetByLabel(ground, new() { Exact = true }).CheckAsync();
        await staff.Types(Fields.Reason, "   ");
        await staff.Presses("refuse.button");
        Assert.Contains(staff.Words["problem.reason.missing"], await staff.ErrorOf(Fields.Reason).InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await staff.Page.GetByLabel(ground, new() { Exact = true }).IsCheckedAsync());

        string tooLong = new string('x', 2000) + "\nlast line";
        await staff.Types(Fields.Reason, tooLong);
        await staff.Presses("refuse.button");
        Assert.Contains("2,0", await staff.ErrorOf(Fields.Reason).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(tooLong, (await staff.Field(Fields.Reason).InputValueAsync()).ReplaceLineEndings("\n"));

        await staff.Opens($"/decide/{person.Reference}");
        await staff.IsOn("decision.heading.copy", "decision");
    }
}
