using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: we refuse, on this ground, for this reason; this is kept, and this is how to object.</summary>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="Ground">The ground in plain words: a sentence without its full stop.</param>
/// <param name="Article">Where the ground is written: <c>privacy policy, section 5(g)(vii)</c>.</param>
/// <param name="Reason">What staff wrote about this case; may have several lines.</param>
/// <param name="Kept">What stays although its deletion was asked for; empty where the decision leaves everything as it was.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept.</param>
/// <param name="StatusPage">Where the decision can be read and a review asked for. Opening it does nothing.</param>
public sealed record RefusedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DecidedOn,
    string Ground,
    string Article,
    string Reason,
    IReadOnlyList<KeptData> Kept,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public StopEnds Stops { get; init; } = StopEnds.None;

    public override string Name => "refused";

    internal override void Fill(LetterValues values)
    {
        Stops.Fill(values);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Day("decidedOn", DecidedOn);
        values.Text("ground", Ground);
        values.Text("article", Article);
        values.Text("reason", Reason);
        values.List("kept", Kept, (item, kept) =>
        {
            item.Text("what", kept.What);
            item.Text("howLong", kept.HowLong);
        });
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StatusPage);
    }
}

/// <summary>Data that stays, in the letter's language.</summary>
/// <param name="What">A category: <c>invoices</c>.</param>
/// <param name="HowLong">
/// How long, with the reason if it is a legal one: <c>until 31 December 2036, as tax law requires</c>; behind a number of
/// records, as sentences of its own.
/// </param>
/// <param name="Records">How many records it is; null where that is not counted.</param>
public sealed record KeptData(string What, string HowLong, long? Records = null);
