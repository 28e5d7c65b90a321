using LocalFunctions.Tests.Crashes;
using Xunit.Runner.InProc.SystemConsole;

namespace LocalFunctions.Tests;

/// <summary>The test runner; or, with "host" as its first argument, the host that the crash specs start and kill.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is ["host", ..] ? CrashHost.RunAsync(args[1..]) : ConsoleRunner.Run(args);
}
