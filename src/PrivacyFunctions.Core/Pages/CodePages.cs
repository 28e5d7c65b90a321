using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/prove/{reference}</c>: the requester shows that the mailbox is theirs. Two forms: <c>do=confirm</c> with
/// <c>code</c>, and <c>do=send-code</c>.
/// </summary>
public sealed record ProvePage(PageContext Context, Reference Reference, Kinds Kinds, DateOnly Received) : CodePage(Context, Reference, Received)
{
    /// <summary>The last day on which a request that was closed as unproven is taken up again; null where it is open.</summary>
    public DateOnly? ReopenUntil { get; init; }

    public override string Heading => Texts[ReopenUntil is null ? "prove.heading" : "reopen.heading"];

    protected override RazorSlice Slice() => Slices.Prove.Create(this);
}

/// <summary>
/// <c>/prove/{reference}</c> for a request that came by e-mail: the sender says whether we understood it, and shows that
/// the mailbox is theirs. Two forms: <c>do=confirm</c> with <c>kind</c> (any number of them) and <c>code</c>, and
/// <c>do=send-code</c>.
/// </summary>
/// <param name="Offered">What it could ask for.</param>
/// <param name="Understood">What the mail asks for, as far as we can tell.</param>
public sealed record UnderstoodPage(PageContext Context, Reference Reference, DateOnly Received, IReadOnlyList<Kind> Offered, Kinds Understood)
    : CodePage(Context, Reference, Received)
{
    /// <summary>The boxes ticked: as understood, or as sent before.</summary>
    public IReadOnlyList<Kind> Chosen { get; init; } = Understood;

    /// <summary>The last day on which a request that was closed as unproven is taken up again; null where it is open.</summary>
    public DateOnly? ReopenUntil { get; init; }

    public override string Heading => Texts[ReopenUntil is null ? "understood.heading" : "reopen.heading"];

    protected override RazorSlice Slice() => Slices.Understood.Create(this);
}

/// <summary>
/// Signing in by a code before <c>/decide/{reference}</c> or <c>/status/{reference}</c> shows anything. First only
/// <c>do=send-code</c>; once a code is out also <c>do=confirm</c> with <c>code</c>.
/// </summary>
/// <param name="CodeSent">Whether a code is out, so that it is asked for.</param>
public sealed record SignInPage(
    PageContext Context,
    Audience Audience,
    Reference Reference,
    DateOnly Received,
    bool CodeSent) : CodePage(Context, Reference, Received)
{
    public override string Heading => Texts[$"signIn.{Audience}.{(CodeSent ? "code" : "start")}.heading"];

    protected override RazorSlice Slice() => Slices.SignIn.Create(this);
}

/// <summary>Whom a sign-in page talks to.</summary>
public enum Audience
{
    /// <summary>Somebody who decides for the controller.</summary>
    Staff,

    /// <summary>The person who asked.</summary>
    Person,

    /// <summary>An authority that demands data.</summary>
    Authority,
}

/// <summary>What a link from a letter opens: organisation, reference, date of receipt, and a code to go further.</summary>
public abstract record CodePage(PageContext Context, Reference Reference, DateOnly Received) : Page(Context)
{
    /// <summary>Says that a new code is on its way, in answer to the button.</summary>
    public bool NewCodeSent { get; init; }

    /// <summary>No code can be right any more (locked, expired), so none is asked for: only a new one helps.</summary>
    public bool NeedsNewCode => Errors.Any(error => error == Problems.CodeLocked || error == Problems.CodeExpired);
}
