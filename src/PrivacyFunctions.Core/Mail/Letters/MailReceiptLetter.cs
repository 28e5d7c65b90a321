using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To whoever wrote an e-mail: we have it, this is how we understood it; confirm, or say what you want.</summary>
/// <remarks>Repeats nothing of the e-mail: whoever wrote it may not be who its From line says.</remarks>
/// <param name="Kind">What we take it to ask for; null where we take it for a question, which needs no proof.</param>
/// <param name="ReceivedAt">When the e-mail arrived; the clock runs from here.</param>
/// <param name="ConfirmBy">The last day on which the code is awaited; afterwards the request is closed as unproven.</param>
/// <param name="Due">The last day for our answer, as told to the person (not rolled to a working day).</param>
/// <param name="ProvePage">Where the code is typed, or something else asked for. Opening it does nothing.</param>
/// <param name="Code">The code for that page, and for an answer by mail that still contains it.</param>
public sealed record MailReceiptLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName? Kind,
    DateTimeOffset ReceivedAt,
    DateOnly ConfirmBy,
    DateOnly Due,
    Uri ProvePage,
    LetterCode Code) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether what is asked to stop has stopped already, until the decision.</summary>
    public bool Stopped { get; init; }

    /// <summary>Whether something of it is answered without a proof.</summary>
    public bool AnswersUnproven { get; init; }

    /// <summary>Whether staff have still to stop something by hand.</summary>
    public bool AwaitsHand { get; init; }

    /// <summary>The last day on which it is done, where that is another than <see cref="Due"/>; else null.</summary>
    public DateOnly? DoneBy { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    public override string Name => "mail-receipt";

    public override bool SaysProvisional => IsProvisional;

    internal override void Fill(LetterValues values)
    {
        values.Flag("stopped", Stopped);
        values.Flag("awaitsHand", AwaitsHand);
        values.Flag("answersUnproven", AnswersUnproven);
        values.Text("kind", Kind?.ToPerson.In(Language) ?? "");
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("confirmBy", ConfirmBy);
        values.EndOf("due", Due);
        values.EndOf("doneBy", DoneBy);
        values.Flag("provisional", IsProvisional);
        values.Link("link", ProvePage);
        Code.Fill(values);
    }
}
