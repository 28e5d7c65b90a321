using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>Who is not known sees what everybody sees, and is told in the end that there is nothing.</summary>
public sealed class NothingFound(Browser browser, Service service)
{
    [Theory]
    [InlineData("en", "We found no data about you", "We looked under the e-mail address that you confirmed, and found no data.")]
    [InlineData("zh-CN", "我们没有找到您的个人信息", "没有找到您的个人信息")]
    public async Task An_address_that_no_system_knows_gets_a_letter_that_says_so_and_staff_are_not_asked(string language, string subject, string sentence)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.AsksAndProves();

        Letter letter = await person.Letters.Next();
        Assert.Equal($"{subject} · {person.Reference}", letter.Subject);
        Assert.Contains(sentence, letter.Text, StringComparison.Ordinal);
        Assert.Empty(letter.Token);
        await person.SeesOutcome("status.nothing.heading");
        await person.IsOn("status.heading", "status-nothing-found");
        Assert.Contains(person.Words["status.step.Closed"], await person.Main, StringComparison.Ordinal);
        Assert.Empty(await new Letters(service, Staff.Handler, person.Reference).All());
    }

    [Fact]
    public async Task Until_the_code_is_typed_nothing_tells_a_known_address_from_an_unknown_one()
    {
        await using Person known = await Person.Arrives(browser, service, SampleShop.SomebodyElse());
        await using Person unknown = await Person.Arrives(browser, service, Person.Unknown());

        Assert.Equal(await WhatItSees(known), await WhatItSees(unknown));
    }

    private static async Task<string> WhatItSees(Person person)
    {
        await person.Asks();
        string sent = await person.Page.ContentAsync();
        Letter receipt = await person.Letters.Next();
        await person.Opens(receipt.Link);
        string prove = await person.Page.ContentAsync();
        string csrf = await person.Page.Locator("[name=csrf]").First.GetAttributeAsync("value") ?? "";
        Assert.NotEmpty(csrf);
        string letter = receipt.Text.Replace(receipt.Code, "CODE", StringComparison.Ordinal).Replace(receipt.Token, "TOKEN", StringComparison.Ordinal);
        return WithoutTimes((sent + prove + letter)
            .Replace(person.Reference, "REFERENCE", StringComparison.Ordinal)
            .Replace(csrf, "CSRF", StringComparison.Ordinal));
    }

    private static string WithoutTimes(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\b\d\d:\d\d\b", "TIME");
}
