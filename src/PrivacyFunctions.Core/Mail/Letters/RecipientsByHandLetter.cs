using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: these recipients have no hook; tell them by hand what was deleted or corrected, and say so on the page.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Since">When it was carried out.</param>
/// <param name="Recipients">In the letter's language; empty where a colleague has told them meanwhile.</param>
/// <param name="Page">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record RecipientsByHandLetter(
    Reference Reference, Language Language, TimeZoneInfo Zone, KindName Kind, DateTimeOffset Since, IReadOnlyList<string> Recipients, Uri Page)
    : Letter(Reference, Language, Zone)
{
    public override string Name => "recipients-by-hand";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Moment("since", Since);
        values.List("recipients", Recipients, (item, who) => item.Text("who", who));
        values.Link("link", Page);
    }
}

/// <summary>To staff: these recipients were told by their hooks what was deleted or corrected, and have been silent for a day.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Since">When it was carried out.</param>
/// <param name="Recipients">In the letter's language; empty where they have confirmed meanwhile.</param>
/// <param name="Page">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record RecipientsSilentLetter(
    Reference Reference, Language Language, TimeZoneInfo Zone, KindName Kind, DateTimeOffset Since, IReadOnlyList<string> Recipients, Uri Page)
    : Letter(Reference, Language, Zone)
{
    public override string Name => "recipients-silent";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Moment("since", Since);
        values.List("recipients", Recipients, (item, who) => item.Text("who", who));
        values.Link("link", Page);
    }
}
