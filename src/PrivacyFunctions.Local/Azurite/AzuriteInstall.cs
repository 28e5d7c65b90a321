using System.Reflection;
using System.Security.Cryptography;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// The pinned Azurite as npm packages. Each state of the lock file has a folder of its own, which appears by a rename
/// once the install is whole: an install that was cut off leaves nothing that looks finished.
/// </summary>
internal sealed class AzuriteInstall
{
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc", "launch.js", "unused/package.json", "unused/index.js"];

    private readonly string _parent;
    private readonly NodeTools _tools;
    private readonly Action<string> _tell;

    public AzuriteInstall(string folder, NodeTools tools, Action<string> tell)
    {
        (_parent, _tools, _tell) = (folder, tools, tell);
        Folder = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(Read)]))[..12]);
    }

    /// <summary>Named after the content of the committed package files, so a new pin is a new folder.</summary>
    public string Folder { get; }
    public string Launcher => Path.Combine(Folder, "launch.js");
    public string Program => Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <exception cref="AzuriteUnavailableException">npm is missing or cannot install.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (IsThere)
        {
            return;
        }

        Directory.CreateDirectory(_parent);
        await using FileStream turn = await FileLock.TakeAsync(Path.Combine(_parent, "install.lock"), cancellation);
        if (!IsThere)
        {
            await InstallAsync(cancellation);
        }
    }

    /// <summary>Puts a damaged install out of the way, so that the next <see cref="EnsureAsync"/> makes a new one.</summary>
    public void Discard() => DeleteIfThere(Folder);

    private bool IsThere => File.Exists(Program) && File.Exists(Launcher);

    private async Task InstallAsync(CancellationToken cancellation)
    {
        _tell($"Installing Azurite, the storage emulator, into {Folder} (once; 60 MB)…");
        // Named after this process: an npm that outlived a killed service may still be writing into its own folder.
        string unfinished = $"{Folder}.unfinished-{Environment.ProcessId}";
        try
        {
            await InstallIntoAsync(unfinished, cancellation);
            DeleteIfThere(Folder);
            Directory.Move(unfinished, Folder);
        }
        finally
        {
            DeleteIfThere(unfinished);
        }
    }

    private async Task InstallIntoAsync(string folder, CancellationToken cancellation)
    {
        foreach (string file in Files)
        {
            string path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, Read(file), cancellation);
        }

        NodeTools.Outcome npm = await _tools.RunAsync(
            "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"], folder, cancellation);
        if (npm.ExitCode != 0)
        {
            throw new AzuriteUnavailableException($"npm could not install Azurite, the storage emulator ({npm.LastWords}): check the network and npm's registry setting with \"npm ping\", then start again.");
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Read(string file)
    {
        using Stream content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Azurite/{file}")
            ?? throw new InvalidOperationException($"The assembly was built without its file Azurite/{file}.");
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
