using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>How letters call what was asked for. Each fits behind "your request for", "申请" following it in Chinese.</summary>
/// <param name="Kind">The kind's code: <c>copy</c>.</param>
/// <param name="ToPerson">As the person reads it: "a copy of your data".</param>
/// <param name="ToStaff">As staff read it: "a copy of personal data".</param>
public sealed record KindName(string Kind, Localized ToPerson, Localized ToStaff)
{
    /// <summary>Every kind that letters can be written about.</summary>
    public static IReadOnlyList<KindName> All { get; } =
    [
        new("copy", Localized.Of("个人信息副本", "a copy of your data"), Localized.Of("个人信息副本", "a copy of personal data")),
    ];

    /// <exception cref="KeyNotFoundException">No letter knows the kind.</exception>
    public static KindName Of(string kind) =>
        All.FirstOrDefault(name => name.Kind == kind) ?? throw new KeyNotFoundException($"No name for requests of kind '{kind}'.");
}
