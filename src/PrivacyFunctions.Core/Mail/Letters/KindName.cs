using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>How letters call what was asked for. Each fits behind "your request for", and before "申请" in Chinese.</summary>
/// <remarks>In English a date never follows it in the same clause: "deletion of your data on Monday" would promise one.</remarks>
/// <param name="Kind">The kinds' names, in the order in which they are carried out: <c>copy+deletion</c>.</param>
/// <param name="ToPerson">As the person reads it: "a copy of your data".</param>
/// <param name="ToStaff">As staff read it: "a copy of personal data".</param>
/// <param name="Deletes">Whether data is to be deleted, be it after something else.</param>
public sealed record KindName(string Kind, Localized ToPerson, Localized ToStaff, bool Deletes)
{
    /// <summary>Whether an authority demands it, so that the person was told nothing.</summary>
    public bool IsDemanded { get; init; }

    public static KindName Of(KindCatalogue catalogue, Kinds kinds) =>
        new(string.Join('+', kinds.Names), catalogue.Name(kinds), catalogue.NameForStaff(kinds), kinds.Has(Step.Erase)) { IsDemanded = kinds.RestOnDocument };
}
