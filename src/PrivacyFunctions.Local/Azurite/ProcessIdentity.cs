using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// A process that can be recognised after the one that started it is gone. The id alone cannot: ids are reused, after
/// a reboot above all.
/// </summary>
/// <param name="Id">The process id.</param>
/// <param name="Started">The boot and the moment of its start; compared only, never read.</param>
internal sealed record ProcessIdentity(int Id, string Started)
{
    [JsonIgnore]
    public bool IsRunning => Find(Id) == this;

    /// <summary>The running process of that id, or none. One that has ended and only waits to be reaped does not run.</summary>
    public static ProcessIdentity? Find(int id) => OperatingSystem.IsLinux() ? FindInProc(id) : FindByStartTime(id);

    private static ProcessIdentity? FindInProc(int id)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null; // The file is gone with the process, before the read or in the middle of it.
        }

        // "id (name) state …": the name may itself hold blanks and brackets, so fields count from its last bracket.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        string boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        return fields[0] is "Z" or "X" ? null : new ProcessIdentity(id, $"{boot}/{fields[19]}");
    }

    private static ProcessIdentity? FindByStartTime(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return new ProcessIdentity(id, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
