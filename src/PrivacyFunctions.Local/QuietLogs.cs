using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Local;

/// <summary>Logs of warnings and worse only, whatever host.json and the settings ask for.</summary>
internal static class QuietLogs
{
    public static void Apply(LoggerFilterOptions options)
    {
        options.MinLevel = AtLeastWarning(options.MinLevel);
        for (var i = 0; i < options.Rules.Count; i++)
        {
            var rule = options.Rules[i];
            options.Rules[i] = new LoggerFilterRule(
                rule.ProviderName, rule.CategoryName, AtLeastWarning(rule.LogLevel ?? LogLevel.Warning), rule.Filter);
        }
    }

    private static LogLevel AtLeastWarning(LogLevel level) => level < LogLevel.Warning ? LogLevel.Warning : level;
}
