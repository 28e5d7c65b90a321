using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>Paths between the steps of asking.</summary>
public static class RequestPaths
{
    public const string Start = "/";
    public const string Kinds = "/request/kinds";
    public const string Corrections = "/request/corrections";
    public const string Email = "/request/email";
    public const string Account = "/request/account";
    public const string Check = "/request/check";
    public const string Sent = "/request/sent";
}

/// <summary><c>/request/kinds</c>, posting <c>kind</c> once for each box ticked: <c>copy</c>, <c>deletion</c>.</summary>
/// <param name="Offered">What the form offers, in its order.</param>
/// <param name="Chosen">The boxes ticked before; none on a first visit: nothing is preselected.</param>
public sealed record KindsPage(PageContext Context, IReadOnlyList<Kind> Offered, IReadOnlyList<Kind> Chosen) : Page(Context)
{
    /// <summary>What the account centre does at once, which is said first, and never instead (P28); empty without one.</summary>
    public IReadOnlyList<Kind> SelfServed { get; init; } = [];

    public override string Heading => Texts["kinds.heading"];

    public override string BackPath => RequestPaths.Start;

    protected override RazorSlice Slice() => Slices.KindsStep.Create(this);
}

/// <summary><c>/request/email</c>, posting <c>email</c>.</summary>
/// <param name="Email">What was typed before, also where it was wrong.</param>
public sealed record EmailPage(PageContext Context, string? Email) : Page(Context)
{
    /// <summary>The longest address that mail can be sent to (RFC 5321), in characters.</summary>
    public const int LongestEmail = 254;

    /// <summary>Whether what is to be corrected was asked before.</summary>
    public bool AfterCorrections { get; init; }

    public override string Heading => Texts["email.heading"];

    public override string BackPath => AfterCorrections ? RequestPaths.Corrections : RequestPaths.Kinds;

    protected override RazorSlice Slice() => Slices.Email.Create(this);
}

/// <summary>
/// <c>/request/account</c>, posting <c>account</c> (may be empty) and <c>do=skip</c> where the reader has none: then
/// what the field holds is not meant.
/// </summary>
public sealed record AccountPage(PageContext Context, string? Account) : Page(Context)
{
    public const int LongestAccount = 64;

    public override string Heading => Texts["account.heading"];

    public override string BackPath => RequestPaths.Email;

    protected override RazorSlice Slice() => Slices.Account.Create(this);
}

/// <summary><c>/request/check</c>: the answers as they will be sent; the form holds nothing but the token.</summary>
/// <param name="Account">Null or empty where it was skipped.</param>
/// <param name="LettersIn">The language of the letters, which is changed by the language switch.</param>
public sealed record CheckPage(PageContext Context, Kinds Kinds, string Email, string? Account, Language LettersIn) : Page(Context)
{
    /// <summary>What is to be corrected, in the order of the form; empty where no correction is asked for.</summary>
    public IReadOnlyList<StatedCorrection> Corrections { get; init; } = [];

    public override string Heading => Texts["check.heading"];

    public override string BackPath => RequestPaths.Account;

    protected override RazorSlice Slice() => Slices.Check.Create(this);
}

/// <summary>
/// <c>/request/sent</c>: to be printed. It is the same whether or not we know the person, and repeats no address.
/// </summary>
public sealed record SentPage(PageContext Context, Reference Reference, Kinds Kinds, DateOnly Received, DueDay Due) : Page(Context)
{
    public override string Heading => Texts["sent.heading"];

    protected override RazorSlice Slice() => Slices.Sent.Create(this);
}
