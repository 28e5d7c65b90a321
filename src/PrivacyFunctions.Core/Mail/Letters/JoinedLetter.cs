using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: they had asked for the same before, and both requests are handled as the earlier one.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="Earlier">The request that goes on.</param>
/// <param name="Due">The last day for its answer.</param>
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
    public override string Name => "joined";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("earlier", Earlier.Value);
        values.EndOf("due", Due);
        values.Link("link", StatusPage);
    }
}
