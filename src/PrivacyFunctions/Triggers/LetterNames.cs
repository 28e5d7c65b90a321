namespace PrivacyFunctions.Triggers;

/// <summary>The letters that the workflow orders, by the names of their templates.</summary>
public static class LetterNames
{
    public const string Receipt = "receipt";
    public const string Unproven = "unproven";
    public const string NothingFound = "nothing-found";
    public const string DecisionNeeded = "decision-needed";
    public const string Refused = "refused";
    public const string Ready = "ready";
}
