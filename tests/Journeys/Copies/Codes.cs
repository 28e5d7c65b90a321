using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>One-time codes: few tries, a new one at the press of a button, and a page that says which it is.</summary>
public sealed class Codes(Browser browser, Service service)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Five_wrong_codes_void_the_code_and_a_new_one_opens_the_request(string language)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.Asks();
        Letter receipt = await person.Letters.Next();
        await person.Opens(receipt.Link);
        for (int left = 4; left > 0; left--)
        {
            await TriesCode(person, Wrong(receipt.Code));
            Assert.Contains(person.Words.Count("problem.code.wrong", left), await person.ErrorOf(Fields.Code).InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal("", await person.Field(Fields.Code).InputValueAsync());
        }

        await person.IsOn("prove.heading", "prove-wrong-code");
        await TriesCode(person, Wrong(receipt.Code));
        await person.IsOn("prove.heading", "prove-locked");
        Assert.Contains(person.Words["problem.code.locked"], await person.Main, StringComparison.Ordinal);
        Assert.Equal(0, await person.Field(Fields.Code).CountAsync());

        await person.Opens($"/prove/{person.Reference}");
        await TriesCode(person, receipt.Code);
        Assert.Contains(person.Words["problem.code.locked"], await person.Main, StringComparison.Ordinal);

        await person.Presses("code.sendNew");
        await person.IsOn("prove.heading", "prove-new-code");
        Assert.Contains(person.Words["code.sentAgain"], await person.Main, StringComparison.Ordinal);
        Letter renewed = await person.Letters.Next();
        Assert.NotEqual(receipt.Code, renewed.Code);
        await TriesCode(person, $" {renewed.Code[..3]} {renewed.Code[3..]} ");
        await person.IsOn("status.heading", "status-searching");
    }

    [Fact]
    public async Task A_new_code_voids_the_one_before_and_reloading_the_page_sends_no_other()
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Asks();
        Letter receipt = await person.Letters.Next();
        await person.Opens(receipt.Link);
        await person.Presses("code.sendNew");
        Letter renewed = await person.Letters.Next();
        await person.Page.ReloadAsync();
        await person.Page.ReloadAsync();

        await TriesCode(person, receipt.Code);

        Assert.Contains(person.Words.Count("problem.code.wrong", 4), await person.ErrorOf(Fields.Code).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await person.Letters.All()).Count);
        await TriesCode(person, renewed.Code);
        await person.IsOn("status.heading", "status-searching");
    }

    [Theory]
    [InlineData("", "problem.code.missing")]
    [InlineData("12345", "problem.code.digits")]
    [InlineData("abcdef", "problem.code.digits")]
    [InlineData("\uff11\uff12\uff13\uff14\uff15\uff16", "problem.code.digits")]
    public async Task What_cannot_be_a_code_costs_no_try(string typed, string problem)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown());
        await person.Asks();
        Letter receipt = await person.Letters.Next();
        await person.Opens(receipt.Link);

        await TriesCode(person, typed);
        Assert.Contains(person.Words[problem], await person.ErrorOf(Fields.Code).InnerTextAsync(), StringComparison.Ordinal);
        await TriesCode(person, Wrong(receipt.Code));

        Assert.Contains(person.Words.Count("problem.code.wrong", 4), await person.ErrorOf(Fields.Code).InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task TriesCode(Person person, string code)
    {
        await person.Field(Fields.Code).FillAsync(code);
        await person.Presses("prove.button");
    }

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";
}
