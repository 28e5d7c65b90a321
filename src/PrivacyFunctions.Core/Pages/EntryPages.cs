using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/enter</c>, posting <c>email</c>: staff ask for a link to enter a request.</summary>
/// <param name="Email">What was typed before, also where it was wrong.</param>
public sealed record EntryStartPage(PageContext Context, string? Email) : Page(Context)
{
    public override string Heading => Texts["enter.start.heading"];

    protected override RazorSlice Slice() => Slices.EntryStart.Create(this);
}

/// <summary>Signing in by a code before <c>/enter/{reference}</c> shows its form.</summary>
/// <param name="Reference">What the request will have.</param>
/// <param name="CodeSent">Whether a code is out, so that it is asked for.</param>
public sealed record EntrySignInPage(PageContext Context, Reference Reference, bool CodeSent) : CodePage(Context, Reference, default)
{
    public override string Heading => Texts[$"enter.signIn.{(CodeSent ? "code" : "start")}"];

    protected override RazorSlice Slice() => Slices.EntrySignIn.Create(this);
}

/// <summary>What was typed into the form of an entry, right or wrong.</summary>
public sealed record TypedEntry(
    string Way, string Day, string Time, IReadOnlyList<Kind> Kinds, IReadOnlyList<string> Purposes, string Email, string Language, string Account, string Residence, string Details)
{
    public static TypedEntry Blank { get; } = new("", "", "", [], [], "", "", "", "", "");

    /// <summary>What is to be corrected; at least one, which may be blank.</summary>
    public IReadOnlyList<TypedCorrection> Corrections { get; init; } = [TypedCorrection.Blank];

    /// <summary>Whether the data is to be stored only until the corrections are decided.</summary>
    public bool Restricts { get; init; }

    /// <summary>Without what was typed, which is personal data.</summary>
    public override string ToString() => nameof(TypedEntry);
}

/// <summary>
/// <c>/enter/{reference}</c>, posting <c>way</c>, <c>day</c>, <c>time</c>, <c>kind</c>, <c>purpose</c>, <c>email</c>,
/// <c>language</c>, <c>account</c>, <c>residence</c>, <c>details</c>, and what is to be corrected as <see cref="CorrectionsPage"/>
/// takes it.
/// </summary>
/// <param name="Places">As of <see cref="ResidencePage"/>; empty where it makes no difference.</param>
public sealed record EntryPage(
    PageContext Context, Reference Reference, IReadOnlyList<Kind> Offered, IReadOnlyList<Purpose> Purposes, IReadOnlyList<string> Places, TypedEntry Typed) : Page(Context)
{
    public override string Heading => Texts["enter.heading"];

    /// <summary>In the legal zone, for the control's bounds.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What can be corrected; empty where nothing can.</summary>
    public IReadOnlyList<CorrectableField> Correctable { get; init; } = [];

    public bool CanAdd => Typed.Corrections.Count < Requests.FieldProposal.Most;

    public DateOnly Oldest => Today.AddDays(-EntryAnswers.OldestDays);

    /// <summary>Where staff enter what an authority demands; null where no kind is for that.</summary>
    public string? DemandPath { get; init; }

    protected override RazorSlice Slice() => Slices.Entry.Create(this);
}
