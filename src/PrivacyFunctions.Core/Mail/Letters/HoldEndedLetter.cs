using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: what a law made us keep is deleted now, as its time is over; and what is kept still.</summary>
/// <param name="Kind">What they asked for, when it was.</param>
/// <param name="DeletedOn">The day on which it was carried out.</param>
/// <param name="Deleted">What is gone; empty where it was gone before.</param>
/// <param name="Kept">What stays until a later date; empty where nothing does, and the request is closed.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept.</param>
/// <param name="StatusPage">Where the outcome can be read. Opening it does nothing.</param>
public sealed record HoldEndedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DeletedOn,
    IReadOnlyList<DeletedPart> Deleted,
    IReadOnlyList<KeptData> Kept,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "hold-ended";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Day("deletedOn", DeletedOn);
        values.List("deleted", Deleted, (item, part) =>
        {
            item.Text("title", part.Title);
            item.Text("records", Wording.Records(part.Records, Language));
        });
        values.List("kept", Kept, (item, kept) =>
        {
            item.Text("what", kept.What);
            item.Text("howLong", kept.HowLong);
        });
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StatusPage);
    }
}
