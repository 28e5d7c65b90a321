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

    /// <summary>The day that we promised anew, once late; null where none was.</summary>
    public DateOnly? NewDay { get; init; }

    /// <summary>Until when an approved erasure can be stopped; null where none waits for that.</summary>
    public DateTimeOffset? StoppableUntil { get; init; }

    /// <summary>Where the person answers a question of staff; null where none waits.</summary>
    public string? AnswerPath { get; init; }

    /// <summary>Where the request can be stopped; null where it no longer can.</summary>
    public string? WithdrawPath { get; init; }

    public override string Heading => Texts["status.heading"];

    protected override RazorSlice Slice() => Slices.Status.Create(this);
}

/// <summary>A step of the request.</summary>
/// <param name="Day">When it was reached; null for a step that is not.</param>
public sealed record StatusStep(StepKind Kind, StepState State, DateOnly? Day);

public enum StepKind
{
    Received,
    IdentityConfirmed,
    Searched,
    Decided,
    FileReady,
    Erased,
    Closed,
}

public enum StepState
{
    Done,
    Current,
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

    /// <summary>For a system that cannot be reached.</summary>
    Delayed,

    /// <summary>For the moment at which an erasure begins.</summary>
    CoolingOff,
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

    /// <param name="Ground">In plain words, in the person's language.</param>
    /// <param name="Article">Where the policy says so; follows the words.</param>
    /// <param name="Reason">As staff wrote it.</param>
    public sealed record Refused(string Ground, string Article, string Reason) : StatusOutcome;

    public sealed record NothingFound : StatusOutcome;

    /// <summary>The person took it back.</summary>
    public sealed record Withdrawn : StatusOutcome;

    /// <summary>The person had asked for the same before.</summary>
    /// <param name="To">The earlier request.</param>
    public sealed record Joined(Reference To) : StatusOutcome;

    /// <summary>Nobody confirmed in time that the request was theirs.</summary>
    public sealed record Unproven : StatusOutcome;
}
