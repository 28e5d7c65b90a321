using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>The deployment's clocks: the regimes it is under, what it promised, and when it reminds whom.</summary>
/// <param name="Choice">What applies to people who do not say where they live.</param>
public sealed record DeadlineRules(RegimeCatalogue Catalogue, RegimeChoice Choice, Ladder Ladder)
{
    private const string FolderSetting = "DeadlineRules";
    private const string RegimesSetting = "DeadlineRegimes";
    private const string UsualRegime = "pipl";

    /// <summary>The rules this app ships with.</summary>
    public static DeadlineRules Default { get; } = Of(RegimeCatalogue.Default, [UsualRegime], Ladder.Load(null));

    /// <summary>The legal time zone in which days end: that of the first regime.</summary>
    public TimeZoneInfo Zone => Choice.Regimes[0].Zone;

    /// <summary>
    /// How long before its due date a request can first need a letter: the ladder begins before the internal date, which
    /// lies before the due date by as many days off as can follow each other.
    /// </summary>
    public TimeSpan LookAhead => TimeSpan.FromDays(Ladder.EarliestDays + Choice.Regimes[0].Calendar.LongestRest + 1);

    /// <summary>From the settings <c>DeadlineRules</c> (a folder) and <c>DeadlineRegimes</c> (names, separated by commas).</summary>
    /// <exception cref="DeadlineRulesException">A setting, a rule or a calendar is wrong; the message names each mistake and what would be right.</exception>
    public static DeadlineRules Load(IConfiguration settings)
    {
        var (folder, named) = (settings[FolderSetting], settings[RegimesSetting]);
        var names = string.IsNullOrWhiteSpace(named) ? UsualRegime : named;
        return string.IsNullOrEmpty(folder) && names == UsualRegime
            ? Default
            : Of(RegimeCatalogue.Load(folder), names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Ladder.Load(folder));
    }

    /// <exception cref="DeadlineRulesException">There is no such regime, or it leaves a kind of request without an answer's clock.</exception>
    public static DeadlineRules Of(RegimeCatalogue catalogue, IReadOnlyList<string> regimes, Ladder ladder)
    {
        var unknown = regimes.Where(r => !catalogue.Regimes.ContainsKey(r)).ToList();
        if (unknown.Count > 0 || regimes.Count == 0)
        {
            throw new DeadlineRulesException([$"{RegimesSetting} is wrong: it must be one or more of {string.Join(", ", catalogue.Regimes.Keys)}, separated by commas."]);
        }

        return new DeadlineRules(catalogue, RegimeChoice.Of(catalogue, [.. regimes.Select(r => catalogue.Regimes[r])]), ladder);
    }

    /// <summary>What is missing for these kinds, a line each.</summary>
    public IReadOnlyList<string> Gaps(IReadOnlyList<Kind> kinds) => [.. kinds
        .Where(kind => !AnswersTo(kind).Any())
        .Select(kind => $"{RegimesSetting}: {string.Join(", ", Choice.Regimes.Select(r => r.Name))} has no clock '{ClockNames.Answer}' for {kind}; "
            + "add one, or name a promise by 'with:', in a file of your own in the folder DeadlineRules.")];

    /// <summary>By when a kind is answered, as it is said before anybody asks: whole days.</summary>
    public AnswerRule For(Kind kind) => AnswersTo(kind).MinBy(r => r.AnswerDays)!;

    /// <summary>Every clock of a kind of request.</summary>
    public RequestClocks Run(Kind kind, ClockEvents events) => RequestClocks.Run(Choice, kind.Name, events);

    /// <summary>A date that a request was given, with what it takes to find the internal one.</summary>
    public Deadline Until(DateTimeOffset end) => new(end, Zone, Choice.Regimes[0].Calendar);

    private IEnumerable<AnswerRule> AnswersTo(Kind kind) => Choice.All
        .SelectMany(r => r.For(kind.Name))
        .Where(r => r.Name == ClockNames.Answer)
        .Select(r => new AnswerRule(r.Limit.Unit == LimitUnit.Months ? r.Limit.Count * 30 : r.Limit.Count, r.Source));
}

/// <param name="AnswerDays">Days; of a month, thirty.</param>
/// <param name="Source">Where the law or the policy says so.</param>
public sealed record AnswerRule(int AnswerDays, RuleText Source);
