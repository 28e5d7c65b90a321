using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: what staff answer, and what can be done about it.</summary>
/// <param name="Kind">What is answered.</param>
/// <param name="Text">As staff wrote it, line by line; the only free words in the letter.</param>
/// <param name="RecordKeptUntil">The day until which the record of the request is kept.</param>
/// <param name="StatusPage">Where the answer can be seen, and a review asked for. Opening it does nothing.</param>
public sealed record AnswerLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    string Text,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether that was all that was asked for.</summary>
    public bool Closes { get; init; } = true;

    /// <summary>Whether it answers a request to look at a decision again; there is no second look.</summary>
    public bool IsReview { get; init; }

    /// <summary>The last day on which a review can be asked for; null where none can.</summary>
    public DateOnly? ReviewUntil { get; init; }

    /// <summary>Whether the rest waits for the person to prove who they are.</summary>
    public bool AwaitsProof { get; init; }

    public override string Name => "answer";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("text", Text);
        values.Flag("awaitsProof", AwaitsProof);
        values.Flag("closed", Closes);
        values.Flag("review", IsReview);
        if (ReviewUntil is { } day)
        {
            values.EndOf("reviewUntil", day);
        }
        else
        {
            values.Flag("reviewUntil", false);
        }

        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StatusPage);
    }
}
