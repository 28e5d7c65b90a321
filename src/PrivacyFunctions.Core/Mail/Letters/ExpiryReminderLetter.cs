using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the data file is deleted soon, and nobody has fetched it yet.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="StatusPage">Where it is downloaded, after a code. Opening it does nothing.</param>
/// <param name="AvailableUntil">When it is deleted: not the end of a day, so it is said to the minute.</param>
/// <param name="DeletionFollows">The person also asked for deletion, which begins once the file is fetched or gone.</param>
public sealed record ExpiryReminderLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Uri StatusPage,
    DateTimeOffset AvailableUntil,
    bool DeletionFollows) : Letter(Reference, Language, Zone)
{
    public override string Name => "expiry-reminder";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Link("link", StatusPage);
        values.Text("availableDay", Wording.ShortDay(AvailableUntil.AddTicks(-1).DayIn(Zone), Language));
        values.Moment("availableUntil", AvailableUntil);
        values.Flag("deletionFollows", DeletionFollows);
    }
}
