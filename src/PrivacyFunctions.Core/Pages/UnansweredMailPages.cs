using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>Signing in by a code before <c>/mails/{reference}</c> shows a mail.</summary>
/// <param name="Reference">The mail's own; there is no request.</param>
/// <param name="CodeSent">Whether a code is out, so that it is asked for.</param>
public sealed record UnansweredSignInPage(PageContext Context, Reference Reference, DateOnly Received, bool CodeSent) : CodePage(Context, Reference, Received)
{
    public override string Heading => Texts[$"mails.signIn.{(CodeSent ? "code" : "start")}"];

    protected override RazorSlice Slice() => Slices.UnansweredSignIn.Create(this);
}

/// <summary><c>/mails/{reference}</c>: staff read a mail that nobody could answer, and what can be done about it.</summary>
/// <param name="Reference">The mail's own; there is no request.</param>
/// <param name="KeptUntil">When it is deleted.</param>
public sealed record UnansweredMailPage(PageContext Context, Reference Reference, ShownMail Mail, DateTimeOffset KeptUntil) : Page(Context)
{
    /// <summary>Whether all of it arrived.</summary>
    public bool IsWhole { get; init; } = true;

    public override string Heading => Texts["mails.heading"];

    protected override RazorSlice Slice() => Slices.UnansweredMail.Create(this);
}
