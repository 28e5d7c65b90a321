using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: what we wrote to the person comes back; they have to hear of it by another channel.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Since">When the first letter came back.</param>
/// <param name="Letters">What came back, in the letter's language; no letter's own words.</param>
/// <param name="Due">The last day for our answer; null where the request is closed.</param>
/// <param name="RequestPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record UndeliverableLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset Since,
    IReadOnlyList<string> Letters,
    DateOnly? Due,
    Uri RequestPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether it is an authority that demands data that letters do not reach, and not the person.</summary>
    public bool IsOfAuthority { get; init; }

    public override string Name => "undeliverable";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Moment("since", Since);
        values.List("letters", Letters, (item, what) => item.Text("what", what));
        values.Flag("toAuthority", IsOfAuthority);
        values.Flag("open", Due is not null);
        values.EndOf("due", Due ?? DateOnly.MinValue);
        values.Link("link", RequestPage);
    }
}
