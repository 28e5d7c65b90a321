namespace PrivacyFunctions.Mail.Letters;

/// <summary>A decision that takes two people.</summary>
public enum FirstDecision
{
    /// <summary>The request is refused.</summary>
    Refuse,

    /// <summary>The person's data is deleted.</summary>
    Delete,

    /// <summary>Some fields are corrected, and at least one is not.</summary>
    Correct,

    /// <summary>Data is disclosed to an authority.</summary>
    Disclose,
}

internal static class FirstDecisionNames
{
    /// <summary>As templates ask for it.</summary>
    public static string Name(this FirstDecision decision) => decision switch
    {
        FirstDecision.Refuse => "refuse",
        FirstDecision.Delete => "delete",
        FirstDecision.Correct => "correct",
        FirstDecision.Disclose => "disclose",
        _ => throw new InvalidOperationException($"No letter tells of decision {decision}."),
    };
}
