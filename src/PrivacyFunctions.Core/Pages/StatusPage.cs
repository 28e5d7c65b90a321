using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/status/{reference}</c> for the person who signed in: how far the request is, and what came of it.</summary>
/// <param name="Deadline">Shown while the answer is open.</param>
/// <param name="Outcome">Null while the answer is open.</param>
public sealed record StatusPage(
    PageContext Context,
    Reference Reference,
    Deadline Deadline,
    IReadOnlyList<Step> Steps,
    Outcome? Outcome) : Page(Context)
{
    public override string Heading => Texts["status.heading"];

    protected override RazorSlice Slice() => Slices.Status.Create(this);
}

/// <summary>A step of the request.</summary>
/// <param name="Day">When it was reached; null for a step that is not.</param>
public sealed record Step(StepKind Kind, StepState State, DateOnly? Day);

public enum StepKind
{
    Received,
    IdentityConfirmed,
    Searched,
    Decided,
    FileReady,
    Closed,
}

public enum StepState
{
    Done,
    Current,
    Ahead,
}

/// <summary>What came of a request, as the person is told.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <param name="ReadPath">Where the file is read in the page.</param>
    /// <param name="DownloadPath">Where it is downloaded.</param>
    /// <param name="Bytes">The file's size.</param>
    /// <param name="Sha256">Of the file, in hexadecimal.</param>
    public sealed record Ready(string ReadPath, string DownloadPath, long Bytes, DateTimeOffset AvailableUntil, string Sha256) : Outcome;

    /// <summary>The file was there and has been deleted.</summary>
    public sealed record Gone(DateTimeOffset Since) : Outcome;

    /// <param name="Ground">In plain words, in the person's language.</param>
    /// <param name="Article">Where the policy says so; follows the words.</param>
    /// <param name="Reason">As staff wrote it.</param>
    public sealed record Refused(string Ground, string Article, string Reason) : Outcome;

    public sealed record NothingFound : Outcome;

    /// <summary>Nobody confirmed in time that the request was theirs.</summary>
    public sealed record Unproven : Outcome;
}
