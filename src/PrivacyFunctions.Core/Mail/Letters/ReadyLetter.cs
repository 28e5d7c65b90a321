using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the data file is ready.</summary>
/// <param name="StatusPage">Where it is downloaded, after a code. Opening it does nothing.</param>
/// <param name="AvailableUntil">When it is deleted: not the end of a day, so it is said to the minute.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="StartWith">The file inside the ZIP to open first, like <c>index.html</c>.</param>
public sealed record ReadyLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Uri StatusPage,
    DateTimeOffset AvailableUntil,
    long Size,
    string StartWith) : Letter(Reference, Language, Zone)
{
    public override string Name => "ready";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Link("link", StatusPage);
        values.Moment("availableUntil", AvailableUntil);
        values.Text("size", Wording.Size(Size, Language));
        values.Text("startWith", StartWith);
    }
}
