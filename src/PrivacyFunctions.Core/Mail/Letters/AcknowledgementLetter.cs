using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: we have what you wrote, and answer by this date. There is nothing to confirm.</summary>
/// <remarks>Goes where no proof is needed, or was given before: to an address that may be somebody else's, so it says nothing else.</remarks>
/// <param name="Kind">What they asked for.</param>
/// <param name="ReceivedAt">When it arrived; the clock runs from here.</param>
/// <param name="Due">The last day for our answer, as told to the person (not rolled to a working day).</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record AcknowledgementLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly Due,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether it came by our form or asks for something to be done, so that it is more than a message.</summary>
    public bool IsRequest { get; init; }

    /// <summary>Whether something is to be done, and not only answered.</summary>
    public bool AsksToDo { get; init; }

    /// <summary>The last day on which it is done, where that is another than that of our answer; else null.</summary>
    public DateOnly? DoneBy { get; init; }

    /// <summary>Whether it was proven before that the request came from the address.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether staff have still to stop something by hand.</summary>
    public bool AwaitsHand { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    public override string Name => "acknowledgement";

    public override bool SaysProvisional => IsProvisional;

    internal override void Fill(LetterValues values)
    {
        values.Flag("isRequest", IsRequest);
        values.Flag("asksToDo", AsksToDo);
        values.Flag("awaitsHand", AwaitsHand);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("due", Due);
        values.EndOf("doneBy", DoneBy);
        values.Flag("proven", IsProven);
        values.Flag("provisional", IsProvisional);
        values.Link("link", StatusPage);
    }
}
