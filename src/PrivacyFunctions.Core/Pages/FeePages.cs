using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/decide/{reference}/fee</c> for staff, posting <c>amount</c> and <c>reason</c>: asks the person for a fee.</summary>
/// <param name="Repeats">How often they asked before.</param>
/// <param name="Amount">What was typed before.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="LettersIn">The language the person reads, so that the reason is written in it.</param>
/// <param name="AnswerUntil">When the person's time to accept or decline would be over.</param>
/// <param name="SilenceWaives">Whether it costs nothing if they say nothing; else the request is closed.</param>
public sealed record AskFeePage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    IReadOnlyList<Repeats> Repeats,
    string? Amount,
    string? Reason,
    Language LettersIn,
    DateTimeOffset AnswerUntil,
    bool SilenceWaives) : Page(Context)
{
    /// <summary>The article by which the clock begins anew with the word to bear the fee; null where it runs on.</summary>
    public string? ClockSource { get; init; }

    /// <summary>In characters.</summary>
    public const int LongestReason = 1000;

    public override string Heading => Texts["fee.ask.heading"];

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.AskFee.Create(this);
}

/// <summary><c>/decide/{reference}/waive</c> for staff, posting <c>do=waive</c>; also what their link shows while the person has yet to say.</summary>
/// <param name="Fee">That was asked for, and perhaps accepted.</param>
public sealed record WaiveFeePage(PageContext Context, Reference Reference, Kinds Kinds, DueDay Due, Fee Fee) : Page(Context)
{
    /// <summary>The earlier day by which staff answer then, because the clock counts from receipt again; null where the day stays.</summary>
    public DateOnly? DueThen { get; init; }

    public override string Heading => Texts[$"fee.waive.heading.{Fee.State}"];

    public string WaivePath => $"/decide/{Reference}/waive";

    protected override RazorSlice Slice() => Slices.WaiveFee.Create(this);
}

/// <summary><c>/status/{reference}/fee</c> for the person, posting <c>do=accept</c> or <c>do=decline</c>; neither is preselected.</summary>
/// <param name="Fee">That is asked for.</param>
/// <param name="SilenceWaives">Whether it costs nothing if they say nothing; else the request is closed.</param>
public sealed record AnswerFeePage(PageContext Context, Reference Reference, Kinds Kinds, Fee Fee, bool SilenceWaives) : Page(Context)
{
    /// <summary>The article by which the time for our answer begins anew with their word; null where it runs on.</summary>
    public string? ClockSource { get; init; }

    public override string Heading => Texts.With("fee.answer.heading", ("amount", Fee.Amount));

    public override string BackPath => $"/status/{Reference}";

    protected override RazorSlice Slice() => Slices.AnswerFee.Create(this);
}

/// <summary>What staff can do about a fee, beside deciding.</summary>
/// <param name="AskPath">Where one is asked for; null where none can be.</param>
/// <param name="WaivePath">Where the one that was accepted is let go; null where there is none.</param>
public sealed record FeeOffer(string? AskPath, string? WaivePath);
