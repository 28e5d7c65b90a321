using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Form;

/// <summary>Whoever wants to know what is collected, before they ask or instead, reads it here.</summary>
public sealed class CollectedData(Browser browser, Service service)
{
    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task The_start_page_leads_to_what_is_collected_and_back(string language)
    {
        await using Person person = await Person.Arrives(browser, service, Person.Unknown(), language);
        await person.Opens("/");
        await person.Follows("data.link");
        await person.IsOn("data.heading", "data");
        Assert.Equal("/data", person.Path);

        await person.Follows("data.recipients.heading");
        Assert.Equal("/data#recipients", new Uri(person.Page.Url).PathAndQuery + new Uri(person.Page.Url).Fragment);

        await person.Follows("data.yours.link");
        await person.IsOn("start.heading", "start");
    }
}
