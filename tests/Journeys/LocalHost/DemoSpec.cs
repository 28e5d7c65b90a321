using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.LocalHost;

/// <summary>The demo works for whoever runs it, whatever else runs, was run or was set in the same folder, and touches nothing of it.</summary>
public sealed partial class DemoSpec : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Three requests, the first of which waits for a database to come back.
    private static readonly TimeSpan DemoPatience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_drives_three_requests_to_their_ends_beside_a_service_and_after_a_demo_that_was_killed()
    {
        AzuriteOptions options = AzuriteOptions.OnFreePorts(_folder.At("local/azurite")) with { InMemory = true, InstallFolder = Checkout.AzuriteInstall };
        await using AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, Console.WriteLine, Cancellation);
        Directory.CreateSymbolicLink(_folder.At("local/azurite/install"), Checkout.AzuriteInstall);
        await using ServiceProcess service = ServiceProcess.Start(Settings("service", [], azurite));
        await service.WaitUntilReady(Patience, Cancellation);
        string reference = await CopyForm.Send(service, "mei.lin@example.com", Cancellation);

        try
        {
            // With the service's own settings around it, its address and its storage among them.
            ServiceSettings settings = Settings("demo", ["demo"], azurite) with { Port = service.Address.Port };
            await using ServiceProcess killed = ServiceProcess.Start(settings);
            await Says(killed, "sends the form");
            await using ServiceProcess demo = ServiceProcess.Start(settings with { Folder = _folder.At("second-demo") });
            await Says(demo, "Another demo runs in this folder; this one begins when that has ended.");
            Assert.DoesNotContain("sends the form", demo.Output, StringComparison.Ordinal);
            await killed.Kill();

            Assert.True(await demo.WaitForExit(DemoPatience, Cancellation) == 0, demo.Output);
            await TellsTheStory(demo.Output);
        }
        finally
        {
            // An Azurite outlives a demo that was killed.
            await AzuriteServer.StopAsync(new AzuriteOptions(_folder.At("local/demo/store/azurite")), Console.WriteLine);
        }

        string letters = await CopyForm.Letters(service, Cancellation);
        Assert.Equal(reference, Assert.Single(Reference().Matches(letters).Select(match => match.Value).Distinct()));
        Assert.Equal(0, await service.Stop(Patience, Cancellation));
    }

    [Fact]
    public async Task Settings_behind_the_demo_are_told_to_be_none()
    {
        await using ServiceProcess demo = ServiceProcess.Start(Settings("demo", ["demo", "--urls", "http://localhost:7072"]));

        Assert.Equal(1, await demo.WaitForExit(Patience, Cancellation));

        Assert.Equal("The demo takes no settings, it has its own: leave out --urls http://localhost:7072.", demo.Output.Trim());
    }

    private async Task TellsTheStory(string output)
    {
        Assert.Matches(@"mei\.lin@example\.com gets a letter: Your data file is ready · PR-", output);
        Assert.Matches(@"approver@example\.com presses “agree”: “You agreed to the deletion”", output);
        Assert.Matches(@"sam\.taylor@example\.com gets a letter: We deleted part of your data · PR-", output);
        Assert.Matches(@"approver@example\.com presses “agree”: “You agreed to refuse the copy”", output);
        Assert.Matches(@"priya\.nair@example\.com gets a letter: We refused your request for a copy of your data · PR-", output);

        Assert.DoesNotContain("PrivacyFunctions.", output, StringComparison.Ordinal);
        string log = LogPath().Match(output).Groups[1].Value;
        Assert.Contains("MakePackage: step failed (source/shop/", await File.ReadAllTextAsync(log, Cancellation), StringComparison.Ordinal);

        Match told = PackagePath().Match(output);
        Assert.True(told.Success, output);
        Assert.StartsWith(_folder.At("local", "demo"), told.Groups[1].Value, StringComparison.Ordinal);
        await using FileStream file = File.OpenRead(told.Groups[1].Value);
        await Copies.DownloadedPackage.AssertWhole(file, Path.GetFileNameWithoutExtension(file.Name));
    }

    private static Task Says(ServiceProcess process, string words) => Eventually.Async(
        () =>
        {
            Assert.False(process.HasExited, process.Output);
            return Task.FromResult(process.Output.Contains(words, StringComparison.Ordinal));
        },
        Patience,
        $"it says: {words}",
        Cancellation);

    private ServiceSettings Settings(string name, string[] arguments, AzuriteServer? azurite = null) => new(_folder.At(name))
    {
        Arguments = arguments,
        Environment = new Dictionary<string, string>
        {
            ["LocalFolder"] = _folder.At("local"),
            ["AzureWebJobsStorage"] = azurite?.ConnectionString ?? "",
        },
    };

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^That service logs to (.+\.log)$", RegexOptions.Multiline)]
    private static partial Regex LogPath();

    [GeneratedRegex(@"^The downloaded package: (.+\.zip)$", RegexOptions.Multiline)]
    private static partial Regex PackagePath();
}
