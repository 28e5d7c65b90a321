using PrivacyFunctions.Requests;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Deadlines;

/// <summary>The clocks of one regime: dated, cited data.</summary>
/// <param name="Regime">Its name, <c>pipl-policy</c>.</param>
/// <param name="Zone">The legal time zone in which days end.</param>
/// <param name="Clocks">By the name of the kind.</param>
public sealed record DeadlineRules(string Regime, TimeZoneInfo Zone, IReadOnlyDictionary<string, ClockRule> Clocks, TimetableRule Timetable)
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
            file.Clocks.ToDictionary(c => c.Key, c => new ClockRule(c.Value.Answer.Days, c.Value.Source)),
            file.Timetable);
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

        public TimetableRule Timetable { get; set; } = new();
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

/// <summary>When somebody is reminded, in calendar days at <see cref="Hour"/> o'clock of the legal zone.</summary>
public sealed record TimetableRule
{
    public int Hour { get; init; }

    public int ProofReminderAfterReceipt { get; init; }

    public int ProofReminderBeforeDue { get; init; }

    /// <summary>Days before the internal due date, falling; two of them.</summary>
    public IList<int> StaffReminders { get; init; } = new List<int>();

    /// <summary>Days after the internal due date.</summary>
    public int OfficerAfter { get; init; }

    /// <summary>Days after the due date.</summary>
    public int LateBy { get; init; }

    /// <summary>Days before the package is deleted.</summary>
    public int ExpiryReminder { get; init; }

    /// <summary>Days in which a copy can be fetched before an erasure that waits for it.</summary>
    public int FetchAtLeast { get; init; }

    /// <summary>Days after the closing.</summary>
    public int Reopen { get; init; }
}
