using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: they had asked for the same before, and both requests are handled as the earlier one.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="Earlier">The request that goes on.</param>
/// <param name="Due">The last day for its answer, also where that is over.</param>
/// <param name="StatusPage">How the earlier request stands. Opening it does nothing.</param>
public sealed record JoinedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Reference Earlier,
    DateOnly Due,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether its answer is late.</summary>
    public bool IsLate { get; init; }

    /// <summary>The day that the person was told when it was late; null where they were not yet.</summary>
    public DateOnly? NewDay { get; init; }

    public override string Name => "joined";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("earlier", Earlier.Value);
        values.EndOf("due", Due);
        values.Flag("late", IsLate);
        values.EndOf("newDay", NewDay);
        values.Link("link", StatusPage);
    }
}
