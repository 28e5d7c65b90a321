using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>A service of the tests is a real process: signals end it as they end any other, and it says why it failed.</summary>
public sealed class ServiceProcessSpec : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_ends_before_it_is_ready_fails_the_wait_with_its_last_words()
    {
        await using ServiceProcess service = ServiceProcess.Start(Tools("no such command"));

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => service.WaitUntilReady(Patience, Cancellation));

        Assert.StartsWith("The service has ended before it was ready.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await service.WaitForExit(Patience, Cancellation));
        Assert.StartsWith("usage: TestTools", await File.ReadAllTextAsync(service.OutputFile, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_it_and_the_exit_code_names_the_signal()
    {
        AzuriteOptions azurite = AzuriteOptions.OnFreePorts(_folder.At("azurite"));
        ServiceSettings settings = Tools("azurite", "hold", azurite.Folder, Checkout.AzuriteInstall,
            $"{azurite.BlobPort}", $"{azurite.QueuePort}", $"{azurite.TablePort}");
        try
        {
            await using ServiceProcess first = ServiceProcess.Start(settings);
            await Settled(first);
            first.Suspend();
            first.Continue();
            Assert.Equal(143, await first.Stop(Patience, Cancellation));

            await using ServiceProcess second = ServiceProcess.Start(settings);
            await Settled(second);
            await second.Kill();
            Assert.Equal(137, second.ExitCode);
        }
        finally
        {
            await AzuriteServer.StopAsync(azurite, Console.WriteLine);
        }
    }

    /// <summary>Waits for the one line that the command prints when it has settled.</summary>
    private static Task Settled(ServiceProcess service) =>
        Eventually.Async(() => Task.FromResult(service.Output.Split('\n').Any(line => int.TryParse(line, out _))), Patience, "the command has settled", Cancellation);

    private ServiceSettings Tools(params string[] arguments) =>
        new(_folder.At("service")) { Program = Path.Combine(AppContext.BaseDirectory, "TestTools.dll"), Arguments = arguments };
}
