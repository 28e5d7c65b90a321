using System.Globalization;
using System.Text;

namespace LocalFunctions.Tests.Crashes;

/// <summary>A beginning of an activity, as the process that ran it wrote it down.</summary>
/// <param name="Process">Which process of the spec, in the order of their starts.</param>
internal sealed record Beginning(int Process, DateTimeOffset At, string Step);

/// <summary>
/// What the activities of one process did, in a file that outlives it: every line is with the operating system before
/// the activity goes on, which SIGKILL does not take back.
/// </summary>
public sealed class Journal(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public static string PathOf(string folder, int process) => Path.Combine(folder, process.ToString(CultureInfo.InvariantCulture) + ".journal");

    public void Begin(string step)
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.Ticks} {step}\n"));
        lock (_gate)
        {
            _file.Write(line);
        }
    }

    /// <summary>How often any process of the spec has begun the step.</summary>
    public int Count(string step) => ReadAll(Path.GetDirectoryName(path)!).Count(beginning => beginning.Step == step);

    internal static IReadOnlyList<Beginning> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.journal").SelectMany(Read).OrderBy(beginning => beginning.At)];

    public void Dispose() => _file.Dispose();

    private static IEnumerable<Beginning> Read(string file)
    {
        int process = int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture);
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string text = reader.ReadToEnd();

        // A line without its end is still being written.
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => line.Split(' ', 2)).Select(parts => new Beginning(
            process, new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), parts[1]));
    }
}
