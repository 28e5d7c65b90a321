using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Deadlines.Regimes;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/deadlines</c>: by when a request is to be answered, and how that is counted. Its form is sent by GET.</summary>
/// <param name="Regimes">That can be chosen.</param>
/// <param name="Kinds">That can be chosen.</param>
/// <param name="Sent">What was chosen and typed before, by the names of the parameters.</param>
/// <param name="Question">Null on a first visit, and where something is wrong with it.</param>
public sealed record DeadlinePage(
    PageContext Context,
    IReadOnlyList<Regime> Regimes,
    IReadOnlyList<string> Kinds,
    IReadOnlyDictionary<string, string> Sent,
    DeadlineQuestion? Question) : Page(Context)
{
    public const string Path = "/deadlines";

    /// <summary>The parameters that the form has a field for.</summary>
    public static IReadOnlyList<string> FormFields { get; } = [QuestionNames.Regime, QuestionNames.Kind, QuestionNames.Received];

    public override string Heading => Texts["deadlines.heading"];

    public RequestClocks? Clocks { get; } = Question?.Run();

    public DeadlineWords Words => new(Texts);

    /// <summary>What a page says of a question that is wrong: of its own fields in words for people.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(IEnumerable<QuestionProblem> problems, TextCatalogue texts)
    {
        var words = new DeadlineWords(texts);
        return [.. problems.Select(p => (p.Parameter, p.Code) switch
        {
            (QuestionNames.Kind, "oneOf") => new FieldError(
                p.Parameter, "problem.deadlines.form.kind", [("kinds", string.Join(texts["deadlines.list"], p.Allowed.Select(words.Kind)))]),
            (QuestionNames.Kind, "kindMissing") or (QuestionNames.Received, "receivedMissing" or "day" or "moment") =>
                new FieldError(p.Parameter, $"problem.deadlines.form.{p.Code}", []),
            _ => DeadlineWords.Problem(p, FormFields.Contains(p.Parameter) ? p.Parameter : null),
        })];
    }

    protected override RazorSlice Slice() => Slices.DeadlinesStep.Create(this);
}

/// <summary>One clock on the page.</summary>
public sealed record ClockModel(DeadlinePage Page, Clock Clock)
{
    /// <summary>The clock as it would be extended; null where it can't be, or is.</summary>
    public Clock? Extended { get; } = Clock.Rule.Extension is null || Clock.IsExtended
        ? null
        : ClockMath.Run(Clock.Regime, Clock.Rule, Page.Question!.Events with { IsExtended = true });
}
