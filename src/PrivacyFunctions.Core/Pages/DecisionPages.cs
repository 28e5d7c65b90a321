using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}</c> for staff who signed in: all that is needed to decide, then approving
/// (<c>do=approve</c>) and a link to <see cref="RefusePage"/>. The two are apart so that neither is preselected and
/// Enter refuses nothing.
/// </summary>
/// <param name="TakesTwo">Whether an approval waits for a colleague; never for the officer.</param>
public sealed record DecisionPage(PageContext Context, ReviewFacts Facts, bool TakesTwo) : Page(Context)
{
    /// <summary>Why the officer decides; null where the reader is not asked as the officer.</summary>
    public OfficerNote? Note { get; init; }

    /// <summary>What others have said before, the first first; shown to the officer.</summary>
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>
    /// What is to be corrected, decided one by one: <c>verdict-1</c> (<c>Accept</c>, <c>Refuse</c>), <c>row-1</c> (a mark, any
    /// number of times), <c>ground-1</c>, <c>reason-1</c> and so on. <c>do=reveal</c> with <c>why</c> shows the values.
    /// </summary>
    public ProposalsView Proposals { get; init; } = ProposalsView.None;

    /// <summary>The same as the first decided; shown to the officer.</summary>
    public ProposalsView First { get; init; } = ProposalsView.None;

    public override string Heading => Texts[$"decision.heading.{Facts.Kinds.Key()}"];

    /// <summary>Where staff say that somebody else is responsible; null where they cannot.</summary>
    public string? NotOursPath { get; init; }

    public string RefusePath => $"/decide/{Facts.Reference}/refuse";

    /// <summary>Null where no more time can be had.</summary>
    public ExtendOffer? Extend { get; init; }

    /// <summary>What can be done about a fee; null where nothing can.</summary>
    public FeeOffer? Fee { get; init; }

    /// <summary>Where the person is asked for what is missing; null where it is too late for that.</summary>
    public string? AskPath { get; init; }

    protected override RazorSlice Slice() => Slices.Decision.Create(this);
}

/// <summary>What staff know of a request when they decide.</summary>
/// <param name="Email">Already masked.</param>
/// <param name="Account">Already masked; null where none was given. Claimed, so nothing is searched by it.</param>
/// <param name="ProvenAt">When the code sent to <paramref name="Email"/> was entered.</param>
/// <param name="Plan">What a deletion would do; empty where none is asked for.</param>
/// <param name="FileDays">For how many days the person can fetch the file after an approval.</param>
public sealed record ReviewFacts(
    Reference Reference,
    Kinds Kinds,
    DateOnly Received,
    DueDay Due,
    string Email,
    string? Account,
    DateTimeOffset ProvenAt,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<PlanLine> Plan,
    int FileDays)
{
    /// <summary>What an authority demands; null where the person asks.</summary>
    public DemandView? Demand { get; init; }

    /// <summary>The uses of their data that it is about; empty for all of them, null where that is not asked.</summary>
    public IReadOnlyList<UseView>? Uses { get; init; }

    /// <summary>Systems that were left out of the search by decision of staff.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How often the person asked for the same before; empty where that makes no difference.</summary>
    public IReadOnlyList<Repeats> Repeats { get; init; } = [];

    /// <summary>A fee that was asked for, and what became of it; null where none was.</summary>
    public Fee? Fee { get; init; }

    /// <summary>What staff asked the person, and what came of it, the first first.</summary>
    public IReadOnlyList<ExchangeView> Exchanges { get; init; } = [];

    /// <summary>The last day that the person was told before the answer was given more time; null where it was not.</summary>
    public DateOnly? ExtendedFrom { get; init; }

    /// <summary>How the dates moved because the person was waited for, the first first.</summary>
    public IReadOnlyList<ToldMove> Moves { get; init; } = [];

    /// <summary>The last day on which it is done, where that is another than the answer's; else null.</summary>
    public DateOnly? DoneBy { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    public long Records => Findings.Sum(finding => finding.Records);

    public long RecordsOf(ErasureAct act) => Plan.Where(line => line.Act == act).Sum(line => line.Records);

    public int SystemsOf(ErasureAct act) => Plan.Where(line => line.Act == act).Select(line => line.Source).Distinct().Count();
}

/// <summary>A question of staff, and what the person answered.</summary>
/// <param name="Question">As staff wrote it; empty where conditions say it all.</param>
/// <param name="Conditions">In words, those that were not met.</param>
/// <param name="Answer">As the person wrote it, empty where they say that the conditions are met; null where they said nothing in time.</param>
public sealed record ExchangeView(string Question, IReadOnlyList<string> Conditions, string? Answer);

/// <summary>A use of the data.</summary>
/// <param name="Words">As staff read them.</param>
/// <param name="IsMarketing">Whether it stays stopped whatever staff decide.</param>
public sealed record UseView(string Words, bool IsMarketing);

/// <summary>The uses, among the facts of a request.</summary>
public sealed record UsesModel(PageContext Context, IReadOnlyList<UseView>? Uses);

/// <summary>How many records of a source's collection (a table, a container) are the person's.</summary>
/// <param name="Source">As staff call it, in their language.</param>
public sealed record Finding(string Source, string Collection, long Records);

/// <summary>What somebody has said about a request.</summary>
/// <param name="By">Masked.</param>
/// <param name="Verdict">Somebody who disagrees has the other verdict than the one they disagree with.</param>
/// <param name="Ground">Of a refusal, in plain words.</param>
/// <param name="Reason">Of a refusal, as the person will read it.</param>
/// <param name="Note">Of a disagreement, for the officer.</param>
public sealed record Opinion(string By, DateTimeOffset At, Verdict Verdict, string? Ground, string? Reason, string? Note);

/// <summary>Why the officer decides alone.</summary>
public enum OfficerNote
{
    Disagreement,

    /// <summary>Nobody agreed in time.</summary>
    Silence,
}

/// <summary>
/// <c>/decide/{reference}</c> for everybody but who decided first: their decision, and agreeing to it
/// (<c>do=agree</c>) or a link to <see cref="DisputePage"/>.
/// </summary>
public sealed record SecondPage(PageContext Context, ReviewFacts Facts, Opinion First) : Page(Context)
{
    /// <summary>What is to be corrected, as the first decided; <c>do=reveal</c> with <c>why</c> shows the values.</summary>
    public ProposalsView Proposals { get; init; } = ProposalsView.None;

    public override string Heading =>
        Texts.With($"second.heading.{(DecidesEach ? "Each" : First.Verdict)}", ("act", Facts.Kinds.Act(Texts)));

    /// <summary>Whether the first decided field by field.</summary>
    public bool DecidesEach => Proposals.All.Any(proposal => proposal.Verdict is not null);

    /// <summary>Null where no more time can be had.</summary>
    public ExtendOffer? Extend { get; init; }

    public string DisputePath => $"/decide/{Facts.Reference}/disagree";

    protected override RazorSlice Slice() => Slices.Second.Create(this);
}

/// <summary><c>/decide/{reference}/disagree</c>, posting <c>note</c>.</summary>
/// <param name="Note">What was typed before.</param>
public sealed record DisputePage(PageContext Context, Reference Reference, Kinds Kinds, DueDay Due, Opinion First, string? Note)
    : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 1000;

    public override string Heading => Texts["dispute.heading"];

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.Dispute.Create(this);
}

/// <summary><c>/decide/{reference}/refuse</c>, posting <c>ground</c> (a code) and <c>reason</c>.</summary>
/// <param name="Ground">The code chosen before; null on a first visit: nothing is preselected.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="LettersIn">The language the person reads, so that the reason is written in it.</param>
/// <param name="TakesTwo">Whether the refusal waits for a colleague; not for the officer.</param>
public sealed record RefusePage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    IReadOnlyList<GroundOption> Grounds,
    string? Ground,
    string? Reason,
    Language LettersIn,
    bool TakesTwo) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 2000;

    /// <inheritdoc cref="ReviewFacts.Uses"/>
    public IReadOnlyList<UseView>? Uses { get; init; }

    public override string Heading => Texts.With("refuse.heading", ("act", Kinds.Act(Texts)));

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.Refuse.Create(this);
}

/// <summary>A ground that fits the request's regime and kind.</summary>
/// <param name="Text">In plain words, in the language of staff.</param>
public sealed record GroundOption(string Code, string Text);

/// <summary>What a decision page shows once there is nothing left for the reader to decide.</summary>
/// <param name="Verdict">What was decided; with <see cref="DecisionState.Disputed"/>, what they disagree on.</param>
/// <param name="By">Who decided, agreed or disagreed, masked; null where it is the reader.</param>
/// <param name="JustNow">Whether this very answer is to the decision; else it had been made before.</param>
public sealed record DecidedPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DecisionState State,
    Verdict Verdict,
    string? By,
    DateTimeOffset At,
    bool JustNow) : Page(Context)
{
    /// <summary>Whether it was decided field by field.</summary>
    public bool DecidesEach { get; init; }

    public override string Heading =>
        Texts.With($"decided.{State}.{(DecidesEach ? "Each" : Verdict)}.{(JustNow ? "now" : "before")}", ("act", Kinds.Act(Texts)));

    protected override RazorSlice Slice() => Slices.Decided.Create(this);
}

/// <summary>How far a decision is.</summary>
public enum DecisionState
{
    /// <summary>In effect; <see cref="DecidedPage.By"/> decided.</summary>
    Final,

    /// <summary>In effect; <see cref="DecidedPage.By"/> agreed to it as the second.</summary>
    Agreed,

    /// <summary><see cref="DecidedPage.By"/> decided; a colleague has to agree first.</summary>
    Waiting,

    /// <summary><see cref="DecidedPage.By"/> disagreed; the officer decides.</summary>
    Disputed,
}
