using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Hooks;

/// <summary>What hooks log: the message's key, which names reference, kind and target, and a code.</summary>
internal static partial class Log
{
    [LoggerMessage(301, LogLevel.Information, "{Key}: acknowledged")]
    public static partial void HookAcknowledged(this ILogger logger, string key);

    [LoggerMessage(302, LogLevel.Warning, "{Key}: not acknowledged ({Why}); it is told again")]
    public static partial void HookNotAcknowledged(this ILogger logger, string key, string why);
}
