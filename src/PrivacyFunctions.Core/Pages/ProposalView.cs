using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>What staff see of one field that is to be corrected. Values are masked already unless they were revealed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">Of the field, with its collection's and the system's.</param>
/// <param name="Now">What the person says that it says; null where they don't.</param>
/// <param name="Entries">What it says, in each entry of the person's; empty where nothing of theirs has it.</param>
/// <param name="More">How many entries are not shown.</param>
public sealed record ProposalView(int Number, string Title, string? Now, string Value, IReadOnlyList<EntryView> Entries, int More)
{
    /// <summary>Of a refusal, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Of revealing, in characters.</summary>
    public const int LongestWhy = 200;

    /// <summary>What was chosen before; null on a first visit: nothing is preselected.</summary>
    public CorrectionVerdict? Verdict { get; init; }

    /// <summary>The code, on the page that asks; the words, where a decision is told.</summary>
    public string? Ground { get; init; }

    public string? Reason { get; init; }

    /// <summary>The one entry that the correction is for, where that is plain: there is one, or the person named one by its value.</summary>
    public EntryView? Only => Entries.Count == 1 && More == 0 ? Entries[0] : null;
}

/// <summary>What the field says in one entry of the person's.</summary>
/// <param name="Mark">What a decision calls it.</param>
/// <param name="Value">Null where it says nothing.</param>
/// <param name="IsNamed">Whether it is what the person says that it says.</param>
/// <param name="Chosen">Whether it was chosen before, or is what was decided.</param>
public sealed record EntryView(string Mark, string? Value, bool IsNamed, bool Chosen);

/// <summary>What is to be corrected, as staff decide on it.</summary>
/// <param name="Revealed">Whether the reader has had the values shown.</param>
/// <param name="Grounds">Of a refusal.</param>
/// <param name="LettersIn">The language the person reads, so that reasons are written in it.</param>
public sealed record ProposalsView(
    IReadOnlyList<ProposalView> All, bool Revealed, IReadOnlyList<GroundOption> Grounds, Languages.Language LettersIn)
{
    public static ProposalsView None { get; } = new([], false, [], Languages.Language.En);
}

/// <summary>One of them, in a form.</summary>
public sealed record ProposalModel(Page Page, ProposalsView Proposals, ProposalView Proposal);

/// <summary>The form that shows the values.</summary>
public sealed record RevealModel(Page Page, ProposalsView Proposals);
