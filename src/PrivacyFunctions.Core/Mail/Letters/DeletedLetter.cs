using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Data that is deleted, in the letter's language.</summary>
/// <param name="Title">A category: <c>orders</c>.</param>
/// <param name="Records">How many records it was.</param>
public sealed record DeletedPart(string Title, long Records);

/// <summary>Data that stays anonymised, in the letter's language.</summary>
/// <param name="Title">A category: <c>reviews</c>.</param>
/// <param name="Fields">What was removed or replaced in it: <c>your name, your e-mail address</c>.</param>
public sealed record MaskedPart(string Title, string Fields);

/// <summary>
/// To the person: this is deleted, this is made unreadable, this stays and why. Where everything stays, or nothing was left
/// when the erasure began, it says that instead.
/// </summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="DeletedOn">The day on which it was carried out.</param>
/// <param name="Deleted">What is gone.</param>
/// <param name="Masked">What stays without anything that tells who it was about.</param>
/// <param name="Kept">What stays as it is, and why; empty where nothing does.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept.</param>
/// <param name="StatusPage">Where the outcome can be read and a review asked for. Opening it does nothing.</param>
public sealed record DeletedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DeletedOn,
    IReadOnlyList<DeletedPart> Deleted,
    IReadOnlyList<MaskedPart> Masked,
    IReadOnlyList<KeptData> Kept,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "deleted";

    /// <summary>Something of what is kept is kept until a date, and deleted then; the request is not closed before.</summary>
    public bool IsStored { get; init; }

    /// <summary>Who may have it from us, and was told.</summary>
    public RecipientFacts Recipients { get; init; } = RecipientFacts.None;

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Day("deletedOn", DeletedOn);
        values.List("deleted", Deleted, (item, part) =>
        {
            item.Text("title", part.Title);
            item.Text("records", Wording.Records(part.Records, Language));
        });
        values.List("masked", Masked, (item, part) =>
        {
            item.Text("title", part.Title);
            item.Text("fields", part.Fields);
        });
        values.List("kept", Kept, (item, kept) =>
        {
            item.Text("what", kept.What);
            item.Text("records", kept.Records is { } records ? Wording.Records(records, Language) : "");
            item.Text("howLong", kept.HowLong);
        });
        values.Flag("stored", IsStored);
        values.Day("recordKeptUntil", RecordKeptUntil);
        Recipients.Fill(values);
        values.Link("link", StatusPage);
    }
}
