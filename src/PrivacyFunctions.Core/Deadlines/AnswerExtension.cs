using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>The later day on which an answer may come, if the person is told why before the first one is over.</summary>
/// <param name="DueEnd">The end of that day, exclusive, with the legal zone's offset.</param>
/// <param name="Source">Where the law says so.</param>
public sealed record AnswerExtension(DateTimeOffset DueEnd, RuleText Source)
{
    /// <summary>
    /// What the clocks of a request allow. Null where the one that governs its date knows no extension: a law without one,
    /// a promise of ours, which binds us whatever the law would let us do, or the document of an authority.
    /// </summary>
    public static AnswerExtension? Of(Request request, DeadlineRules rules)
    {
        if (request.Received.Demand is not null)
        {
            return null;
        }

        rules = rules.Under(request);
        var events = ClockEvents.Of(request) with { IsExtended = false };
        if (Deadline.AnswerClock(rules, request.Kinds, events).Rule.Extension is not { } extension)
        {
            return null;
        }

        var later = Deadline.OfAnswer(rules, request.Kinds, events with { IsExtended = true }).End;
        return later > request.DueEnd ? new AnswerExtension(later, extension.Source) : null;
    }
}
