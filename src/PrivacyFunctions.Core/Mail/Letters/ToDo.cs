namespace PrivacyFunctions.Mail.Letters;

/// <summary>What the person has still to do for their request; the template <c>to-do</c> says it in a letter about something else.</summary>
public sealed record ToDo
{
    public static ToDo Nothing { get; } = new();

    /// <summary>The last day to confirm that it was them; null where that is not asked, or done.</summary>
    public DateOnly? ConfirmBy { get; init; }

    /// <summary>Whether we wait for their answer, to a question or about a fee.</summary>
    public bool AwaitsAnswer { get; init; }

    internal void Fill(LetterValues values)
    {
        values.EndOf("confirmBy", ConfirmBy);
        values.Flag("awaitsAnswer", AwaitsAnswer);
    }
}
