using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>What became of a mail. Whatever it is, the mail is stored, and SendGrid may be answered 200 once it is acted on.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>A request to record; recording it again is the same request.</summary>
    /// <param name="Email">The sender's address: claimed, until its code comes back.</param>
    /// <param name="Kinds">By their names, at least one; <c>question</c> where it is not clear what is asked for.</param>
    /// <param name="ReceivedAt">Of the first delivery.</param>
    /// <param name="Completeness">Where it is not <see cref="Completeness.Whole"/>, the person is to be told that not all of it arrived.</param>
    public sealed record NewRequest(
        Reference Reference,
        string Email,
        IReadOnlyList<string> Kinds,
        Language Language,
        DateTimeOffset ReceivedAt,
        Completeness Completeness) : MailOutcome
    {
        /// <summary>Gives nothing away to a log.</summary>
        public override string ToString() => $"{nameof(NewRequest)} {Reference}";
    }

    /// <summary>
    /// More about an open request, from the address that asked for it. That the address is the same proves nothing:
    /// the mail lies with the request as an unproven note.
    /// </summary>
    /// <param name="Codes">What may be the code of the letter (see <see cref="CodesByMail"/>); a right one proves the mailbox.</param>
    public sealed record Noted(Request Request, IReadOnlyList<string> Codes, DateTimeOffset ReceivedAt, Completeness Completeness) : MailOutcome
    {
        /// <summary>Gives nothing away to a log.</summary>
        public override string ToString() => $"{nameof(Noted)} {Request.Reference}";
    }

    /// <summary>No answer goes out; staff find it among the unanswered.</summary>
    /// <param name="About">Requests that it names, where a bounce says that a letter did not arrive; only a hint.</param>
    /// <param name="Kept">Where it lies.</param>
    public sealed record NotAnswered(WhyNotAnswered Why, IReadOnlyList<Reference> About, StoredMail Kept) : MailOutcome;
}
