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

    /// <summary>The first regime that the deployment names, whatever applies to a request: staff keep its hours.</summary>
    public Regime Home { get => field ?? Choice.Regimes[0]; private init; }

    /// <summary>The legal time zone in which people are told that days end.</summary>
    public TimeZoneInfo Zone => Home.Zone;

    /// <summary>
    /// Where people live whom the deployment's regimes protect: ISO 3166 codes, to ask for. Empty where the answer would make
    /// no difference.
    /// </summary>
    public IReadOnlyList<string> Residences => Choice.Regimes.Select(r => string.Join(',', r.Residence)).Where(r => r.Length > 0).Distinct().Count() > 1
        ? [.. Choice.Regimes.SelectMany(r => r.Residence).Distinct()]
        : [];

    /// <summary>
    /// How long before its due date a request can first need a letter: the ladder begins before the internal date, which
    /// lies before the due date by as many days off as can follow each other.
    /// </summary>
    public TimeSpan LookAhead => TimeSpan.FromDays(Ladder.EarliestDays + Home.Calendar.LongestRest + 1);

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

    /// <summary>By when a kind is answered, as it is said before anybody asks.</summary>
    public AnswerRule For(Kind kind) => AnswersTo(kind).MinBy(r => r.AboutDays)!;

    /// <summary>Every clock of a kind of request.</summary>
    public RequestClocks Run(Kind kind, ClockEvents events) => RequestClocks.Run(Choice, kind.Name, events);

    /// <summary>A date that a request was given, with what it takes to find the internal one.</summary>
    public Deadline Until(DateTimeOffset end) => new(end, Zone, Home.Calendar);

    /// <summary>The names of the regimes that protect people who live there; null where the deployment's choice holds.</summary>
    /// <param name="residence">As somebody chose it of <see cref="Residences"/>; null where they did not say.</param>
    public IReadOnlyList<string>? RegimesOf(string? residence) => residence is not null && Residences.Contains(residence)
        ? [.. RegimeChoice.For(Catalogue, Choice.Regimes, residence, Choice.Promise).Regimes.Select(r => r.Name)]
        : null;

    /// <summary>The same rules for a request that is under these regimes. Those that the catalogue has lost since do not count.</summary>
    /// <param name="regimes">By name; null for the deployment's choice.</param>
    public DeadlineRules Under(IReadOnlyList<string>? regimes)
    {
        var known = (regimes ?? []).Where(Catalogue.Regimes.ContainsKey).Select(name => Catalogue.Regimes[name]).ToList();
        return known.Count == 0 ? this : this with { Choice = RegimeChoice.Of(Catalogue, known, Choice.Promise), Home = Home };
    }

    /// <summary>Whether a date of the request, or the one that staff are told, rests on days off that are not announced yet.</summary>
    public bool IsProvisional(Request request) => request.IsProvisional || !Home.Calendar.Knows(Until(request.EarliestEnd).LastDay);

    /// <summary>The rules that a request is under.</summary>
    public DeadlineRules Under(Request request) => Under(request.Received.Regimes);

    private IEnumerable<AnswerRule> AnswersTo(Kind kind) => Choice.All
        .SelectMany(r => r.For(kind.Name))
        .Where(r => r.Name == ClockNames.Answer)
        .Select(r => new AnswerRule(r.Limit, r.Source));
}

/// <param name="Limit">As the law or the policy has it.</param>
/// <param name="Source">Where it says so.</param>
public sealed record AnswerRule(Limit Limit, RuleText Source)
{
    /// <summary>About as many days, to compare: of a month thirty, of five working days seven.</summary>
    public double AboutDays => Limit.Unit switch
    {
        LimitUnit.Months => Limit.Count * 30,
        LimitUnit.WorkingDays => Limit.Count * 7 / 5d,
        LimitUnit.Hours => Limit.Count / 24d,
        _ => Limit.Count,
    };
}
