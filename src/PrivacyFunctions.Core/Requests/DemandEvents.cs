namespace PrivacyFunctions.Requests;

/// <summary>A member of staff called the authority back, on a number that they found independently of its document.</summary>
/// <param name="By">The address of the member of staff.</param>
/// <param name="NumberFrom">Where the number was found.</param>
/// <param name="With">Whom they talked to: name and post.</param>
/// <param name="On">The day, in the legal zone.</param>
/// <param name="Confirmed">Whether the authority confirmed the document, and the address that the data goes to.</param>
/// <param name="Note">What came of it; null where there is nothing to say.</param>
public sealed record AuthorityCalledBack(string By, string NumberFrom, string With, DateOnly On, bool Confirmed, string? Note) : RequestEvent;

/// <summary>The competent authority at home approved that data is given to a foreign one (PIPL 41).</summary>
/// <param name="By">The address of the member of staff who recorded it.</param>
/// <param name="Number">Of the approval.</param>
/// <param name="On">The day it bears.</param>
public sealed record ApprovedAtHome(string By, string Number, DateOnly On) : RequestEvent;

/// <summary>Staff say anew whether, and until when, it is forbidden to tell the person.</summary>
/// <param name="By">The address of the member of staff.</param>
/// <param name="ForbiddenBy">The provision that forbids it; null where none does any more.</param>
/// <param name="ForbiddenUntil">As of <see cref="SubjectNotice"/>.</param>
public sealed record NoticeRuled(string By, string? ForbiddenBy, DateOnly? ForbiddenUntil) : RequestEvent
{
    /// <summary>Why it ends before the last day that was recorded; null where it does not, and nothing was said.</summary>
    public string? Reason { get; init; }
}
