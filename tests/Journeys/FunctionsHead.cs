using System.Diagnostics;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys;

/// <summary>
/// The source that runs here on the local host also compiles against the real Functions worker and Durable Task.
/// Not every package registry has those; where they are absent, and for no other reason, this skips.
/// </summary>
public sealed partial class FunctionsHead : IDisposable
{
    private static readonly string[] Copied = ["src", "tests"];
    private static readonly string[] Built = ["bin", "obj", "TestResults", "node_modules"];

    // A copy, as a restore here would rewrite the obj folders that parallel test runs read.
    private readonly TemporaryFolder _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task Builds_on_the_real_packages()
    {
        foreach (string file in Directory.GetFiles(Checkout.Root))
        {
            File.Copy(file, _copy.At(Path.GetFileName(file)));
        }

        foreach (string folder in Copied)
        {
            Copy(new DirectoryInfo(Path.Combine(Checkout.Root, folder)), _copy.At(folder));
        }

        (int restored, string restore) = await Dotnet("restore", "src/PrivacyFunctions/PrivacyFunctions.csproj");
        if (restored != 0)
        {
            string[] codes = [.. ErrorCode().Matches(restore).Select(match => match.Groups[1].Value).Distinct()];
            Assert.True(codes.Length > 0 && codes.All(code => code is "NU1101" or "NU1102"), restore);
            Assert.Skip($"The package registry lacks {string.Join(", ", Absent().Matches(restore).Select(match => match.Groups[1].Value).Distinct().Order())}.");
        }

        (int built, string build) = await Dotnet("build", "PrivacyFunctions.sln", "-c", "Azure", "-p:UseSharedCompilation=false");
        Assert.True(built == 0, build);
    }

    private async Task<(int ExitCode, string Output)> Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [.. arguments, "-nodeReuse:false"])
        {
            WorkingDirectory = _copy.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // The test run's own SDK settings would bind this build to its folders.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(folder => !Built.Contains(folder.Name)))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }

    [GeneratedRegex(@"error (\w+):")]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"error NU110[12]: Unable to find (?:a stable )?package ([\w.]*\w)")]
    private static partial Regex Absent();
}
