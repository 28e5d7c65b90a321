using System.Diagnostics;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// An exception without its messages: types and stack only. A library's message may name an address or a value, and
/// the log is no place for it.
/// </summary>
internal static class SafeTrace
{
    public static string Of(Exception exception)
    {
        var types = new List<string>();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            types.Add(e.GetType().FullName ?? e.GetType().Name);
        }

        return $"{string.Join(" <- ", types)}{Environment.NewLine}{new StackTrace(exception, fNeedFileInfo: false)}";
    }
}
