using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/status/{reference}</c> for the person who signed in: how far the request is, and what came of it.</summary>
/// <param name="Due">Shown while the answer is open.</param>
/// <param name="Outcomes">In the order in which they are told, the newest first; empty while the answer is open.</param>
public sealed record StatusPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    IReadOnlyList<StatusStep> Steps,
    IReadOnlyList<StatusOutcome> Outcomes) : Page(Context)
{
    /// <summary>What the request waits for, where the person should know.</summary>
    public StatusNote? Note { get; init; }

    /// <summary>That our letters to the person come back.</summary>
    public bool LettersComeBack { get; init; }

    /// <summary>The day that we promised anew, once late, shown until it is over; null where none was.</summary>
    public DateOnly? NewDay { get; init; }

    /// <summary>That the answer takes longer than we said at first; null where it does not.</summary>
    public Extension? Extension { get; init; }

    /// <summary>The last day on which it is done, where that is another one than that of the answer; null where it is not.</summary>
    public DateOnly? DoneBy { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The article by which the time for our answer stands still until the person answers; null where it runs.</summary>
    public string? StandsBy { get; init; }

    /// <summary>Whether we agreed to do it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>How the date moved last because we waited for the person; null where it did not.</summary>
    public ToldMove? Moved { get; init; }

    /// <summary>The last day on which a review can be asked for; null where none can.</summary>
    public DateOnly? ReviewUntil { get; init; }

    /// <summary>The review that was asked for; null where none was.</summary>
    public Reference? Review { get; init; }

    /// <summary>Whether that review has been answered.</summary>
    public bool IsReviewed { get; init; }

    public string ReviewPath => $"/status/{Reference}/review";

    /// <summary>Whether the answer was given, and what is being done is done once more.</summary>
    public bool IsServed { get; init; }

    /// <summary>Until when an approved erasure can be stopped; null where none waits for that.</summary>
    public DateTimeOffset? StoppableUntil { get; init; }

    /// <summary>The last day on which the first of what is kept until a date is kept; null where nothing is.</summary>
    public DateOnly? StoredUntil { get; init; }

    /// <summary>Where the person answers a question of staff; null where none waits.</summary>
    public string? AnswerPath { get; init; }

    /// <summary>Where the person accepts or declines a fee; null where none is asked for.</summary>
    public string? FeePath { get; init; }

    /// <summary>Where the request can be stopped; null where it no longer can.</summary>
    public string? WithdrawPath { get; init; }

    public override string Heading => Texts["status.heading"];

    protected override RazorSlice Slice() => Slices.Status.Create(this);
}

/// <summary>A step of the request.</summary>
/// <param name="Day">When it was reached, or from when on it can be; null for a step that is not and has no such day.</param>
public sealed record StatusStep(StepKind Kind, StepState State, DateOnly? Day);

public enum StepKind
{
    Received,

    /// <summary>What was to stop has stopped.</summary>
    Stopped,
    IdentityConfirmed,
    Answered,
    Searched,
    Decided,
    Corrected,
    FileReady,
    Erased,

    /// <summary>What was kept until a date is gone too.</summary>
    KeptErased,
    Closed,
}

public enum StepState
{
    Done,
    Current,

    /// <summary>Nothing is done about it before a day.</summary>
    Scheduled,
    Ahead,
}

public enum StatusNote
{
    /// <summary>For the code that the person has to enter.</summary>
    AwaitingProof,

    /// <summary>For a second member of staff.</summary>
    AwaitingSecond,

    /// <summary>For an answer of the person.</summary>
    AwaitingPerson,

    /// <summary>For the person to accept or decline a fee.</summary>
    AwaitingFee,

    /// <summary>For a system that cannot be reached.</summary>
    Delayed,

    /// <summary>For the moment at which an erasure begins.</summary>
    CoolingOff,

    /// <summary>For the end of what a law keeps.</summary>
    StoredOnly,
}

/// <summary>Somebody who was told that processing stops, or goes on.</summary>
/// <param name="Who">As the person knows them.</param>
/// <param name="ConfirmedAt">Null while they have not confirmed.</param>
public sealed record StopTarget(string Who, DateTimeOffset? ConfirmedAt);

public enum StopState
{
    /// <summary>Staff have still to stop it by hand.</summary>
    ByHand,

    /// <summary>It holds until staff have decided.</summary>
    UntilDecided,

    /// <summary>It holds until what is contested was corrected, or that was refused.</summary>
    UntilCorrected,

    /// <summary>It stays so.</summary>
    Stays,

    /// <summary>It went on again.</summary>
    Resumed,

    /// <summary>Staff need not stop it any more; they had not said that they did.</summary>
    CalledOff,
}

/// <summary>What came of a request, as the person is told.</summary>
public abstract record StatusOutcome
{
    private StatusOutcome()
    {
    }

    /// <param name="ReadPath">Where the file is read in the page.</param>
    /// <param name="DownloadPath">Where it is downloaded.</param>
    /// <param name="Bytes">The file's size.</param>
    /// <param name="Sha256">Of the file, in hexadecimal.</param>
    /// <param name="DeletionBy">
    /// The day on which the deletion follows if the file has not been downloaded before; null where none is to come.
    /// </param>
    public sealed record Ready(
        string ReadPath,
        string DownloadPath,
        long Bytes,
        DateTimeOffset AvailableUntil,
        string Sha256,
        DateOnly? DeletionBy) : StatusOutcome;

    /// <summary>The file was there and has been deleted.</summary>
    /// <param name="AgainPath">Where it is asked for again; null where that is over.</param>
    /// <param name="AgainUntil">The last day for that.</param>
    public sealed record Gone(DateTimeOffset Since, string? AgainPath = null, DateOnly? AgainUntil = null) : StatusOutcome;

    /// <summary>The data was deleted, but for what the plan says is kept.</summary>
    public sealed record Deleted(IReadOnlyList<PlanLine> Plan) : StatusOutcome;

    /// <summary>Systems were left out because they could not be reached. Stands beside the other outcomes.</summary>
    /// <param name="Missing">As the person knows them.</param>
    public sealed record InPart(IReadOnlyList<string> Missing) : StatusOutcome;

    /// <summary>Processing has stopped, for good or until the answer.</summary>
    /// <param name="Purposes">The uses that stopped; empty for all but storing.</param>
    /// <param name="Targets">Who was told.</param>
    /// <param name="State">Whether it holds, and for how long.</param>
    public sealed record Stopped(DateTimeOffset Since, IReadOnlyList<string> Purposes, IReadOnlyList<StopTarget> Targets, StopState State) : StatusOutcome
    {
        /// <summary>Whether staff were told to stop it, and have not said that they did.</summary>
        public bool IsUnconfirmed { get; init; }

        /// <summary>When staff said that they stopped it by hand; null where they did not, or hooks tell.</summary>
        public DateTimeOffset? ByHandAt { get; init; }
    }

    /// <param name="Ground">In plain words, in the person's language.</param>
    /// <param name="Article">Where the policy says so; follows the words.</param>
    /// <param name="Reason">As staff wrote it.</param>
    public sealed record Refused(string Ground, string Article, string Reason) : StatusOutcome;

    /// <summary>Fields were corrected, or not, one by one.</summary>
    /// <param name="Lines">In the order in which they were asked for.</param>
    public sealed record Corrected(IReadOnlyList<CorrectionLine> Lines) : StatusOutcome;

    /// <summary>Who may have from us what was deleted or corrected. Stands behind that outcome.</summary>
    /// <param name="What">The erasure or the rectification.</param>
    /// <param name="Lines">At least one.</param>
    public sealed record Recipients(HookEvent What, IReadOnlyList<RecipientLine> Lines) : StatusOutcome;

    public sealed record NothingFound : StatusOutcome;

    /// <param name="Text">As staff wrote it.</param>
    /// <param name="IsReview">Whether it answers a request to look at a decision again; there is no second look.</param>
    public sealed record Answered(string Text, bool IsReview) : StatusOutcome;

    /// <summary>The person took it back.</summary>
    public sealed record Withdrawn : StatusOutcome;

    /// <summary>The person did not want it at the price that was asked for.</summary>
    /// <param name="InSilence">Whether they said nothing in time.</param>
    public sealed record FeeDeclined(string Amount, string Reason, bool InSilence) : StatusOutcome;

    /// <summary>Somebody else is responsible.</summary>
    /// <param name="Responsible">As staff wrote it.</param>
    /// <param name="ForwardedOn">Null where we did not pass it on.</param>
    public sealed record NotOurs(string Responsible, DateOnly? ForwardedOn) : StatusOutcome;

    /// <summary>The person had asked for the same before.</summary>
    /// <param name="To">The earlier request.</param>
    public sealed record Joined(Reference To) : StatusOutcome;

    /// <summary>Nobody confirmed in time that the request was theirs.</summary>
    public sealed record Unproven : StatusOutcome;
}

/// <summary>What became of one correction, without the values.</summary>
/// <param name="Title">Of the field, with its collection's.</param>
/// <param name="Ground">Of a refusal, in plain words.</param>
/// <param name="Article">Where the policy says so; follows the words.</param>
public sealed record CorrectionLine(string Title, CorrectionEnd End, string? Ground, string? Article, string? Reason);
