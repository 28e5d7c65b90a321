using PrivacyFunctions.Requests;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Deadlines;

/// <summary>The clocks of one regime: dated, cited data.</summary>
/// <param name="Regime">Its name, <c>pipl-policy</c>.</param>
/// <param name="Zone">The legal time zone in which days end.</param>
/// <param name="Clocks">By the name of the kind.</param>
public sealed record DeadlineRules(string Regime, TimeZoneInfo Zone, IReadOnlyDictionary<string, ClockRule> Clocks)
{
    /// <summary>The rules this app ships with.</summary>
    public static DeadlineRules Default { get; } = Parse(Embedded("pipl-policy.yml"));

    /// <exception cref="KeyNotFoundException">The regime has no clock for the kind.</exception>
    public ClockRule For(Kind kind) =>
        Clocks.TryGetValue(kind.Name, out var rule) ? rule : throw new KeyNotFoundException($"Regime {Regime} has no clock for {kind}.");

    /// <exception cref="YamlDotNet.Core.YamlException">It is not the rules' shape.</exception>
    public static DeadlineRules Parse(string yaml)
    {
        var file = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<RulesFile>(yaml);
        return new DeadlineRules(
            file.Regime,
            TimeZoneInfo.FindSystemTimeZoneById(file.Zone),
            file.Clocks.ToDictionary(c => c.Key, c => new ClockRule(c.Value.Answer.Days, c.Value.Source)));
    }

    private static string Embedded(string name)
    {
        using var stream = typeof(DeadlineRules).Assembly.GetManifestResourceStream($"Deadlines/Rules/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class RulesFile
    {
        public string Regime { get; set; } = "";

        public string Zone { get; set; } = "";

        public Dictionary<string, ClockFile> Clocks { get; set; } = [];
    }

    private sealed class ClockFile
    {
        public AnswerFile Answer { get; set; } = new();

        public string Source { get; set; } = "";
    }

    private sealed class AnswerFile
    {
        public int Days { get; set; }
    }
}

/// <param name="AnswerDays">Calendar days; the day of receipt is not counted.</param>
/// <param name="Source">Where the law or the policy says so.</param>
public sealed record ClockRule(int AnswerDays, string Source);
