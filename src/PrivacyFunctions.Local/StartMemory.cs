using System.Runtime.InteropServices;

namespace PrivacyFunctions.Local;

/// <summary>
/// What only the start needed (parsed templates' sources, the compiler's work space) stays with a process that then has
/// too little to do for a collection of its own. Some seconds after the start it is given back, once.
/// </summary>
internal static class StartMemory
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    public static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(Settled, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = OperatingSystem.IsLinux() ? TrimHeap(0) : 0;
        }
        catch (EntryPointNotFoundException)
        {
            // Only glibc keeps freed memory in such amounts, and only glibc has this.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int TrimHeap(nuint keep);
}
