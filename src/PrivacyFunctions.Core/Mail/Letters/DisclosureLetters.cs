using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the authority: what it demanded, and we disclose, is ready to be fetched. Says nothing about the person.</summary>
/// <param name="Document">The number of its document.</param>
/// <param name="HandOverPage">Where it is fetched, after a code. Opening it does nothing.</param>
/// <param name="AvailableUntil">When it is deleted.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="Missing">Sources that could not be reached, by their titles in the letter's language; empty where none.</param>
public sealed record DisclosureReadyLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    string Document,
    Uri HandOverPage,
    DateTimeOffset AvailableUntil,
    long Size,
    IReadOnlyList<string> Missing) : Letter(Reference, Language, Zone)
{
    public override string Name => "disclosure-ready";

    internal override void Fill(LetterValues values)
    {
        values.Text("document", Document);
        values.Link("link", HandOverPage);
        values.Moment("availableUntil", AvailableUntil);
        values.Text("size", Wording.Size(Size, Language));
        values.List("missing", Missing, (item, source) => item.Text("title", source));
    }
}

/// <summary>To the authority: we disclose nothing, and why.</summary>
/// <param name="Document">The number of its document.</param>
/// <param name="DecidedOn">The day of the decision, or of the search that found nothing.</param>
/// <param name="Ground">The ground in plain words: a sentence without its full stop; null where nothing was found.</param>
/// <param name="Article">Where the ground is written; null where nothing was found.</param>
/// <param name="Reason">What staff wrote about this case; null where nothing was found.</param>
/// <param name="HandOverPage">Where the same can be read, after a code. Opening it does nothing.</param>
public sealed record NotDisclosedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    string Document,
    DateOnly DecidedOn,
    string? Ground,
    string? Article,
    string? Reason,
    Uri HandOverPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "not-disclosed";

    internal override void Fill(LetterValues values)
    {
        values.Text("document", Document);
        values.Day("decidedOn", DecidedOn);
        values.Flag("refused", Ground is not null);
        values.Text("ground", Ground ?? "");
        values.Text("article", Article ?? "");
        values.Text("reason", Reason ?? "");
        values.Link("link", HandOverPage);
    }
}

/// <summary>To the person, who did not ask: their data was disclosed to an authority under a legal document (P19).</summary>
/// <param name="Authority">Its name, as staff entered it.</param>
/// <param name="DisclosedOn">The day on which the data was handed over.</param>
/// <param name="Basis">The provision that the document names.</param>
/// <param name="Data">What was disclosed, by titles in the letter's language.</param>
/// <param name="WasForbidden">Whether telling them had been forbidden until now.</param>
/// <param name="RecordKeptUntil">Until when the record of it is kept.</param>
/// <param name="StartPage">Where they can ask for a copy of the same data.</param>
public sealed record DisclosedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    string Authority,
    DateOnly DisclosedOn,
    string Basis,
    IReadOnlyList<string> Data,
    bool WasForbidden,
    DateOnly RecordKeptUntil,
    Uri StartPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "disclosed";

    internal override void Fill(LetterValues values)
    {
        values.Text("authority", Authority);
        values.Day("disclosedOn", DisclosedOn);
        values.Text("basis", Basis);
        values.List("data", Data, (item, title) => item.Text("title", title));
        values.Flag("wasForbidden", WasForbidden);
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StartPage);
    }
}

/// <summary>To the officer: the person whose data was disclosed has not been told, because it is forbidden without a known end, or because no address is known.</summary>
/// <param name="DisclosedOn">The day on which the data was handed over.</param>
/// <param name="IsForbidden">Whether it is forbidden; else no address is known.</param>
/// <param name="RecordKeptUntil">Until when it can be seen to.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record PersonUntoldLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    DateOnly DisclosedOn,
    bool IsForbidden,
    DateOnly RecordKeptUntil,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "person-untold";

    internal override void Fill(LetterValues values)
    {
        values.Day("disclosedOn", DisclosedOn);
        values.Flag("forbidden", IsForbidden);
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", DecisionPage);
    }
}
