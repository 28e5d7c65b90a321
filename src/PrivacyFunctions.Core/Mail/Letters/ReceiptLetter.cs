using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: we have your request; confirm that it was you.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="ReceivedAt">When it arrived, whatever the door; the clock runs from here.</param>
/// <param name="ConfirmBy">The last day on which the code is awaited; afterwards the request is closed as unproven.</param>
/// <param name="Due">The last day for our answer, as told to the person (not rolled to a working day).</param>
/// <param name="ProvePage">Where the code is typed. Opening it does nothing.</param>
/// <param name="Code">The code for that page.</param>
public sealed record ReceiptLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
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

    public override string Name => "receipt";

    public override bool SaysProvisional => IsProvisional;

    internal override void Fill(LetterValues values)
    {
        values.Flag("stopped", Stopped);
        values.Flag("awaitsHand", AwaitsHand);
        values.Flag("answersUnproven", AnswersUnproven);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("confirmBy", ConfirmBy);
        values.EndOf("due", Due);
        values.EndOf("doneBy", DoneBy);
        values.Flag("provisional", IsProvisional);
        values.Link("link", ProvePage);
        Code.Fill(values);
    }
}
