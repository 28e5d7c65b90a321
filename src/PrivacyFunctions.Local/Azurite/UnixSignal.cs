using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>Signals to a process by id; <see cref="System.Diagnostics.Process"/> itself knows only SIGKILL.</summary>
public static class UnixSignal
{
    private const int NoSuchProcess = 3;

    /// <summary>SIGTERM: asks to finish and end.</summary>
    public static void Terminate(int processId) => Send(processId, 15);

    /// <summary>SIGSTOP: freezes the process where it stands; its connections stay open and silent.</summary>
    public static void Suspend(int processId) => Send(processId, OperatingSystem.IsMacOS() ? 17 : 19);

    /// <summary>SIGCONT: lets a frozen process go on.</summary>
    public static void Continue(int processId) => Send(processId, OperatingSystem.IsMacOS() ? 19 : 18);

    /// <summary>A process that has ended already is no error: the signal came to ask for less than has happened.</summary>
    private static void Send(int processId, int signal)
    {
        if (SendSignal(processId, signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
