namespace PrivacyFunctions.Requests;

/// <summary>Staff need something from the person before they can decide.</summary>
/// <param name="By">The address of who asks.</param>
/// <param name="Question">In words for the person; may be empty where conditions say it all.</param>
/// <param name="Conditions">Codes of conditions of the kind that are not met and that the person can put right.</param>
/// <param name="Until">When we decide on what is known, answer or not.</param>
public sealed record PersonAsked(string By, string Question, IReadOnlyList<string> Conditions, DateTimeOffset Until) : RequestEvent
{
    /// <summary>Whether the answer is needed to find out which data the request is about: some laws' clocks stand still for that.</summary>
    public bool Clarifies { get; init; }
}

/// <param name="Text">As the person wrote it; may be empty where they say that the conditions are met.</param>
public sealed record PersonAnswered(string Text) : RequestEvent;

/// <summary>The person said nothing in time: it is decided on what is known.</summary>
public sealed record PersonSilent : RequestEvent;

/// <summary>A question that is answered, or was not in time.</summary>
/// <param name="Conditions">As of <see cref="PersonAsked"/>.</param>
/// <param name="Answer">Null where the person said nothing.</param>
public sealed record Exchange(string Question, IReadOnlyList<string> Conditions, string? Answer);
