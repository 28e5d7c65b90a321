using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>Runs <c>node</c> and <c>npm</c>, found on the search path, to their end.</summary>
internal sealed class NodeTools(string searchPath)
{
    /// <summary>
    /// The oldest Node.js that is tested. Azurite's own manifest asks for 22, for the sake of its telemetry packages,
    /// which are not installed here.
    /// </summary>
    private const int OldestNode = 20;

    /// <exception cref="AzuriteUnavailableException">Node.js is missing, broken or too old.</exception>
    public async Task RequireNodeAsync(CancellationToken cancellation)
    {
        Outcome node = await RunAsync("node", ["--version"], Path.GetTempPath(), cancellation);
        string version = node.Output.Trim();
        if (node.ExitCode != 0
            || !int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major))
        {
            throw new AzuriteUnavailableException($"The program \"node\" on the PATH does not tell its version, so Azurite cannot start: reinstall Node.js {OldestNode} or newer. {node.LastWords}".TrimEnd());
        }

        if (major < OldestNode)
        {
            throw new AzuriteUnavailableException($"Azurite needs Node.js {OldestNode} or newer, and the PATH has {version}: install a newer one, or put it first on the PATH.");
        }
    }

    public async Task<Outcome> RunAsync(string tool, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Find(tool), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["PATH"] = searchPath;
        // These would give Azurite other accounts, or an SQL store for its metadata.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("AZURITE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Start(tool, start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string tool, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new AzuriteUnavailableException($"The program \"{tool}\" at {start.FileName} cannot be run ({error.Message}): reinstall Node.js {OldestNode} or newer, which brings node and npm.", error);
        }
    }

    private string Find(string tool) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists)
        ?? throw new AzuriteUnavailableException($"Azurite, the storage emulator, needs \"{tool}\", which is not on the PATH: install Node.js {OldestNode} or newer with npm (Debian: apt-get install nodejs npm), or name a real storage account in the setting AzureWebJobsStorage.");

    /// <summary>How a tool ended.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        /// <summary>What it said of its failure, on one line; npm's own log path and prefixes left out.</summary>
        public string LastWords => string.Join(' ', Errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.StartsWith("npm error ", StringComparison.Ordinal) ? line["npm error ".Length..] : line)
            .Where(line => !line.StartsWith("A complete log", StringComparison.Ordinal))
            .Take(4));
    }
}
