namespace LocalFunctions.Tests.Durable;

internal static class CrashHost
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
