using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>How letters call what was asked for. Each fits behind "your request for", and before "申请" in Chinese.</summary>
/// <remarks>In English a date never follows it in the same clause: "deletion of your data on Monday" would promise one.</remarks>
/// <param name="Kind">The kind's code: <c>copy</c>; of several in one request, in the order of their answers, <c>copy+deletion</c>.</param>
/// <param name="ToPerson">As the person reads it: "a copy of your data".</param>
/// <param name="ToStaff">As staff read it: "a copy of personal data".</param>
public sealed record KindName(string Kind, Localized ToPerson, Localized ToStaff)
{
    private const char And = '+';

    /// <summary>Every kind, and every combination of kinds, that letters can be written about.</summary>
    public static IReadOnlyList<KindName> All { get; } =
    [
        new("copy", Localized.Of("个人信息副本", "a copy of your data"), Localized.Of("个人信息副本", "a copy of personal data")),
        new("deletion", Localized.Of("个人信息删除", "the deletion of your data"), Localized.Of("个人信息删除", "the deletion of personal data")),
        new("question", Localized.Of("咨询", "an answer to your question"), Localized.Of("咨询", "an answer to a question")),
        new(
            "copy+deletion",
            Localized.Of("个人信息副本及后续删除", "a copy of your data, and then its deletion"),
            Localized.Of("个人信息副本及后续删除", "a copy of personal data, and then its deletion")),
    ];

    /// <summary>Whether data is to be deleted, be it after something else.</summary>
    public bool Deletes => Kind.Split(And).Contains("deletion");

    /// <exception cref="KeyNotFoundException">No letter knows the kind.</exception>
    public static KindName Of(string kind) =>
        All.FirstOrDefault(name => name.Kind == kind) ?? throw new KeyNotFoundException($"No name for requests of kind '{kind}'.");

    /// <summary>The name of all kinds of one request together, in whatever order they are given.</summary>
    /// <exception cref="KeyNotFoundException">No letter knows them together.</exception>
    public static KindName Of(IReadOnlyList<string> kinds)
    {
        var wanted = kinds.ToHashSet();
        return All.FirstOrDefault(name => wanted.SetEquals(name.Kind.Split(And)))
            ?? throw new KeyNotFoundException($"No name for requests of the kinds '{string.Join(And, kinds)}'.");
    }
}
