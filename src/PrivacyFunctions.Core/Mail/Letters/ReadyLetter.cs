using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the data file is ready.</summary>
/// <param name="StatusPage">Where it is downloaded, after a code. Opening it does nothing.</param>
/// <param name="AvailableUntil">When it is deleted: not the end of a day, so it is said to the minute.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="StartWith">The file inside the ZIP to open first, like <c>index.html</c>.</param>
/// <param name="Missing">Sources that are not in the file because they could not be reached, by their titles in the letter's language; empty when it is whole.</param>
/// <param name="DeletionFollows">The person also asked for deletion, which begins once the file is fetched or gone.</param>
public sealed record ReadyLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Uri StatusPage,
    DateTimeOffset AvailableUntil,
    long Size,
    string StartWith,
    IReadOnlyList<string> Missing,
    bool DeletionFollows) : Letter(Reference, Language, Zone)
{
    public override string Name => "ready";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Link("link", StatusPage);
        values.Moment("availableUntil", AvailableUntil);
        values.Text("size", Wording.Size(Size, Language));
        values.Text("startWith", StartWith);
        values.List("missing", Missing, (item, source) => item.Text("title", source));
        values.Flag("deletionFollows", DeletionFollows);
    }
}
