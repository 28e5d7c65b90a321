using PrivacyFunctions.Intake;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>What was typed and ticked in a form about a demand, right or wrong.</summary>
/// <param name="Values">By the names of the fields.</param>
/// <param name="Scope">As posted.</param>
public sealed record TypedDemand(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Scope)
{
    public static TypedDemand Blank { get; } = new(new Dictionary<string, string>(), []);

    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Without what was typed, which is personal data.</summary>
    public override string ToString() => nameof(TypedDemand);
}

/// <summary>The collections of one source, to choose from.</summary>
/// <param name="Title">Of the source, in the language of staff.</param>
public sealed record DemandableSource(string Title, IReadOnlyList<Choice> Collections);

/// <summary>
/// <c>/enter/{reference}/demand</c>: staff enter what an authority demands, posting the <see cref="DemandFields"/> with <c>way</c>,
/// <c>day</c>, <c>time</c>, <c>email</c> and <c>language</c>. Nothing is preselected.
/// </summary>
/// <param name="Reference">What the request will have.</param>
/// <param name="IdentityTypes">By which the data map finds people; one at least.</param>
public sealed record DemandPage(
    PageContext Context, Reference Reference, IReadOnlyList<Kind> Offered, IReadOnlyList<DemandableSource> Data, IReadOnlyList<string> IdentityTypes, TypedDemand Typed) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestLine = 200;

    /// <summary>In characters.</summary>
    public const int LongestWords = 1000;

    public override string Heading => Texts["demand.heading"];

    public override string BackPath => $"/enter/{Reference}";

    /// <summary>In the legal zone, for the control's bounds.</summary>
    public required DateOnly Today { get; init; }

    public DateOnly Oldest => Today.AddDays(-EntryAnswers.OldestDays);

    /// <summary>Where it is, for the page from which it is reached.</summary>
    public static string PathOf(Reference reference) => $"/enter/{reference}/demand";

    protected override RazorSlice Slice() => Slices.EnterDemand.Create(this);
}

/// <summary>A demand as staff see it.</summary>
/// <param name="Subject">Masked where the reader only decides.</param>
/// <param name="SendsTo">Where the data goes; masked in the same way.</param>
/// <param name="Scope">The titles of what is disclosed, in the language of staff.</param>
public sealed record DemandView(Demand Demand, string Subject, string SendsTo, IReadOnlyList<string> Scope)
{
    /// <summary>Every call to the authority, the first first.</summary>
    public IReadOnlyList<CallView> Calls { get; init; } = [];

    /// <summary>Whether a later call did not confirm what an earlier one had, so that it can only be refused.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Where another call is recorded; null where it is too late for one.</summary>
    public string? CallAgainPath { get; init; }

    public ApprovedAtHome? ApprovedAtHome { get; init; }

    /// <summary>As it stands.</summary>
    public required SubjectNotice Notice { get; init; }

    /// <summary>Why the officer had a prohibition end before the day that was recorded first; null where not.</summary>
    public string? NoticeReason { get; init; }

    /// <summary>Where an approval at home is recorded; null where it is, or none is needed.</summary>
    public string? HomeApprovalPath { get; init; }

    /// <summary>Without what it says, which is personal data.</summary>
    public override string ToString() => nameof(DemandView);
}

/// <summary>A call to the authority, as staff see it.</summary>
/// <param name="By">Masked.</param>
public sealed record CallView(AuthorityCalledBack Call, string By);

/// <summary>
/// <c>/decide/{reference}</c> for who did not enter a demand, until the authority was called back: posting <c>number-from</c>,
/// <c>with</c>, <c>day</c>, <c>result</c> (<c>confirmed</c>, <c>failed</c>) and <c>note</c>; <c>/decide/{reference}/call-back</c>
/// for a further call.
/// </summary>
public sealed record CallBackPage(PageContext Context, Reference Reference, DueDay Due, DemandView Demand, DateOnly Received, DateOnly Today, TypedDemand Typed) : Page(Context)
{
    /// <summary>Whether it was called back before.</summary>
    public bool IsAgain { get; init; }

    public override string Heading => Texts[IsAgain ? "callBack.again.heading" : "callBack.heading"];

    public override string? BackPath => IsAgain ? $"/decide/{Reference}" : null;

    public static string PathOf(Reference reference) => $"/decide/{reference}/call-back";

    protected override RazorSlice Slice() => Slices.CallBack.Create(this);
}

/// <summary><c>/decide/{reference}/home-approval</c>, posting <c>number</c> and <c>day</c>.</summary>
public sealed record HomeApprovalPage(PageContext Context, Reference Reference, DueDay Due, DemandView Demand, DateOnly Today, TypedDemand Typed) : Page(Context)
{
    public override string Heading => Texts["homeApproval.heading"];

    public override string BackPath => $"/decide/{Reference}";

    public static string PathOf(Reference reference) => $"/decide/{reference}/home-approval";

    protected override RazorSlice Slice() => Slices.HomeApproval.Create(this);
}

/// <summary>
/// <c>/decide/{reference}/notice</c>, once data was disclosed and its person has not been told: the officer posts <c>notice</c>
/// (<c>tell</c>, <c>forbidden</c>, <c>told</c>), <c>forbidden-by</c>, <c>forbidden-until</c>, <c>reason</c>, <c>channel</c> and
/// <c>day</c>; others read how it stands.
/// </summary>
/// <param name="Disclosed">The day on which the data was handed over.</param>
public sealed record NoticePage(PageContext Context, Reference Reference, DemandView Demand, DateOnly Disclosed, DateOnly Today, TypedDemand Typed) : Page(Context)
{
    /// <summary>Whether it is for the reader to rule.</summary>
    public bool IsOfficer { get; init; } = true;

    public override string Heading => Texts["notice.heading"];

    public static string PathOf(Reference reference) => $"/decide/{reference}/notice";

    protected override RazorSlice Slice() => Slices.RuleNotice.Create(this);
}

/// <summary><c>/status/{reference}</c> for an authority that signed in: the file that it demanded, or why there is none.</summary>
/// <param name="Outcome">Ready, refused or nothing found; null where its time is over, or it is not decided.</param>
public sealed record HandOverPage(PageContext Context, Reference Reference, string Authority, string DocumentNumber, StatusOutcome? Outcome) : Page(Context)
{
    public override string Heading => Texts["handOver.heading"];

    protected override RazorSlice Slice() => Slices.HandOver.Create(this);
}

/// <summary>One of several things to choose.</summary>
public sealed record Choice(string Value, string Label);

/// <summary>A labelled control of one line, or of several (<c>textarea</c>).</summary>
/// <param name="Type">As HTML has it, or <c>textarea</c>.</param>
/// <param name="Hint">Null where the label says it all.</param>
public sealed record TextFieldModel(Page Page, string Name, string Label, string? Hint, string Value, string Type = "text", bool IsRequired = true);

/// <summary>A labelled group of radio buttons, or of boxes to tick.</summary>
/// <param name="Chosen">The values chosen before.</param>
/// <param name="Offset">How many of the same name come before on the page.</param>
public sealed record ChoicesModel(Page Page, string Name, string Legend, string? Hint, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Chosen, bool IsMany = false, int Offset = 0);

/// <summary>What an authority demands, in a list of facts.</summary>
public sealed record DemandFactsModel(PageContext Context, DemandView Demand);
