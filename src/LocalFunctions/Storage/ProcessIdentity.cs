using System.Globalization;

namespace LocalFunctions.Storage;

/// <summary>
/// Names a process so that another one on the same machine can tell whether it still runs. A process id alone is used
/// again: after a reboot, after a while, and in another container.
/// </summary>
internal sealed record ProcessIdentity(string Machine, string Boot, string Namespace, int Pid, string Started)
{
    public static ProcessIdentity Current { get; } = new(
        ReadLine("/etc/machine-id") ?? Environment.MachineName,
        ReadLine("/proc/sys/kernel/random/boot_id") ?? "unknown",
        File.ResolveLinkTarget("/proc/self/ns/pid", false)?.Name ?? "none",
        Environment.ProcessId,
        StartOf(Environment.ProcessId) ?? "unknown");

    public IDictionary<string, string> ToMetadata() => new Dictionary<string, string>
    {
        ["machine"] = Machine,
        ["boot"] = Boot,
        ["pidnamespace"] = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Namespace)),
        ["pid"] = Pid.ToString(CultureInfo.InvariantCulture),
        ["started"] = Started,
    };

    /// <summary>True only when the process that wrote this metadata ran on this machine and is surely gone.</summary>
    public bool IsDead(IDictionary<string, string> metadata)
    {
        if (Boot == "unknown" || !metadata.TryGetValue("machine", out string? machine) || machine != Machine)
        {
            return false;
        }

        IDictionary<string, string> mine = ToMetadata();
        if (metadata["boot"] != Boot)
        {
            return true;
        }

        return metadata["pidnamespace"] == mine["pidnamespace"]
            && int.TryParse(metadata["pid"], CultureInfo.InvariantCulture, out int pid)
            && StartOf(pid) != metadata["started"];
    }

    // Field 22 of /proc/<pid>/stat, in clock ticks after boot; the fields are counted after the name, which may hold spaces.
    private static string? StartOf(int pid)
    {
        if (ReadLine($"/proc/{pid}/stat") is not { } stat)
        {
            return null;
        }

        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        bool exited = fields[0] is "Z" or "X";
        return exited ? null : fields[19];
    }

    private static string? ReadLine(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
        }
        catch (IOException)
        {
            // A process can end between the look and the read; that is an answer as well.
            return null;
        }
    }
}
