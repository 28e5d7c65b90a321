using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the data file is ready.</summary>
/// <param name="StatusPage">Where it is downloaded, after a code. Opening it does nothing.</param>
/// <param name="AvailableUntil">The last day on which it can be downloaded.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="StartWith">The file inside the ZIP to open first, like <c>index.html</c>.</param>
public sealed record ReadyLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Uri StatusPage,
    DateOnly AvailableUntil,
    long Size,
    string StartWith) : Letter(Reference, Language, Zone)
{
    public override string Name => "ready";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Link("link", StatusPage);
        values.EndOf("availableUntil", AvailableUntil);
        values.Text("size", Wording.Size(Size, Language));
        values.Text("startWith", StartWith);
    }
}
