using System.Globalization;
using System.Runtime.InteropServices;

namespace PrivacyFunctions.Benchmarks;

/// <summary>What the figures were measured on; other people's work on it shows in the load.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{DateTime.UtcNow:u}, {Environment.ProcessorCount} processors ({RuntimeInformation.ProcessArchitecture}), load {Load()}");

    /// <summary>Of the last minute: processes that run or want to.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
