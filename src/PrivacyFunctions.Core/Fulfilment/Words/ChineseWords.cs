using System.Globalization;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Fulfilment.Words;

internal class ChineseWords : PackageWords
{
    public static ChineseWords Instance { get; } = new();

    public override string Title => "您的个人信息副本";

    public override string Reference => "申请编号";

    public override string Made => "制作时间";

    public override string MadeBy => "个人信息处理者";

    public override string Contents => "副本内容";

    public override string System => "系统";

    public override string Kind => "记录类型";

    public override string Number => "数量";

    public override string File => "文件";

    public override string Purposes => "收集和使用目的";

    public override string Origins => "信息来源";

    public override string Recipients => "您的个人信息的接收方";

    public override string RecipientsExplained =>
        "以下为我们的隐私政策列明的接收方类型。您的个人信息提供给了其中哪些接收方，取决于您使用的功能；如需了解，请联系我们。如果我们应您的申请删除个人信息，会尽可能同时通知从我们处获得该信息的接收方及时删除，法律法规另有规定或其已获得您的独立授权的除外。";

    public override string RecipientPurpose => "用途";

    public override string Receives => "可能接收的信息";

    public override string ReceivesAny => "实现该用途所需的各类信息";

    public override string RecipientRights => "如何向其行使权利";

    public override string NoRecords => "此处没有与您有关的记录。";

    public override string NoneShown => "记录较多，本页不逐条显示。全部记录见文件：";

    public override string Shortened => "较长的内容在本页仅显示开头，并以［…］结尾。完整内容见文件：";

    public override string WholeFile => "全部记录见文件：";

    public override string Files => "随附文件";

    public override string FilesExplained =>
        "data文件夹以JSON格式保存全部记录的完整内容，其他服务可以直接读取。请先解压整个ZIP文件，再点击本页链接打开。";

    public override string Checksums => "manifest.json列明每个文件、其中的记录数量及SHA-256校验值，供您核对文件是否被改动。";

    public override string KeepSafe => "本副本包含您的个人信息，请妥善保管，避免他人查看。";

    public override string Questions => "咨询与投诉";

    public override string Email => "电子邮箱";

    public override string Phone => "电话";

    public override string Address => "地址";

    public override string Empty => "空";

    public override string Intro(string controller, string day) =>
        $"本副本列出{controller}截至{day}持有的您的个人信息及其所在系统。";

    public override string Records(long count) => $"{Text(count)}条记录";

    public override string Categories(IReadOnlyList<string> names) => $"信息类别：{string.Join('、', names)}。";

    public override string Origin(Origin origin) => origin switch
    {
        Profile.Origin.You => "由您提供",
        Profile.Origin.Others => "由其他用户提供",
        Profile.Origin.Automatic => "在您使用服务时产生或自动收集",
        _ => "从关联方、合作伙伴或其他第三方获取",
    };

    public override string Shown(long shown, long all) => $"共{Text(all)}条记录，此处显示前{Text(shown)}条。";

    public override string Missing(IReadOnlyList<string> sources) => $"本副本不完整。我们未能访问以下系统：{string.Join('、', sources)}。您可以随时向我们申请缺失的部分。";

    public override string Withheld(IReadOnlyList<string> fields) =>
        $"未包含：{string.Join('、', fields)}。为保障您的账号安全，密码等安全凭证不提供副本。";

    public override string Contact(string contact) => $"如发现内容有误或遗漏，请联系{contact}，并提供申请编号。";

    public override string Complaint(string authority) => $"您也可以向{authority}投诉。";

    public override string YesNo(bool value) => value ? "是" : "否";

    public override string Bytes(int count) => $"［二进制数据，{Text(count)}字节］";

    public override string NeutralSource(int number) => $"系统{Text(number)}";

    public override string NeutralCollection(int number) => $"记录{Text(number)}";

    public override string NeutralField(int number) => $"项目{Text(number)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
