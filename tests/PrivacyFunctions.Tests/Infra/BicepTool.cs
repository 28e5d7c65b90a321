using System.Diagnostics;
using System.Reflection;

namespace PrivacyFunctions.Tests.Infra;

/// <summary>A copy of <c>infra/</c>, and the Bicep command line to build it with, without a network.</summary>
public sealed class BicepTool : IDisposable
{
    private static readonly string Executable = typeof(BicepTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    // A copy, as Bicep writes what it makes beside the source.
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("infra-");

    public BicepTool()
    {
        foreach (var file in Sources)
        {
            var to = Path.Combine(_copy.FullName, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public static string Folder => Checkout.At("infra");

    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Folder, "*.bicep*", SearchOption.AllDirectories).Append(Path.Combine(Folder, "bicepconfig.json"));

    public void Dispose() => _copy.Delete(recursive: true);

    public string Read(string file) => File.ReadAllText(Path.Combine(_copy.FullName, file));

    /// <summary>Runs Bicep in the copy. Anything it has to say, a warning too, fails the test.</summary>
    public async Task Run(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The Bicep command line that the tests restore is the one for Linux.");
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = _copy.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // Nothing listens there: a module or an extension from a registry fails instead of being fetched.
        foreach (var name in new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy" })
        {
            start.Environment[name] = "http://127.0.0.1:9";
        }

        start.Environment.Remove("NO_PROXY");
        start.Environment.Remove("no_proxy");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await output + await errors);
        Assert.Equal(0, process.ExitCode);
    }
}
