using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;

namespace PrivacyFunctions.Journeys.Edges;

/// <summary>RFC 9110 section 14: a download that broke off is continued, and only of the same file.</summary>
public sealed class Downloads(Browser browser, Service service)
{
    [Fact]
    public async Task A_file_can_be_fetched_whole_in_parts_and_not_at_all_as_the_headers_say()
    {
        await using Person person = await Person.Arrives(browser, service, "olivia.brown@example.com");
        await person.AsksAndProves();
        await using (Staff staff = await Staff.For(browser, service, person))
        {
            await staff.OpensDecision();
            await staff.Approves();
        }

        await person.SeesOutcome("status.ready.heading");
        string path = $"/status/{person.Reference}/download";

        // Asking about it is not collecting: the request stays open.
        IAPIResponse head = await person.Fetches(path, "HEAD");
        Assert.Equal((200, "bytes"), (head.Status, head.Headers["accept-ranges"]));
        Assert.Empty(await head.BodyAsync());
        await person.SeesOutcome("status.state.Ahead");

        IAPIResponse whole = await person.Fetches(path);
        byte[] file = await whole.BodyAsync();
        Assert.Equal((200, "application/zip", $"{file.Length}"), (whole.Status, whole.Headers["content-type"], head.Headers["content-length"]));
        Assert.Contains($"{person.Reference}.zip", whole.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.StartsWith("attachment", whole.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("no-store", whole.Headers["cache-control"]);
        string etag = whole.Headers["etag"];
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), etag.Trim('"'));

        await Part(person, path, "bytes=10-19", file[10..20], $"bytes 10-19/{file.Length}");
        await Part(person, path, "bytes=-8", file[^8..], $"bytes {file.Length - 8}-{file.Length - 1}/{file.Length}");
        await Part(person, path, $"bytes={file.Length - 3}-", file[^3..], $"bytes {file.Length - 3}-{file.Length - 1}/{file.Length}");
        await Part(person, path, "bytes=0-3", file[..4], $"bytes 0-3/{file.Length}", ("If-Range", etag));

        IAPIResponse another = await person.Fetches(path, "GET", ("Range", "bytes=0-3"), ("If-Range", "\"another\""));
        Assert.Equal((200, file.Length), (another.Status, (await another.BodyAsync()).Length));
        IAPIResponse beyond = await person.Fetches(path, "GET", ("Range", $"bytes={file.Length}-"));
        Assert.Equal((416, $"bytes */{file.Length}"), (beyond.Status, beyond.Headers["content-range"]));
        Assert.Equal(304, (await person.Fetches(path, "GET", ("If-None-Match", etag))).Status);
    }

    private static async Task Part(Person person, string path, string range, byte[] expected, string contentRange, params (string, string)[] more)
    {
        IAPIResponse part = await person.Fetches(path, "GET", [("Range", range), .. more]);
        Assert.Equal((206, contentRange), (part.Status, part.Headers["content-range"]));
        Assert.Equal(expected, await part.BodyAsync());
    }
}
