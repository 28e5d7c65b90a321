using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: what we stopped on receipt stays stopped.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept; null where it asks for more and is still open.</param>
/// <param name="StatusPage">Where it can be read who has confirmed. Opening it does nothing.</param>
public sealed record StaysStoppedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DecidedOn,
    StopFacts Facts,
    DateOnly? RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "stays-stopped";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Day("decidedOn", DecidedOn);
        Facts.Fill(values);
        values.Text("recordKeptUntil", RecordKeptUntil?.InWords(Language) ?? "");
        values.Link("link", StatusPage);
    }
}
