namespace PrivacyFunctions.Mail.Letters;

/// <summary>Who may have from us what was deleted or corrected, in the letter's language; the template <c>recipient-facts</c> says it.</summary>
/// <param name="IsCorrection">Whether data was corrected; it was deleted otherwise.</param>
/// <param name="Confirmed">Who was told and has confirmed.</param>
/// <param name="Told">Who was told and has not confirmed yet.</param>
/// <param name="ByHand">Whom staff tell.</param>
/// <param name="Keeping">Who may keep it, and is not told.</param>
public sealed record RecipientFacts(
    bool IsCorrection, IReadOnlyList<ToldTarget> Confirmed, IReadOnlyList<string> Told, IReadOnlyList<string> ByHand, IReadOnlyList<KeepingTarget> Keeping)
{
    /// <summary>Where nobody has it from us.</summary>
    public static RecipientFacts None { get; } = new(false, [], [], [], []);

    internal void Fill(LetterValues values)
    {
        values.Flag("recipientsCorrect", IsCorrection);
        values.Flag("recipientsOpen", Told.Count + ByHand.Count > 0);
        values.Flag("recipientsAre", Confirmed.Count + Told.Count + ByHand.Count > 0);
        values.List("recipientsConfirmed", Confirmed, (item, one) =>
        {
            item.Text("who", one.Who);
            item.Moment("at", one.At);
        });
        values.List("recipientsTold", Told, (item, who) => item.Text("who", who));
        values.List("recipientsByHand", ByHand, (item, who) => item.Text("who", who));
        values.List("recipientsKeeping", Keeping, (item, one) =>
        {
            item.Text("who", one.Who);
            item.Text("reason", one.Reason);
        });
    }
}

/// <summary>Somebody who may keep what was deleted.</summary>
/// <param name="Reason">A sentence.</param>
public sealed record KeepingTarget(string Who, string Reason);
