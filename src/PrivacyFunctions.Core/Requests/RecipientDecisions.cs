namespace PrivacyFunctions.Requests;

/// <summary>Who has to be told that data was deleted or corrected, and who knows, as pure decisions.</summary>
public static class RecipientDecisions
{
    /// <summary>Says who has to be told of what was carried out.</summary>
    /// <param name="affected">Who may have from us what was deleted or corrected.</param>
    public static Ruling Settle(Request request, Func<HookEvent, IReadOnlyList<AffectedRecipient>> affected)
    {
        RequestEvent[] facts = [.. CarriedOut(request)
            .Where(done => !request.Tellings.Any(telling => telling.What == done.What))
            .Select(done => new RecipientsAffected(done.What, done.Kind, affected(done.What)))];
        return facts.Length == 0 ? Ruling.Unchanged : Ruling.Of(facts);
    }

    /// <summary>Everybody with a hook who has not acknowledged yet.</summary>
    public static IReadOnlyList<ToTell> ToTell(Request request) =>
        [.. from telling in request.Tellings from recipient in telling.Untold where recipient.Target is not null select telling.ToTell(recipient)];

    /// <summary>Whether somebody has to be told by hand, and was not yet.</summary>
    public static bool AwaitsHand(Request request) => request.Tellings.Any(telling => telling.Untold.Any(recipient => recipient.Target is null));

    public static Ruling RecordTold(Request request, ToTell told, DateTimeOffset acknowledgedAt) =>
        ToTell(request).Contains(told) ? Ruling.Of(new TargetTold(told.Kind, told.Number, told.Target, told.Event, acknowledgedAt)) : Ruling.Unchanged;

    /// <summary>A member of staff has told them. Whoever has confirmed before stays so.</summary>
    /// <param name="told">Codes of recipients, with what they were told.</param>
    /// <param name="by">The address of the member of staff.</param>
    public static Ruling RecordByHand(Request request, IReadOnlyCollection<(HookEvent What, string Code)> told, string by)
    {
        RequestEvent[] facts = [.. request.Tellings
            .Select(telling => new RecipientsToldByHand(telling.What, [.. telling.Untold.Select(r => r.Code).Where(code => told.Contains((telling.What, code)))], by))
            .Where(fact => fact.Recipients.Count > 0)];
        return facts.Length == 0 ? Ruling.Unchanged : Ruling.Of(facts);
    }

    private static IEnumerable<(HookEvent What, string Kind)> CarriedOut(Request request)
    {
        if (request.Corrected is { } corrected && corrected.Fields.Any(field => field.End == CorrectionEnd.Corrected))
        {
            yield return (HookEvent.Rectification, request.Kinds.With(Step.Correct)[0].Name);
        }

        if (request.Erased is not null)
        {
            yield return (HookEvent.Erasure, request.Kinds.With(Step.Erase)[0].Name);
        }
    }
}
