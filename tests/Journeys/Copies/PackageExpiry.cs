using Azure.Storage.Blobs.Models;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>What was promised to last until a day is gone after it: the file, and the link to decide.</summary>
public sealed class PackageExpiry(Browser browser, TimeTravel service)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task At_its_end_the_file_is_deleted_and_the_page_says_so(string language)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse(), language);
        await person.AsksAndProves();
        await using (Staff staff = await Staff.For(browser, service, person))
        {
            await staff.OpensDecision();
            await staff.Approves();
        }

        await person.SeesOutcome("status.ready.heading");
        Assert.Equal(200, (await person.Fetches($"/status/{person.Reference}/download")).Status);
        Assert.NotEmpty(await PackagesOf(person.Reference));

        Letter ready = await person.Letters.Next();
        await service.Pass(days: 31);
        await using Person later = await person.AtAnotherBrowser(browser);
        await later.SignsIn(ready);
        await later.SeesOutcome("status.gone.heading");
        await later.IsOn("status.heading", "status-gone");
        Assert.Empty(await PackagesOf(person.Reference));
        foreach (string path in (string[])["download", "read"])
        {
            IAPIResponse answer = await later.Fetches($"/status/{person.Reference}/{path}");
            Assert.Equal((303, $"/status/{person.Reference}"), (answer.Status, answer.Headers["location"]));
        }
    }

    [Fact]
    public async Task A_link_to_decide_that_is_too_old_says_so_even_to_who_has_used_it()
    {
        await using Person person = await Person.Arrives(browser, service, SampleShop.SomebodyElse());
        await person.AsksAndProves();
        await using Staff staff = await Staff.For(browser, service, person);
        Letter asked = await staff.OpensDecision();

        await service.Pass(days: 61);
        await staff.Opens(asked.Link);
        await staff.IsOn("message.linkExpired.heading", "link-expired");
        await staff.Opens($"/decide/{person.Reference}");
        await staff.IsOn("message.linkExpired.heading", "link-expired");
    }

    private async Task<List<string>> PackagesOf(string reference)
    {
        List<string> names = [];
        var container = StorageAccount.FromConnectionString(service.StorageConnection).Blobs.GetBlobContainerClient(StorageNames.Packages);
        await foreach (BlobItem blob in container.GetBlobsAsync(new GetBlobsOptions(), TestContext.Current.CancellationToken))
        {
            if (blob.Name.Contains(reference, StringComparison.Ordinal))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }
}
