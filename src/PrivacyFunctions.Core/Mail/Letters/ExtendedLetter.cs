using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person, before the first date: our answer takes longer, for this reason, until this day, and this is how to complain.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="FirstDue">The last day for our answer, as the person was told before.</param>
/// <param name="Due">The last day for our answer now.</param>
/// <param name="Reason">What staff wrote about this case; may have several lines.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record ExtendedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly FirstDue,
    DateOnly Due,
    string Reason,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "extended";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("firstDue", FirstDue);
        values.EndOf("due", Due);
        values.Text("reason", Reason);
        values.Link("link", StatusPage);
    }
}
