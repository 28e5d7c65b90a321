using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>The dates of a request, as the person is told them: without any rolling, in the deployment's zone.</summary>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="CompletionEnd">The end of the last day on which what was asked for is done; null where the kinds have no such clock that takes time.</param>
/// <param name="IsProvisional">Whether one of them rests on days off that are not announced yet.</param>
public sealed record DueDates(DateTimeOffset DueEnd, DateTimeOffset? CompletionEnd, bool IsProvisional)
{
    /// <summary>The earliest of every kind's and regime's.</summary>
    public static DueDates Of(DeadlineRules rules, Kinds kinds, ClockEvents events)
    {
        var clocks = kinds.SelectMany(kind => rules.Run(kind, events).All).Where(c => c.Rule.When is null).ToList();
        var completions = clocks.Where(c => c is { Name: ClockNames.Completion, Rule.Limit.IsImmediately: false }).ToList();
        return new DueDates(
            Deadline.OfAnswer(rules, kinds, events).End,
            completions.Count == 0 ? null : Deadline.EndIn(rules.Zone, completions.Min(c => c.ToldEnd)),
            completions.Concat(clocks.Where(c => c.Name == ClockNames.Answer)).Any(c => c.IsToldProvisional));
    }

    /// <summary>The same of a request as it stands, by the laws that it is under and from when it was last taken up.</summary>
    public static DueDates Of(Request request, DeadlineRules rules) =>
        Of(rules.Under(request), request.Kinds, ClockEvents.Of(request));
}
