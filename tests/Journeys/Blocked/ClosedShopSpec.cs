using System.IO.Compression;
using System.Text.Json;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Blocked;

/// <summary>A source is away for longer than it is tried again: staff say whether to try once more or to go on without it.</summary>
public sealed class ClosedShopSpec(ClosedShopSpec.Shared shared) : IClassFixture<ClosedShopSpec.Shared>
{
    private const string Waits = "amelia.jones@example.com";
    private const string DoesNotWait = "george.evans@example.com";

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_and_the_person_are_told_and_another_try_completes_the_copy()
    {
        var reference = shared.References[Waits];
        var asked = await Office.Letter(reference, "blocked", Office.Handler);
        Assert.Contains("Sample shop", asked.Text, StringComparison.Ordinal);
        var delayed = await Office.Letter(reference, "delayed");
        Assert.Equal((Waits, 1), (delayed.To, delayed.Deliveries));
        Assert.DoesNotContain("Sample shop", delayed.Text, StringComparison.Ordinal);

        using var staff = await Office.SignIn(asked);
        Assert.Contains("Sample shop", staff.Text, StringComparison.Ordinal);
        Assert.True(staff.Offers("retry") && staff.Offers("skip"), staff.Text);
        await staff.Submit(Cancellation, ("do", "retry"));

        var letter = await Office.Letter(reference, "ready");
        Assert.DoesNotContain("not complete", letter.Text, StringComparison.Ordinal);
        var manifest = await Collect(reference, letter);
        Assert.Empty(manifest.GetProperty("missingSources").EnumerateArray());
        await Office.Until(reference, "it is closed", r => r.Outcome == Outcome.Done);
    }

    [Fact]
    public async Task Going_on_without_it_answers_in_part_and_says_what_is_missing()
    {
        var reference = shared.References[DoesNotWait];
        await Office.Press(reference, "blocked", Office.Handler, "skip");

        var letter = await Office.Letter(reference, "ready");
        Assert.Contains("The file is not complete", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Sample shop", letter.Text, StringComparison.Ordinal);
        var manifest = await Collect(reference, letter);
        Assert.Equal(["shop"], manifest.GetProperty("missingSources").EnumerateArray().Select(s => s.GetString()));
        await Office.Until(reference, "it is closed", r => r.Outcome == Outcome.InPart);

        using var person = await Office.SignIn(letter);
        Assert.Contains("Our answer is not complete", person.Text, StringComparison.Ordinal);
        Assert.Contains("Sample shop", person.Text, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Collect(string reference, Crashes.Letter ready)
    {
        using var person = await Office.SignIn(ready);
        var bytes = await person.Download($"status/{reference}/download", Cancellation);
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        await using var manifest = await zip.GetEntry("manifest.json")!.OpenAsync(Cancellation);
        return await JsonSerializer.DeserializeAsync<JsonElement>(manifest, cancellationToken: Cancellation);
    }

    /// <summary>Two requests that were approved while the shop's database was away; it is back when the tests begin.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        private static readonly string[] Copy = ["copy"];

        internal Office Office { get; private set; } = null!;

        internal Dictionary<string, string> References { get; } = [];

        public async ValueTask InitializeAsync()
        {
            Office = await Office.Open(Cancellation);
            foreach (var email in new[] { Waits, DoesNotWait })
            {
                References[email] = await Office.AskAndProve(email, Copy);
                await Office.Letter(References[email], "decision-needed");
            }

            File.Move(Office.ShopPath, Office.ShopPath + ".away");
            foreach (var reference in References.Values)
            {
                await Office.Press(reference, "decision-needed", Office.Handler, "approve");
            }

            foreach (var reference in References.Values)
            {
                await Office.Until(reference, "the request is blocked", r => r.Blocked is { Source: "shop", Step: SourceStep.Package });
            }

            File.Move(Office.ShopPath + ".away", Office.ShopPath, overwrite: true);
        }

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
