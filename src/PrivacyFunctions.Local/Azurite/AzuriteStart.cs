namespace PrivacyFunctions.Local.Azurite;

/// <summary>Finds or starts the Azurite at a set of ports, and waits until it answers.</summary>
internal sealed class AzuriteStart(AzuriteOptions options, Action<string> tell)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>How long a half-open set of ports may take to come up or go down: another one is starting or stopping.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <returns>The process if it is ours; nothing if somebody else's Azurite answers.</returns>
    public async Task<AzuriteProcess?> EnsureAsync(CancellationToken cancellation)
    {
        using AzuritePorts ports = new(options);
        AzuriteProcess? recorded = AzuriteProcess.Recorded(options);
        if (recorded is not null)
        {
            return await AdoptAsync(recorded, ports, cancellation);
        }

        switch (await SettleAsync(ports, cancellation))
        {
            case Listener.Azurite:
                tell($"Using the Azurite that already answers on port {options.BlobPort}; it was not started from here and will not be stopped.");
                return null;
            default:
                return await StartAsync(ports, cancellation);
        }
    }

    private async Task<AzuriteProcess> AdoptAsync(AzuriteProcess recorded, AzuritePorts ports, CancellationToken cancellation)
    {
        int id = recorded.Identity.Id;
        if (!recorded.Serves(options))
        {
            throw new AzuriteUnavailableException($"The folder {options.Folder} belongs to an Azurite that runs on ports {recorded.BlobPort}, {recorded.QueuePort} and {recorded.TablePort} (process {id}): stop it with \"kill {id}\", or use another folder.");
        }

        if (await AnswersAsync(recorded, ports, cancellation))
        {
            tell($"Using the Azurite of an earlier run (process {id}).");
            return recorded;
        }

        if (!recorded.Identity.IsRunning)
        {
            return await StartAsync(ports, cancellation);
        }

        throw new AzuriteUnavailableException($"Azurite (process {id}) runs and does not answer on ports {options.BlobPort}, {options.QueuePort} and {options.TablePort}: let it go on with \"kill -CONT {id}\", or end it with \"kill {id}\" (never with -9, which loses data), then start again.");
    }

    private async Task<AzuriteProcess> StartAsync(AzuritePorts ports, CancellationToken cancellation)
    {
        NodeTools tools = new(options.SearchPath);
        await tools.RequireNodeAsync(cancellation);
        AzuriteInstall install = new(options.InstallFolder, tools, tell);
        for (bool mended = false; ; mended = true)
        {
            await install.EnsureAsync(cancellation);
            AzuriteProcess? azurite = await AzuriteProcess.StartAsync(options, install, tools, cancellation);
            if (azurite is not null && await AnswersAsync(azurite, ports, cancellation))
            {
                return azurite;
            }

            string log = await File.ReadAllTextAsync(options.LogFile, cancellation);
            if (azurite?.Identity.IsRunning == true)
            {
                await azurite.StopAsync(options);
                throw new AzuriteUnavailableException($"Azurite was started and did not answer within {options.StartTimeout.TotalSeconds:0} s, so it was stopped again; see {options.LogFile}.");
            }

            if (mended || !IsDamage(log))
            {
                throw new AzuriteUnavailableException($"Azurite ended while starting ({FirstError(log)}): see {options.LogFile}.");
            }

            tell("The installed Azurite is damaged; installing it again.");
            install.Discard();
        }
    }

    /// <summary>Waits until all three answer.</summary>
    /// <returns>False when the process has ended or time is up.</returns>
    private async Task<bool> AnswersAsync(AzuriteProcess azurite, AzuritePorts ports, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = new(options.StartTimeout);
        while (azurite.Identity.IsRunning && !limit.IsCancellationRequested)
        {
            IReadOnlyList<(int Port, Listener Found)> seen = await ports.LookAsync(cancellation);
            RefuseStrangers(seen);
            if (seen.All(port => port.Found == Listener.Azurite))
            {
                return true;
            }

            await Task.Delay(Pause, cancellation);
        }

        return false;
    }

    /// <summary>What listens at the ports, once all three agree.</summary>
    private async Task<Listener> SettleAsync(AzuritePorts ports, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = new(Settling);
        while (true)
        {
            IReadOnlyList<(int Port, Listener Found)> seen = await ports.LookAsync(cancellation);
            RefuseStrangers(seen);
            if (seen[0].Found != Listener.Silent && seen.All(port => port.Found == seen[0].Found))
            {
                return seen[0].Found;
            }

            if (limit.IsCancellationRequested)
            {
                (int open, _) = seen.First(port => port.Found != Listener.None);
                throw new AzuriteUnavailableException(seen.Any(port => port.Found == Listener.Silent)
                    ? $"{Held(seen.First(port => port.Found == Listener.Silent).Port)} by a program that does not answer: stop that program (\"ss -ltnp\" names it), or name a real storage account in the setting AzureWebJobsStorage."
                    : $"{Held(open)} by an Azurite that does not serve all of blob ({options.BlobPort}), queue ({options.QueuePort}) and table ({options.TablePort}): stop it and start again, or start all three.");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private static void RefuseStrangers(IReadOnlyList<(int Port, Listener Found)> seen)
    {
        foreach ((int port, Listener found) in seen)
        {
            if (found == Listener.Stranger)
            {
                throw new AzuriteUnavailableException($"{Held(port)} by a program that is not Azurite: stop that program (\"ss -ltnp 'sport = :{port}'\" names it), or name a real storage account in the setting AzureWebJobsStorage.");
            }
        }
    }

    private static string Held(int port) => $"Port {port}, which Azurite, the storage emulator, needs, is held";

    private static bool IsDamage(string log) =>
        log.Contains("Cannot find module", StringComparison.Ordinal) || log.Contains("SyntaxError", StringComparison.Ordinal);

    private static string FirstError(string log) =>
        log.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal)) ?? "it said nothing";
}
