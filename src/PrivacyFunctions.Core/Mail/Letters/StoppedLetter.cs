using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: we stopped what you asked us to stop, at once; this was told to these; this is how to change your mind.</summary>
/// <param name="Kind">What was answered by stopping; other kinds of the same request have letters of their own.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept; null where it asks for more and is still open.</param>
/// <param name="StatusPage">Where it can be read who has confirmed. Opening it does nothing.</param>
public sealed record StoppedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    StopFacts Facts,
    DateOnly? RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "stopped";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        Facts.Fill(values);
        values.Text("recordKeptUntil", RecordKeptUntil?.InWords(Language) ?? "");
        values.Link("link", StatusPage);
    }
}
