using System.Globalization;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Pages;

/// <summary>Clocks and their computation in words.</summary>
public sealed class DeadlineWords(TextCatalogue texts)
{
    private readonly Language _language = texts.Language;

    /// <summary>What a kind is called; its name where a deployment has added it.</summary>
    public string Kind(string name) => texts.Find($"deadlines.kind.{name}") ?? name;

    /// <summary><c>Done by Tuesday 27 October 2026</c>; <c>Authority told at once</c>.</summary>
    public string By(Clock clock) => clock.Rule.Limit switch
    {
        { IsImmediately: true } => texts[$"deadlines.atOnce.{clock.Name}"],
        { Unit: Deadlines.Regimes.LimitUnit.Hours } => texts.With($"deadlines.by.{clock.Name}", ("day", clock.DueEnd.InWords(clock.Regime.Zone, _language))),
        _ => texts.With($"deadlines.by.{clock.Name}", ("day", clock.Told)),
    };

    /// <summary><c>Tuesday 27 October 2026, 18:00</c>, in the regime's zone.</summary>
    public string StaffBy(Clock clock) => texts.With("deadlines.staffBy", ("day", clock.Internal), ("time", Time(clock.Regime.CloseOfBusiness)));

    /// <summary>The steps of one clock.</summary>
    public IReadOnlyList<string> Steps(Clock clock, ClockEvents events) => [.. Explanation.Of(clock, events).Select(InWords)];

    /// <summary>The steps of the clock that governs, and why it does where others end later.</summary>
    public IReadOnlyList<string> Steps(Governing governing, ClockEvents events) => governing.Candidates.All(c => c.ToldEnd == governing.Told.ToldEnd)
        ? Steps(governing.Told, events)
        : [.. Steps(governing.Told, events), texts.With("deadlines.step.earliest", ("law", governing.Told.Regime.Title.In(_language)))];

    /// <summary>What is wrong with a question, and what would be right.</summary>
    public static FieldError Problem(QuestionProblem problem, string? field)
    {
        TextValue[] values = [("parameter", problem.Parameter), ("allowed", string.Join(", ", problem.Allowed))];
        return new FieldError(field, $"problem.deadlines.{problem.Code}", values);
    }

    private string InWords(ExplanationStep step)
    {
        var values = step.Values.Select(v => new TextValue(v.Key, Value(v.Value))).ToArray();
        var key = $"deadlines.step.{step.Key}";
        return step.Count is { } count ? texts.Count(key, count, values) : texts.With(key, values);
    }

    private object Value(object value) => value switch
    {
        RuleText text => text.In(_language),
        TimeZoneInfo zone => zone.InWords(_language),
        TimeOnly time => Time(time),
        DayKind kind => texts[$"deadlines.off.{kind}"],
        Moment moment => moment.At.InWords(moment.Zone, _language),
        IReadOnlyList<RuleText> sources => string.Join(texts["deadlines.list"], sources.Select(source => source.In(_language))),
        IReadOnlyList<DayRun> runs => string.Join(texts["deadlines.list"], runs.Select(Run)),
        _ => value,
    };

    private string Run(DayRun run) => run.First == run.Last
        ? run.First.InWords(_language)
        : texts.With("deadlines.range", ("first", run.First), ("last", run.Last));

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
