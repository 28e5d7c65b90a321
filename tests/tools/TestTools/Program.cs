using System.Globalization;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.TestTools;

const string Usage = """
    usage: TestTools azurite start [--in-memory] <folder> <install folder>
               starts an Azurite on free ports, prints its connection string and leaves it running
           TestTools azurite hold <folder> <install folder> <blob port> <queue port> <table port>
               starts an Azurite, prints its process id and waits to be killed
           TestTools azurite stop <folder>
               stops the Azurite of that folder by SIGTERM
           TestTools results <folder of TRX files> <file of expected skips> <project>…
               prints what failed and the line "N passed, N failed, N skipped"
    """;

try
{
    switch (args)
    {
        case ["azurite", "start", "--in-memory", var folder, var install]:
            await AzuriteCommand.StartAsync(folder, install, inMemory: true);
            return 0;
        case ["azurite", "start", var folder, var install]:
            await AzuriteCommand.StartAsync(folder, install, inMemory: false);
            return 0;
        case ["azurite", "hold", var folder, var install, var blob, var queue, var table]:
            await AzuriteCommand.HoldAsync(folder, install, Port(blob), Port(queue), Port(table));
            return 0;
        case ["azurite", "stop", var folder]:
            await AzuriteCommand.StopAsync(folder);
            return 0;
        case ["results", var folder, var skips, .. var projects]:
            Verdict verdict = Verdict.Over(TrxFile.ReadAll(folder, projects), ExpectedSkips.Read(skips));
            Console.WriteLine(verdict.Text);
            return verdict.IsGood ? 0 : 1;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return 2;
    }
}
catch (AzuriteUnavailableException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

static int Port(string text) => int.Parse(text, CultureInfo.InvariantCulture);
