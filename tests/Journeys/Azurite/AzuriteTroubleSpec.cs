using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Azurite;

/// <summary>When Azurite cannot be had, one sentence says why and what to do about it.</summary>
public sealed class AzuriteTroubleSpec : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];
    private readonly AzuriteOptions _options;

    public AzuriteTroubleSpec() =>
        _options = AzuriteOptions.OnFreePorts(_folder.At("azurite")) with { InstallFolder = Checkout.AzuriteInstall };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_web_server_holds_the_port()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_options.TablePort}");
        builder.Logging.ClearProviders();
        await using WebApplication stranger = builder.Build();
        stranger.MapGet("/", () => Results.Text("Hello"));
        await stranger.StartAsync(Cancellation);

        Assert.Equal(
            $"Port {_options.TablePort}, which Azurite, the storage emulator, needs, is held by a program that is not Azurite: "
            + $"stop that program (\"ss -ltnp 'sport = :{_options.TablePort}'\" names it), or name a real storage account in the setting AzureWebJobsStorage.",
            await Problem(_options));
    }

    [Fact]
    public async Task A_program_that_never_answers_holds_the_port()
    {
        using TcpListener mute = new(IPAddress.Loopback, _options.BlobPort);
        mute.Start();

        Assert.StartsWith(
            $"Port {_options.BlobPort}, which Azurite, the storage emulator, needs, is held by a program that does not answer: stop that program",
            await Problem(_options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_is_missing()
    {
        Assert.Equal(
            "Azurite, the storage emulator, needs \"node\", which is not on the PATH: install Node.js 20 or newer with npm "
            + "(Debian: apt-get install nodejs npm), or name a real storage account in the setting AzureWebJobsStorage.",
            await Problem(_options with { SearchPath = _folder.Path }));
    }

    [Fact]
    public async Task Npm_is_missing()
    {
        Tool("node", "echo v20.0.0");

        Assert.StartsWith("Azurite, the storage emulator, needs \"npm\", which is not on the PATH",
            await Problem(WithoutInstall()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_is_too_old()
    {
        Tool("node", "echo v14.21.3");

        Assert.Equal(
            "Azurite needs Node.js 20 or newer, and the PATH has v14.21.3: install a newer one, or put it first on the PATH.",
            await Problem(WithoutInstall()));
    }

    [Fact]
    public async Task Node_cannot_be_run()
    {
        await File.WriteAllTextAsync(_folder.At("node"), "not a program", Cancellation);

        Assert.StartsWith($"The program \"node\" at {_folder.At("node")} cannot be run",
            await Problem(WithoutInstall()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_network_is_away()
    {
        Tool("node", "echo v20.0.0");
        Tool("npm", "echo 'npm error code ENOTFOUND' >&2; echo 'npm error network request to the registry failed' >&2; exit 1");
        AzuriteOptions options = WithoutInstall();

        Assert.Equal(
            "npm could not install Azurite, the storage emulator (code ENOTFOUND network request to the registry failed): "
            + "check the network and npm's registry setting with \"npm ping\", then start again.",
            await Problem(options));
        Assert.Empty(Directory.GetDirectories(options.InstallFolder));
    }

    [Fact]
    public async Task An_install_that_was_damaged_is_made_again()
    {
        string whole;
        await using (await AzuriteServer.EnsureAsync(_options, _told.Add, Cancellation))
        {
            whole = Directory.GetDirectories(_options.InstallFolder).MaxBy(Directory.GetLastWriteTimeUtc)!;
        }

        AzuriteOptions options = WithoutInstall() with { SearchPath = _options.SearchPath };
        string damaged = Path.Combine(options.InstallFolder, Path.GetFileName(whole));
        string program = Path.Combine(damaged, "node_modules", "azurite", "dist", "src", "azurite.js");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.Copy(Path.Combine(whole, "launch.js"), Path.Combine(damaged, "launch.js"));
        await File.WriteAllTextAsync(program, "require('lokijs');", Cancellation);
        _told.Clear();
        await using AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, _told.Add, Cancellation);

        Assert.Equal("The installed Azurite is damaged; installing it again.", _told[0]);
        Assert.StartsWith("Installing Azurite", _told[1], StringComparison.Ordinal);
    }

    private AzuriteOptions WithoutInstall() =>
        _options with { InstallFolder = _folder.At("install"), SearchPath = _folder.Path };

    /// <summary>Puts a shell script of that name on the search path.</summary>
    private void Tool(string name, string script)
    {
        FileStreamOptions executable = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            executable.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        using StreamWriter file = new(_folder.At(name), executable);
        file.Write($"#!/bin/sh\n{script}\n");
    }

    private async Task<string> Problem(AzuriteOptions options) =>
        (await Assert.ThrowsAsync<AzuriteUnavailableException>(() => AzuriteServer.EnsureAsync(options, _told.Add, Cancellation))).Message;
}
