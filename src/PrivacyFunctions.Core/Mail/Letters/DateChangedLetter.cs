using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>
/// To the person: a date that we told has changed, because days off were announced since, because a law's clock stood
/// still while we waited for them, or because they ask for something else than we had understood.
/// </summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="Due">The last day for our answer; null where it is the same and over.</param>
/// <param name="FormerDue">The day that they were told before; null where it is the same.</param>
/// <param name="DoneBy">The last day on which it is done; null where it is the same as before, or there is none.</param>
/// <param name="FormerDoneBy">The day that they were told before; null where <paramref name="DoneBy"/> is, or none was.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record DateChangedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly? Due,
    DateOnly? FormerDue,
    DateOnly? DoneBy,
    DateOnly? FormerDoneBy,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>What the date was moved by; null where it was counted again.</summary>
    public ToldMove? Move { get; init; }

    /// <summary>Whether something else is asked for than we had understood.</summary>
    public bool IsOther { get; init; }

    /// <summary>Whether we agreed to do it.</summary>
    public bool IsApproved { get; init; }

    public ToDo ToDo { get; init; } = ToDo.Nothing;

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    public override string Name => "date-changed";

    public override bool SaysProvisional => IsProvisional;

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.EndOf("due", Due);
        values.EndOf("formerDue", FormerDue);
        values.EndOf("doneBy", DoneBy);
        values.EndOf("formerDoneBy", FormerDoneBy);
        values.Text("why", IsOther ? "kinds" : Move?.Reason ?? "counted-again");
        values.Day("from", Move?.From);
        values.Day("to", Move?.To);
        values.Text("source", Move?.Source ?? "");
        values.Flag("provisional", IsProvisional);
        values.Flag("isApproved", IsApproved);
        ToDo.Fill(values);
        values.Link("link", StatusPage);
    }
}
