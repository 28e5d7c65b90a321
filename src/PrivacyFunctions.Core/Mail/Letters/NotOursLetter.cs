using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: somebody else is responsible for what they ask; an outcome, with remedies all the same.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Responsible">Who is, as staff wrote it.</param>
/// <param name="ForwardedOn">The day on which we passed the request on; null where the person has to ask there.</param>
/// <param name="RecordKeptUntil">Until when the record of this request is kept.</param>
/// <param name="StatusPage">Where it can be read and a review asked for. Opening it does nothing.</param>
public sealed record NotOursLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    string Responsible,
    DateOnly? ForwardedOn,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public StopEnds Stops { get; init; } = StopEnds.None;

    public override string Name => "not-ours";

    internal override void Fill(LetterValues values)
    {
        Stops.Fill(values);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("responsible", Responsible);
        values.Flag("forwarded", ForwardedOn is not null);
        values.Day("forwardedOn", ForwardedOn ?? DateOnly.MinValue);
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StatusPage);
    }
}
