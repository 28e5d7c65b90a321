using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the request is stopped, because they took it back or never made it.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="StoppedAt">When it ended.</param>
/// <param name="WasNotThem">Whether they said that they never asked.</param>
/// <param name="AskAgain">Where a new request begins.</param>
public sealed record WithdrawnLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset StoppedAt,
    bool WasNotThem,
    Uri AskAgain) : Letter(Reference, Language, Zone)
{
    public StopEnds Stops { get; init; } = StopEnds.None;

    public override string Name => "withdrawn";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("stoppedAt", StoppedAt);
        values.Flag("notThem", WasNotThem);
        Stops.Fill(values);
        values.Link("link", AskAgain);
    }
}
