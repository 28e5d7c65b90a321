namespace PrivacyFunctions.Fulfilment.Words;

/// <summary>The same of a package for an authority.</summary>
internal sealed class ChineseWordsToAuthority : ChineseWords
{
    public static new ChineseWordsToAuthority Instance { get; } = new();

    public override string Title => "向主管机关提供的个人信息";

    public override string Contents => "文件内容";

    public override string NoRecords => "此处没有与该个人有关的记录。";

    public override string KeepSafe => "本文件包含法律文书所列个人的个人信息，且仅限文书要求的范围。请仅用于文书载明的目的，并妥善保管，避免无关人员查看。";

    public override string Intro(string controller, string day) =>
        $"本文件列出{controller}截至{day}持有的、法律文书要求提供的个人信息及其所在系统。";

    public override string Missing(IReadOnlyList<string> sources) => $"本文件不完整。我们未能访问以下系统：{string.Join('、', sources)}。";

    public override string Withheld(IReadOnlyList<string> fields) => $"未包含：{string.Join('、', fields)}。密码等安全凭证不予提供。";
}
