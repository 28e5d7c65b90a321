using PrivacyFunctions.Deadlines;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>The letters that the workflow orders, by the names of their templates; time's own are in <c>TimedLetters</c>.</summary>
public static class LetterNames
{
    public const string Receipt = "receipt";
    public const string CallBackNeeded = "call-back-needed";
    public const string StaffMail = "staff-mail";
    public const string AnswerNeeded = "answer-needed";
    public const string Answer = "answer";
    public const string Unproven = "unproven";
    public const string NothingFound = "nothing-found";
    public const string DecisionNeeded = TimedLetters.DecisionNeeded;
    public const string SecondNeeded = "second-needed";
    public const string OfficerNeeded = "officer-needed";
    public const string Refused = "refused";
    public const string Ready = "ready";
    public const string Corrected = "corrected";
    public const string Deleted = "deleted";
    public const string HoldEnded = "hold-ended";
    public const string PersonAsked = "person-asked";
    public const string FeeQuoted = "fee-quoted";
    public const string FeeDeclined = "fee-declined";
    public const string Withdrawn = "withdrawn";
    public const string NotOurs = "not-ours";
    public const string Joined = "joined";
    public const string ErasureAnnounced = "erasure-announced";
    public const string Blocked = "blocked";
    public const string Delayed = "delayed";
    public const string Stopped = TimedLetters.Stopped;
    public const string StaysStopped = "stays-stopped";
    public const string Untold = "untold";
    public const string RecipientsByHand = "recipients-by-hand";
    public const string RecipientsSilent = "recipients-silent";
}
