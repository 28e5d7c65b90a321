using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>What a mail turns out to ask for, with the dates that go with it. Pure.</summary>
public static class ChosenKinds
{
    /// <summary>
    /// The dates are those of the new kinds, counted from receipt. Where that day for the answer is over already, the one that
    /// the person was told stays.
    /// </summary>
    /// <param name="by">The address of the member of staff; null for the requester.</param>
    public static Ruling Choose(Request request, Kinds kinds, string? by, DeadlineRules rules, DateTimeOffset now)
    {
        var dates = DueDates.Of(request with { Kinds = kinds }, rules);
        return RequestDecisions.ChooseKinds(request, kinds, by, dates.DueEnd > now ? dates.DueEnd : null, dates.CompletionEnd, dates.IsProvisional);
    }
}
