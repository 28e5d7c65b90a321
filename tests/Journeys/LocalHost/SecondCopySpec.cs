using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.LocalHost;

/// <summary>Somebody runs two copies of the service on one machine, each from its folder, and names storage for neither.</summary>
public sealed class SecondCopySpec : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_has_an_Azurite_of_its_own()
    {
        try
        {
            await using ServiceProcess one = ServiceProcess.Start(Copy("one"));
            await one.WaitUntilReady(Patience, Cancellation);
            await using ServiceProcess two = ServiceProcess.Start(Copy("two"));
            await two.WaitUntilReady(Patience, Cancellation);

            Assert.Contains("the Azurite of this folder, with its own data, listens on ports ", two.Output, StringComparison.Ordinal);
            string reference = await CopyForm.Send(one, "mei.lin@example.com", Cancellation);
            await Eventually.Async(async () => (await CopyForm.Letters(one, Cancellation)).Contains(reference, StringComparison.Ordinal), Patience, "the receipt is there", Cancellation);
            Assert.Equal("[]", await CopyForm.Letters(two, Cancellation));
            Assert.True(File.Exists(_folder.At("one/azurite/azurite.pid")) && File.Exists(_folder.At("two/azurite/azurite.pid")), two.Output);
            Assert.Equal(0, await two.Stop(Patience, Cancellation));
            await one.WaitUntilReady(Patience, Cancellation);
            Assert.Equal(0, await one.Stop(Patience, Cancellation));
        }
        finally
        {
            // They outlive a service that was killed.
            await AzuriteServer.StopAsync(new AzuriteOptions(_folder.At("one/azurite")), Console.WriteLine);
            await AzuriteServer.StopAsync(new AzuriteOptions(_folder.At("two/azurite")), Console.WriteLine);
        }
    }

    private ServiceSettings Copy(string name)
    {
        string azurite = _folder.At($"{name}/azurite");
        Directory.CreateDirectory(azurite);
        Directory.CreateSymbolicLink(Path.Combine(azurite, "install"), Checkout.AzuriteInstall);
        return new ServiceSettings(_folder.At($"{name}-service"))
        {
            Environment = new Dictionary<string, string> { ["LocalFolder"] = _folder.At(name) },
        };
    }
}
