using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}</c> for staff who signed in: all that is needed to decide, then approving
/// (<c>do=approve</c>) and a link to <see cref="RefusePage"/>. The two are apart so that neither is preselected and
/// Enter refuses nothing.
/// </summary>
/// <param name="Email">Already masked.</param>
/// <param name="Account">Already masked; null where none was given. Claimed, so it only narrows.</param>
/// <param name="ProvenAt">When the code sent to <paramref name="Email"/> was entered.</param>
/// <param name="FileDays">For how many days the person can fetch the file after an approval.</param>
public sealed record DecisionPage(
    PageContext Context,
    Reference Reference,
    DateOnly Received,
    Deadline Deadline,
    string Email,
    string? Account,
    DateTimeOffset ProvenAt,
    IReadOnlyList<Finding> Findings,
    int FileDays) : Page(Context)
{
    public override string Heading => Texts["decision.heading"];

    public long Records => Findings.Sum(finding => finding.Records);

    public string RefusePath => $"/decide/{Reference}/refuse";

    protected override RazorSlice Slice() => Slices.Decision.Create(this);
}

/// <summary>How many records of a source's collection (a table, a container) are the person's.</summary>
/// <param name="Source">As staff call it, in their language.</param>
public sealed record Finding(string Source, string Collection, long Records);

/// <summary><c>/decide/{reference}/refuse</c>, posting <c>ground</c> (a code) and <c>reason</c>.</summary>
/// <param name="Ground">The code chosen before; null on a first visit: nothing is preselected.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="LettersIn">The language the person reads, so that the reason is written in it.</param>
public sealed record RefusePage(
    PageContext Context,
    Reference Reference,
    Deadline Deadline,
    IReadOnlyList<GroundOption> Grounds,
    string? Ground,
    string? Reason,
    Language LettersIn) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 2000;

    public override string Heading => Texts["refuse.heading"];

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.Refuse.Create(this);
}

/// <summary>A ground that fits the request's regime and kind.</summary>
/// <param name="Text">In plain words, in the language of staff.</param>
public sealed record GroundOption(string Code, string Text);

/// <summary>What a decision page shows once there is nothing left to decide.</summary>
/// <param name="By">Who decided, masked; null where it is the reader.</param>
/// <param name="JustNow">Whether this very answer is to the decision; else it had been made before.</param>
public sealed record DecidedPage(
    PageContext Context,
    Reference Reference,
    Verdict Verdict,
    string? By,
    DateTimeOffset At,
    bool JustNow) : Page(Context)
{
    public override string Heading => Texts[(JustNow, Verdict) switch
    {
        (true, Verdict.Approved) => "decided.approved.now",
        (true, _) => "decided.refused.now",
        (false, Verdict.Approved) => "decided.approved.before",
        (false, _) => "decided.refused.before",
    }];

    protected override RazorSlice Slice() => Slices.Decided.Create(this);
}

public enum Verdict
{
    Approved,
    Refused,
}
