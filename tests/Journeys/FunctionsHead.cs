using System.Diagnostics;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys;

/// <summary>
/// The source that runs here on the local host also compiles against the real Functions worker and Durable Task, and so do
/// the specifications of its conformance. Not every package registry has those; where they are absent, and for no other
/// reason, this skips.
/// </summary>
[TakesLong]
public sealed partial class FunctionsHead
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Theory]
    [InlineData("src/PrivacyFunctions/PrivacyFunctions.csproj", "Build")]
    [InlineData("tests/tools/Conformance/Conformance.csproj", "Compile")]
    public async Task Builds_on_the_real_packages(string project, string target)
    {
        // What it refers to was built with these tests, and its obj folders are read by whatever runs beside this.
        (int restored, string restore) = await Dotnet("restore", project, "--no-dependencies");
        if (restored != 0)
        {
            string[] codes = [.. ErrorCode().Matches(restore).Select(match => match.Groups[1].Value).Distinct()];
            Assert.True(codes.Length > 0 && codes.All(code => code is "NU1101" or "NU1102"), restore);
            Assert.Skip($"The package registry lacks {string.Join(", ", Absent().Matches(restore).Select(match => match.Groups[1].Value).Distinct().Order())}.");
        }

        (int built, string build) = await Dotnet("build", project, "-c", Configuration, "--no-restore", $"-t:{target}", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false");
        Assert.True(built == 0, build);
    }

    private static async Task<(int ExitCode, string Output)> Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [.. arguments, "-nodeReuse:false"])
        {
            WorkingDirectory = Checkout.Root,
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

    [GeneratedRegex(@"error (\w+):")]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"error NU110[12]: Unable to find (?:a stable )?package ([\w.]*\w)")]
    private static partial Regex Absent();
}
