using System.Globalization;
using System.Text.Json.Serialization;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Pages;

/// <summary>What <c>/api/deadlines</c> answers. Days are those of the regime's zone; ends are exclusive, ISO 8601 with offset.</summary>
/// <param name="Regimes">Those that apply.</param>
/// <param name="Promise">The controller's own, by name; null for none.</param>
/// <param name="Clock">The clock that the dates beside it are of: <c>completion</c>, <c>answer</c> …</param>
/// <param name="Due">The last day by law, rolled where the law rolls.</param>
/// <param name="Told">The last day as people are told it, unrolled.</param>
/// <param name="InternalDue">The last working day on or before <paramref name="Told"/>.</param>
/// <param name="Provisional">Whether the days off of that time are not all announced.</param>
/// <param name="Steps">The computation in words.</param>
/// <param name="Clocks">All that run.</param>
/// <param name="Waiting">Those whose event has not happened, such as an appeal.</param>
public sealed record DeadlineReply(
    IReadOnlyList<string> Regimes,
    string? Promise,
    string Kind,
    string Received,
    string Clock,
    DateOnly Due,
    DateOnly Told,
    DateOnly InternalDue,
    DateTimeOffset DueEnd,
    DateTimeOffset ToldEnd,
    DateTimeOffset InternalEnd,
    bool Provisional,
    string Zone,
    IReadOnlyList<string> Steps,
    IReadOnlyList<ClockReply> Clocks,
    IReadOnlyList<WaitingReply> Waiting,
    IReadOnlyList<CalendarReply> Calendars)
{
    public static DeadlineReply Of(DeadlineQuestion question, TextCatalogue texts)
    {
        var (clocks, words, events) = (question.Run(), new DeadlineWords(texts), question.Events);
        var governing = clocks.Principal ?? throw new InvalidOperationException("A kind that was let through has a clock.");
        return new DeadlineReply(
            [.. question.Choice.Regimes.Select(r => r.Name)],
            question.Choice.Promise?.Name,
            question.Kind,
            question.ReceivedDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? events.ReceivedAt.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            governing.Told.Name,
            governing.Due.Due,
            governing.Told.Told,
            governing.Internal.Internal,
            governing.Due.DueEnd,
            governing.Told.ToldEnd,
            governing.Internal.InternalEnd,
            governing.IsProvisional,
            governing.Told.Regime.Zone.Id,
            words.Steps(governing, events),
            [.. clocks.All.Select(c => ClockReply.Of(c, events, words, texts.Language))],
            [.. clocks.Waiting.Select(w => new WaitingReply(w.Rule.Name, w.Regime.Name, w.Rule.From, LimitReply.Of(w.Rule.Limit), w.Rule.Source.In(texts.Language)))],
            [.. question.Choice.All.Select(r => r.Calendar).Distinct().Select(c => new CalendarReply(c.Name, c.KnownFrom, c.KnownThrough))]);
    }
}

/// <param name="AsOf">When the rule's sources were last looked at.</param>
/// <param name="When">The condition under which it runs.</param>
/// <param name="Check">What the rule's author was not sure of.</param>
public sealed record ClockReply(
    string Clock,
    string Regime,
    LimitReply Limit,
    DateOnly Due,
    DateOnly Told,
    DateOnly InternalDue,
    DateTimeOffset DueEnd,
    bool Provisional,
    bool Extended,
    string Source,
    DateOnly AsOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? When,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Check,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExtensionReply? Extension,
    IReadOnlyList<string> Steps)
{
    internal static ClockReply Of(Clock clock, ClockEvents events, DeadlineWords words, Language language) => new(
        clock.Name,
        clock.Regime.Name,
        LimitReply.Of(clock.Rule.Limit),
        clock.Due,
        clock.Told,
        clock.Internal,
        clock.DueEnd,
        clock.IsProvisional,
        clock.IsExtended,
        clock.Rule.Source.In(language),
        clock.Regime.AsOf,
        clock.Rule.When?.In(language),
        clock.Rule.Check?.In(language),
        ExtensionReply.Of(clock, events, language),
        words.Steps(clock, events));
}

/// <param name="Unit"><c>days</c>, <c>workingDays</c>, <c>months</c> or <c>hours</c>; 0 hours for at once.</param>
public sealed record LimitReply(int Count, string Unit)
{
    internal static LimitReply Of(Limit limit) => new(limit.Count, char.ToLowerInvariant($"{limit.Unit}"[0]) + $"{limit.Unit}"[1..]);
}

/// <summary>To when a clock can be extended, if the person is told why by <paramref name="NoticeBy"/>.</summary>
public sealed record ExtensionReply(DateOnly Due, DateOnly Told, DateOnly NoticeBy, string Source)
{
    internal static ExtensionReply? Of(Clock clock, ClockEvents events, Language language)
    {
        if (clock.Rule.Extension is not { } extension || clock.IsExtended)
        {
            return null;
        }

        var extended = ClockMath.Run(clock.Regime, clock.Rule, events with { IsExtended = true })!;
        return new ExtensionReply(extended.Due, extended.Told, clock.Told, extension.Source.In(language));
    }
}

/// <param name="From">The events that it starts with.</param>
public sealed record WaitingReply(string Clock, string Regime, IReadOnlyList<string> From, LimitReply Limit, string Source);

/// <summary>What days off are known; dates beyond are provisional.</summary>
public sealed record CalendarReply(string Name, DateOnly KnownFrom, DateOnly KnownThrough);
