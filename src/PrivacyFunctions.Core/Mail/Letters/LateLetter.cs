using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: our answer is late; this is the new date, and this is how to complain.</summary>
/// <remarks>Gives no cause: none is recorded that would be true for every late answer.</remarks>
/// <param name="Kind">What they asked for.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="Due">The last day for our answer, as the person was told; it has passed.</param>
/// <param name="NewDue">The day by which we answer now.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record LateLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly Due,
    DateOnly NewDue,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "late";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("due", Due);
        values.EndOf("newDue", NewDue);
        values.Link("link", StatusPage);
    }
}
