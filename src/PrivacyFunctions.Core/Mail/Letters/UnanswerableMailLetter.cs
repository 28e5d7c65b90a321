using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: an e-mail came that names no sender, so nobody can answer it. Nothing of it is in the letter.</summary>
/// <param name="Reference">The number under which the e-mail is kept; there is no request.</param>
/// <param name="ReceivedAt">When the e-mail arrived.</param>
/// <param name="Form">Where its sender can ask again.</param>
public sealed record UnanswerableMailLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    DateTimeOffset ReceivedAt,
    Uri Form) : Letter(Reference, Language, Zone)
{
    public override string Name => "unanswerable-mail";

    internal override void Fill(LetterValues values)
    {
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", Form);
    }
}
