using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: a date that we told as provisional is certain, now that days off were announced, and is the same.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="Due">The last day for our answer; null where it is over.</param>
/// <param name="DoneBy">The last day on which it is done, where that is another than that of our answer; else null.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record DateCertainLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly? Due,
    DateOnly? DoneBy,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether we agreed to do it.</summary>
    public bool IsApproved { get; init; }

    public ToDo ToDo { get; init; } = ToDo.Nothing;

    public override string Name => "date-certain";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.EndOf("due", Due);
        values.EndOf("doneBy", DoneBy);
        values.Flag("isApproved", IsApproved);
        ToDo.Fill(values);
        values.Link("link", StatusPage);
    }
}
