namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// Advisory locks between services of one machine. The operating system holds them, so they end with the process that
/// has them, however it dies; the files stay and mean nothing.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds the lock.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(path) is { } held)
            {
                return held;
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>The lock for one alone, or nothing when anybody holds or shares it.</summary>
    public static FileStream? TryTake(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>The lock shared with others, or nothing when one holds it alone.</summary>
    public static FileStream? TryShare(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException error) when (error.HResult is 11 or 35) // EWOULDBLOCK on Linux, on macOS
        {
            return null;
        }
    }
}
