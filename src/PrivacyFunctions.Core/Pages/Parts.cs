using System.Globalization;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>The message beside a field; empty where nothing is wrong with it.</summary>
public sealed record FieldMessageModel(Page Page, string Field);

/// <summary>The form that takes a code.</summary>
public sealed record CodeFormModel(CodePage Page, string Hint, string Button);

/// <summary>The form that sends a code.</summary>
/// <param name="Text">What stands above the button.</param>
/// <param name="IsMain">Whether it is the one thing to do on the page.</param>
public sealed record SendCodeFormModel(CodePage Page, string? Text, string Button, bool IsMain);

/// <summary>One panel of what came of a request.</summary>
/// <param name="Number">Which one on the page, for ids.</param>
public sealed record OutcomeModel(StatusPage Page, StatusOutcome Outcome, int Number);

/// <summary>What was stopped, and who knows.</summary>
/// <param name="Id">Of its heading.</param>
public sealed record StoppedModel(PageContext Context, StatusOutcome.Stopped Stopped, string Id);

public sealed record RecipientsModel(PageContext Context, StatusOutcome.Recipients Recipients, string Id);

/// <summary>The boxes to tick, named <c>kind</c>.</summary>
/// <param name="Texts">Where their texts are: <c>{Texts}.{kind}.label</c>, and <c>.hint</c> where there is one.</param>
/// <param name="SelfServed">What the account centre does at once.</param>
public sealed record KindBoxesModel(Page Page, IReadOnlyList<Kind> Offered, IReadOnlyList<Kind> Chosen, string Texts, IReadOnlyList<Kind>? SelfServed = null);

/// <summary>What a person can do who does not agree.</summary>
/// <param name="CanBeReviewed">Whether we look at it again; once we have, only others can.</param>
public sealed record RemediesModel(PageContext Context, bool CanBeReviewed = true)
{
    /// <summary>The review that was asked for; null where none was.</summary>
    public Reference? Review { get; init; }

    /// <summary>Whether that review has been answered.</summary>
    public bool IsReviewed { get; init; }
}

/// <summary>A mail, for staff to read.</summary>
public sealed record MailPartModel(PageContext Context, ShownMail Mail);

/// <summary>The form that says what a mail asks for.</summary>
/// <param name="IsMain">Whether it is the one thing to do on the page.</param>
public sealed record MailKindsModel(Page Page, IReadOnlyList<Kind> Offered, IReadOnlyList<Kind> Chosen, bool IsMain);

/// <summary>The decision that somebody wants looked at again.</summary>
public sealed record ReviewedModel(PageContext Context, ReviewedFacts First);

/// <summary>What is asked for, one below the other.</summary>
/// <param name="ForStaff">Whether it is told of the person, not to them.</param>
public sealed record KindListModel(PageContext Context, Kinds Kinds, bool ForStaff = false);

/// <summary>What a link from a letter may show.</summary>
/// <param name="Kinds">Null where the reader has yet to sign in.</param>
public sealed record RequestFactsModel(CodePage Page, Kinds? Kinds);

/// <summary>What somebody has said.</summary>
public sealed record OpinionModel(PageContext Context, Opinion Opinion, Kinds Kinds, bool DecidesEach = false);

/// <summary>What was corrected, and what was not and why.</summary>
public sealed record CorrectedModel(PageContext Context, IReadOnlyList<CorrectionLine> Lines);

/// <summary>The panel that offers to take more time.</summary>
public sealed record ExtendPartModel(PageContext Context, ExtendOffer Offer);

/// <summary>The panel that offers to ask for a fee, or to let it go.</summary>
public sealed record FeePartModel(PageContext Context, FeeOffer Offer);

/// <summary>How often the person asked for the same before, in a list of facts.</summary>
public sealed record RepeatListModel(PageContext Context, IReadOnlyList<Repeats> Repeats);

/// <summary>The panel that leads to the <see cref="NotOursPage"/>.</summary>
public sealed record NotOursPartModel(PageContext Context, string Path);

/// <summary>A request as staff decide on it.</summary>
public sealed record ReviewModel(PageContext Context, ReviewFacts Facts);

/// <summary>What a deletion does, or did.</summary>
/// <param name="ForStaff">Whether systems are named.</param>
public sealed record PlanTableModel(PageContext Context, IReadOnlyList<PlanLine> Plan, string Name, bool ForStaff);

/// <summary>File sizes as people read them.</summary>
public static class Sizes
{
    /// <summary>In decimal units, as file managers and phones show them: <c>640 B</c>, <c>12 kB</c>, <c>3.4 MB</c>.</summary>
    public static string InWords(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        < 999_950_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
