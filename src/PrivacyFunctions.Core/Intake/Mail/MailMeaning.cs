using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>What a mail is to us, as far as its own words and headers say.</summary>
public abstract record MailMeaning
{
    private MailMeaning()
    {
    }

    /// <summary>Kept for a while, where staff can find it, and not answered: an answer would go round in circles, or to nobody.</summary>
    /// <param name="About">Requests that it names: a bounce says that a letter about one did not arrive.</param>
    public sealed record NotAnswered(WhyNotAnswered Why, IReadOnlyList<Reference> About) : MailMeaning;

    /// <summary>It names requests, or answers a letter about one. Whether the sender has to do with them is for the ledger to say.</summary>
    /// <param name="About">Nearest first; at least one.</param>
    /// <param name="Codes">What may be the letter's code, typed anew and not quoted; none where the sender says that they did not ask.</param>
    /// <param name="Otherwise">What it is where none of them is the sender's.</param>
    public sealed record AboutRequest(IReadOnlyList<Reference> About, IReadOnlyList<string> Codes, NewRequest Otherwise) : MailMeaning;

    /// <summary>A request (policy 5f, P7), or a question (P13).</summary>
    /// <param name="Kinds">What is asked for, by the names of kinds; <c>question</c> alone where it is not clear. At least one.</param>
    /// <param name="Language">Of the letters about it.</param>
    public sealed record NewRequest(IReadOnlyList<string> Kinds, Language Language) : MailMeaning;
}

/// <summary>Why a mail gets no answer.</summary>
public enum WhyNotAnswered
{
    /// <summary>No address that an answer could go to.</summary>
    NoSender,

    /// <summary>One of our letters came back to us.</summary>
    OwnLetter,

    /// <summary>Written from an address of the service itself.</summary>
    OwnAddress,

    /// <summary>A report about a mail, or from a mail system (RFC 3464, RFC 8098, RFC 6522).</summary>
    Bounce,

    /// <summary>A program's answer (RFC 3834 section 5).</summary>
    AutoReply,

    /// <summary>An empty return path asks that nobody answers (RFC 5321 section 4.5.5).</summary>
    NullReturnPath,

    /// <summary>Through a mailing list (RFC 2919) that is not one of ours.</summary>
    MailingList,

    /// <summary>Sent to many (header Precedence, as RFC 2076 section 3.9 describes it).</summary>
    Bulk,

    /// <summary>Over the bound of spam; staff can take it up.</summary>
    Spam,
}

/// <summary>What telling our mail from others' needs to know of a deployment.</summary>
/// <param name="OwnAddresses">Addresses that the service sends from and receives at.</param>
/// <param name="OwnHost">The host in the Message-IDs of our letters (that of <c>PublicBaseUrl</c>).</param>
/// <param name="OwnLists">
/// List-Ids of our own mailbox, where it is a group (Google Groups and the like mark all that they pass on as list mail).
/// </param>
/// <param name="SpamFrom">
/// The SpamAssassin score from which a mail is not answered. SpamAssassin itself says 5; a lost request is worse than an
/// answered advertisement, and mail in Chinese scores high for its charset alone.
/// </param>
/// <param name="DefaultLanguage">For mails without words.</param>
public sealed record MailRules(
    IReadOnlySet<string> OwnAddresses,
    string OwnHost,
    IReadOnlySet<string> OwnLists,
    double SpamFrom,
    Language DefaultLanguage)
{
    public const double UsualSpamBound = 8;
}
