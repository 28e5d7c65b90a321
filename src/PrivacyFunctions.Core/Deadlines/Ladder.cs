using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Requests;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Deadlines;

/// <summary>One rung of the ladder that staff are reminded by.</summary>
/// <param name="Day">Calendar days from the internal due date; below 0 before it.</param>
/// <param name="Letter">One of <see cref="Ladder.Letters"/>; each goes once.</param>
/// <param name="To">One of <see cref="Ladder.Readers"/>.</param>
public sealed record Rung
{
    public int Day { get; init; }

    public string Letter { get; init; } = "";

    public string To { get; init; } = "";
}

/// <summary>When somebody is reminded of a kind of request, in calendar days at <see cref="Hour"/> o'clock of the legal zone.</summary>
public sealed record TimetableRule
{
    public int Hour { get; init; }

    public int ProofReminderAfterReceipt { get; init; }

    public int ProofReminderBeforeDue { get; init; }

    public IReadOnlyList<Rung> Ladder { get; init; } = [];

    /// <summary>Days after the due date.</summary>
    public int LateBy { get; init; }

    /// <summary>Days before the package is deleted.</summary>
    public int ExpiryReminder { get; init; }

    /// <summary>Days in which a copy can be fetched before an erasure that waits for it.</summary>
    public int FetchAtLeast { get; init; }

    /// <summary>Days after a package was deleted in which it is made again for the asking.</summary>
    public int Again { get; init; }

    /// <summary>Days that a person has to answer a question of staff.</summary>
    public int AnswerWithin { get; init; }

    /// <summary>Days after a question when the person is reminded of it.</summary>
    public int QuestionReminder { get; init; }

    /// <summary>Days that a person has to accept or decline a fee.</summary>
    public int FeeWithin { get; init; }

    /// <summary>Days after a fee was asked for when the person is reminded of it.</summary>
    public int FeeReminder { get; init; }

    /// <summary>What it means that a person says nothing to a fee: one of <see cref="FeeSilences"/>.</summary>
    public string FeeSilence { get; init; } = FeeSilences.Waive;

    /// <summary>Days after the closing.</summary>
    public int Reopen { get; init; }

    /// <summary>Days after the closing in which a review can be asked for.</summary>
    public int Review { get; init; }

    /// <summary>What holds for a request for several kinds: the earlier reminder of each, the longer time to come back, no fee where one of them takes none.</summary>
    public TimetableRule With(TimetableRule other) => new()
    {
        Hour = Math.Min(Hour, other.Hour),
        ProofReminderAfterReceipt = Math.Min(ProofReminderAfterReceipt, other.ProofReminderAfterReceipt),
        ProofReminderBeforeDue = Math.Max(ProofReminderBeforeDue, other.ProofReminderBeforeDue),
        Ladder = [.. Ladder.Concat(other.Ladder).GroupBy(r => r.Letter).Select(g => g.MinBy(r => r.Day)!)],
        LateBy = Math.Min(LateBy, other.LateBy),
        ExpiryReminder = Math.Max(ExpiryReminder, other.ExpiryReminder),
        FetchAtLeast = Math.Max(FetchAtLeast, other.FetchAtLeast),
        Again = Math.Max(Again, other.Again),
        AnswerWithin = Math.Max(AnswerWithin, other.AnswerWithin),
        QuestionReminder = Math.Min(QuestionReminder, other.QuestionReminder),
        FeeWithin = Math.Max(FeeWithin, other.FeeWithin),
        FeeReminder = Math.Min(FeeReminder, other.FeeReminder),
        FeeSilence = FeeSilence == FeeSilences.Waive ? FeeSilence : other.FeeSilence,
        Reopen = Math.Max(Reopen, other.Reopen),
        Review = Math.Max(Review, other.Review),
    };
}

/// <summary>What the silence of a person who was asked for a fee means.</summary>
public static class FeeSilences
{
    /// <summary>It costs nothing.</summary>
    public const string Waive = "waive";

    /// <summary>It is not wanted.</summary>
    public const string Close = "close";

    public static IReadOnlyList<string> All { get; } = [Waive, Close];
}

/// <summary>The timetables of all kinds (<c>Rules/timetable.yml</c>); a deployment's file of that name replaces ours.</summary>
public sealed class Ladder
{
    public const string FileName = "timetable.yml";
    private readonly TimetableRule _all;
    private readonly Dictionary<string, TimetableRule> _byKind;

    private Ladder(TimetableRule all, Dictionary<string, TimetableRule> byKind) => (_all, _byKind) = (all, byKind);

    /// <summary>What a rung may send.</summary>
    public static IReadOnlyList<string> Letters { get; } =
        [TimedLetters.StaffReminder, TimedLetters.StaffReminderLast, TimedLetters.Escalation, TimedLetters.EscalationToOfficer];

    /// <summary>Whom a rung may send it to: who is waited for, who comes after them, or the officer.</summary>
    public static IReadOnlyList<string> Readers { get; } = [WaitedFor, Next, Officer];

    public const string WaitedFor = "waited-for";
    public const string Next = "next";
    public const string Officer = "officer";

    /// <summary>How long before the internal due date the first rung stands: what a sweep has to look ahead.</summary>
    public int EarliestDays => -Math.Min(0, _byKind.Values.Append(_all).SelectMany(t => t.Ladder).Select(r => r.Day).DefaultIfEmpty(0).Min());

    public TimetableRule For(string kind) => _byKind.GetValueOrDefault(kind, _all);

    public TimetableRule For(Kinds kinds) => kinds.Select(k => For(k.Name)).Aggregate((one, other) => one == other ? one : one.With(other));

    /// <exception cref="DeadlineRulesException">The file is wrong; the message names each mistake and what would be right.</exception>
    public static Ladder Load(string? folder)
    {
        var own = string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, FileName);
        return Parse(own is not null && File.Exists(own) ? File.ReadAllText(own) : Embedded.Text($"Rules/{FileName}"));
    }

    /// <exception cref="DeadlineRulesException">It is wrong; the message names each mistake and what would be right.</exception>
    public static Ladder Parse(string yaml)
    {
        var problems = new List<string>();
        var file = Read(yaml, problems);
        var all = Whole("all", file.GetValueOrDefault("all"), null, problems);
        var byKind = file.Where(k => k.Key != "all").ToDictionary(k => k.Key, k => Whole(k.Key, k.Value, all, problems));
        return problems.Count == 0 ? new Ladder(all, byKind) : throw new DeadlineRulesException(problems);
    }

    private static Dictionary<string, TimetablePart?> Read(string yaml, List<string> problems)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<Dictionary<string, TimetablePart?>?>(yaml) ?? [];
        }
        catch (YamlException e)
        {
            problems.Add($"{FileName} line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return [];
        }
    }

    private static TimetableRule Whole(string kind, TimetablePart? part, TimetableRule? basis, List<string> problems)
    {
        var ladder = part?.Ladder ?? basis?.Ladder ?? [];
        foreach (var rung in ladder.Where(r => !Letters.Contains(r.Letter) || !Readers.Contains(r.To) || Math.Abs(r.Day) > 60))
        {
            problems.Add($"{FileName}, {kind}.ladder: a rung has a day from -60 to 60, a letter ({string.Join(", ", Letters)}) and a reader ({string.Join(", ", Readers)}); "
                + $"this has {rung.Day}, '{rung.Letter}' and '{rung.To}'.");
        }

        if (ladder.Select(r => r.Letter).Distinct().Count() != ladder.Count)
        {
            problems.Add($"{FileName}, {kind}.ladder: each letter goes once, so each stands on one rung.");
        }

        var silence = part?.FeeSilence ?? basis?.FeeSilence ?? "";
        if (!FeeSilences.All.Contains(silence))
        {
            problems.Add($"{FileName}, {kind}.feeSilence: should be one of {string.Join(", ", FeeSilences.All)}; it is '{silence}'.");
        }

        return new TimetableRule
        {
            Hour = Number(nameof(TimetablePart.Hour), part?.Hour ?? basis?.Hour, 23),
            ProofReminderAfterReceipt = Number(nameof(TimetablePart.ProofReminderAfterReceipt), part?.ProofReminderAfterReceipt ?? basis?.ProofReminderAfterReceipt, 60),
            ProofReminderBeforeDue = Number(nameof(TimetablePart.ProofReminderBeforeDue), part?.ProofReminderBeforeDue ?? basis?.ProofReminderBeforeDue, 60),
            Ladder = ladder,
            LateBy = Number(nameof(TimetablePart.LateBy), part?.LateBy ?? basis?.LateBy, 60),
            ExpiryReminder = Number(nameof(TimetablePart.ExpiryReminder), part?.ExpiryReminder ?? basis?.ExpiryReminder, 60),
            FetchAtLeast = Number(nameof(TimetablePart.FetchAtLeast), part?.FetchAtLeast ?? basis?.FetchAtLeast, 30),
            Again = Number(nameof(TimetablePart.Again), part?.Again ?? basis?.Again, 365),
            AnswerWithin = Number(nameof(TimetablePart.AnswerWithin), part?.AnswerWithin ?? basis?.AnswerWithin, 60),
            QuestionReminder = Number(nameof(TimetablePart.QuestionReminder), part?.QuestionReminder ?? basis?.QuestionReminder, 60),
            FeeWithin = Number(nameof(TimetablePart.FeeWithin), part?.FeeWithin ?? basis?.FeeWithin, 60),
            FeeReminder = Number(nameof(TimetablePart.FeeReminder), part?.FeeReminder ?? basis?.FeeReminder, 60),
            FeeSilence = silence,
            Reopen = Number(nameof(TimetablePart.Reopen), part?.Reopen ?? basis?.Reopen, 365),
            Review = Number(nameof(TimetablePart.Review), part?.Review ?? basis?.Review, 365),
        };

        int Number(string name, int? value, int most)
        {
            if (value is null or < 0 || value > most)
            {
                problems.Add($"{FileName}, {kind}.{char.ToLowerInvariant(name[0])}{name[1..]}: should be a whole number from 0 to {most}.");
            }

            return value ?? 0;
        }
    }

    private sealed class TimetablePart
    {
        public int? Hour { get; set; }

        public int? ProofReminderAfterReceipt { get; set; }

        public int? ProofReminderBeforeDue { get; set; }

        public List<Rung>? Ladder { get; set; }

        public int? LateBy { get; set; }

        public int? ExpiryReminder { get; set; }

        public int? FetchAtLeast { get; set; }

        public int? Again { get; set; }

        public int? AnswerWithin { get; set; }

        public int? QuestionReminder { get; set; }

        public int? FeeWithin { get; set; }

        public int? FeeReminder { get; set; }

        public string? FeeSilence { get; set; }

        public int? Reopen { get; set; }

        public int? Review { get; set; }
    }
}
