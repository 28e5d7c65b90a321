using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Who of the staff, without saying whom.</summary>
public enum StaffRole
{
    Handler,
    Approver,
    Officer,
}

internal static class StaffRoleWords
{
    /// <summary>All who have the role, to stand inside a sentence: <c>the approvers</c>.</summary>
    public static string InWords(this StaffRole role, Language language) => (role, language == Language.ZhCn) switch
    {
        (StaffRole.Handler, true) => "经办人",
        (StaffRole.Handler, false) => "the handlers",
        (StaffRole.Approver, true) => "审批人",
        (StaffRole.Approver, false) => "the approvers",
        (StaffRole.Officer, true) => "个人信息保护负责人",
        (StaffRole.Officer, false) => "the officer",
        _ => throw new InvalidOperationException($"No letter tells of role {role}."),
    };
}
