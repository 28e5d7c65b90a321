using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>How far a recipient is with what was deleted or corrected.</summary>
public enum RecipientState
{
    Confirmed,

    /// <summary>Its hook was told, and has not confirmed.</summary>
    Told,

    /// <summary>Staff tell it.</summary>
    ByHand,

    /// <summary>It may keep what it has.</summary>
    Keeps,
}

/// <summary>A recipient, as the person knows it.</summary>
/// <param name="Reason">Why it may keep what it has.</param>
public sealed record RecipientLine(string Who, RecipientState State, DateTimeOffset? ConfirmedAt = null, string? Reason = null);

/// <summary>
/// <c>/decide/{reference}/recipients</c> for staff, posting <c>recipient</c> once for each that was told: who still has to be
/// told by hand what was deleted or corrected, or does not answer its hook.
/// </summary>
/// <param name="Subject">Whose data it is: staff have to tell it the recipients.</param>
public sealed record RecipientsPage(PageContext Context, Reference Reference, Kinds Kinds, SubjectView Subject, IReadOnlyList<RecipientChoice> Recipients) : ByHandPage(Context, Reference, Subject)
{
    public override string Path => $"/decide/{Reference}/recipients";

    public override string Heading => Texts["recipients.heading"];

    protected override RazorSlice Slice() => Slices.Recipients.Create(this);
}

/// <summary>A recipient that staff can say was told.</summary>
/// <param name="Value">What the form sends for it.</param>
/// <param name="What">The erasure or the rectification.</param>
/// <param name="HasHook">Whether a hook tells it too, so far without an answer.</param>
/// <param name="Data">What it may have, by the titles of the profile's categories.</param>
public sealed record RecipientChoice(string Value, string Who, HookEvent What, bool HasHook, IReadOnlyList<string> Data);
