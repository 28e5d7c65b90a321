using System.Diagnostics;
using System.Text.Json;
using LocalFunctions.Tests.Crashes;

namespace LocalFunctions.Tests.Support;

/// <summary>An Azurite for one spec, which may stop it: started and ended by <c>tests/tools/TestTools</c>, as the one of the whole run is.</summary>
internal sealed class OwnAzurite : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _process;

    private OwnAzurite(string folder, int process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public string ConnectionString { get; }

    public static async Task<OwnAzurite> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("localfunctions-azurite").FullName;
        string connection = await RunAsync("azurite", "start", "--in-memory", folder, Path.Combine(Root(), ".local", "azurite", "install"));
        using JsonDocument record = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "azurite.pid")));
        return new OwnAzurite(folder, record.RootElement.GetProperty("Identity").GetProperty("Id").GetInt32(), connection.Trim());
    }

    /// <summary>SIGSTOP: connections stay open, requests are taken by the operating system, and nobody answers.</summary>
    public void Pause() => Signals.Send("STOP", _process);

    public void Wake() => Signals.Send("CONT", _process);

    public async ValueTask DisposeAsync()
    {
        Wake();
        await RunAsync("azurite", "stop", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PrivacyFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"There is no PrivacyFunctions.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        // bin/Release/net10.0, or Debug.
        string build = Path.Combine(new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name);
        string tools = Path.Combine(Root(), "tests", "tools", "TestTools", "bin", build, "TestTools.dll");
        Assert.True(File.Exists(tools), $"{tools} is missing: build tests/tools/TestTools.");
        using Process run = Process.Start(new ProcessStartInfo("dotnet", [tools, .. arguments]) { RedirectStandardOutput = true })!;
        string output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
        return output;
    }
}
