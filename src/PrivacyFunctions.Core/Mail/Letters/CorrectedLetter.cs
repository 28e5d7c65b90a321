using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Why a field was not corrected.</summary>
public enum NotCorrected
{
    Refused,
    NotFound,
    ChangedMeanwhile,
}

/// <summary>A field that stays as it is, in the letter's language.</summary>
/// <param name="Title">Of the field: <c>Customer account: Name</c>.</param>
/// <param name="Ground">Of a refusal, in plain words: a sentence without its full stop.</param>
/// <param name="Article">Where the ground is written.</param>
/// <param name="Reason">What staff wrote about it.</param>
public sealed record FieldLeft(string Title, NotCorrected Why, string? Ground = null, string? Article = null, string? Reason = null);

/// <summary>To the person: these fields are corrected, these are not and why. It names fields, and no value that was typed.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="CorrectedOn">The day on which it was carried out.</param>
/// <param name="Corrected">Titles of fields.</param>
/// <param name="RecordKeptUntil">Until when the record of this request is kept; null while other parts of it are open.</param>
/// <param name="StatusPage">Where the outcome can be read and a review asked for. Opening it does nothing.</param>
public sealed record CorrectedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly CorrectedOn,
    IReadOnlyList<string> Corrected,
    IReadOnlyList<FieldLeft> Left,
    DateOnly? RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "corrected";

    /// <summary>Whether what had stopped until this was decided goes on again.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether staff, who had been told to stop it until then and had not said that they did, are told that it goes on.</summary>
    public bool IsCalledOff { get; init; }

    /// <summary>Who may have it from us, and was told.</summary>
    public RecipientFacts Recipients { get; init; } = RecipientFacts.None;

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Day("correctedOn", CorrectedOn);
        values.List("corrected", Corrected, (item, title) => item.Text("title", title));
        values.List("left", Left, (item, left) =>
        {
            item.Text("title", left.Title);
            item.Text("why", WhyName(left.Why));
            item.Text("ground", left.Ground ?? "");
            item.Text("article", left.Article ?? "");
            item.Text("reason", left.Reason ?? "");
        });
        values.Text("recordKeptUntil", RecordKeptUntil?.InWords(Language) ?? "");
        values.Flag("resumes", Resumes);
        values.Flag("calledOff", IsCalledOff);
        Recipients.Fill(values);
        values.Link("link", StatusPage);
    }

    private static string WhyName(NotCorrected why) => why switch
    {
        NotCorrected.Refused => "refused",
        NotCorrected.NotFound => "not-found",
        NotCorrected.ChangedMeanwhile => "changed",
        _ => throw new InvalidOperationException($"No letter tells of {why}."),
    };
}
