using System.Globalization;
using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Local.SampleShop;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>P1, P7, P8, P25: somebody asks for a copy of their data, proves who they are, and gets it.</summary>
public sealed class CopyDelivered(Browser browser, Service service)
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    [InlineData("en", false)]
    public async Task A_person_asks_staff_approve_and_the_person_reads_and_downloads_the_copy(string language, bool scripts)
    {
        await using Person person = await Person.Arrives(browser, service, SampleShopDatabase.KnownPerson, language, scripts);
        string due = DayInWords(language, days: 15);

        await person.Asks();
        Assert.Matches("^PR-[0-9A-Y]{4}-[0-9A-Y]{4}$", person.Reference);
        Assert.Contains(due, await person.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Email, await person.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

        await person.Proves();
        Assert.Contains(due, await person.Main, StringComparison.Ordinal);
        Letter receipt = Assert.Single(await person.Letters.All());
        Assert.Equal(ReceiptSubject(language, person.Reference), receipt.Subject);
        Assert.Contains(due, receipt.Text, StringComparison.Ordinal);

        await using (Staff staff = await Staff.For(browser, service, person))
        {
            Letter asked = await staff.OpensDecision();
            Assert.DoesNotContain("mei.lin", asked.Text, StringComparison.Ordinal);
            await SeesWhatTheDecisionNeeds(staff);
            await staff.Approves();
        }

        await using Person later = await person.AtAnotherBrowser(browser);
        Letter ready = await later.Letters.Next();
        Assert.Equal(ReadySubject(language, person.Reference), ready.Subject);
        await later.SignsIn(ready);
        await Reads(later);
        await Downloads(later);
        await SeesRequestClosed(later);
    }

    private static async Task SeesWhatTheDecisionNeeds(Staff staff)
    {
        string page = await staff.Main;
        int days = DaysForStaff();
        Assert.Contains(DayInWords(staff.Language.Tag, days), page, StringComparison.Ordinal);
        Assert.Contains(staff.Words.Count("dueDay.left", days), page, StringComparison.Ordinal);
        Assert.Contains("m•••@e•••.com", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mei.lin", await staff.Page.ContentAsync(), StringComparison.Ordinal);
        string[] counts = [.. (await staff.Page.Locator("tbody td.number").AllInnerTextsAsync()).Order(StringComparer.Ordinal)];
        Assert.Equal(["1", "1", "2", "6", "6"], counts); // customer, address, files, orders, payments
        IReadOnlyList<string> cells = await staff.Page.Locator("tbody td:not(.number)").AllInnerTextsAsync();
        string[] titles = staff.Language.Tag == "en"
            ? ["Customer account", "Delivery address", "Files", "Orders", "Payments", "Sample shop", "Uploaded files"]
            : ["客户账号", "收货地址", "文件", "订单", "支付记录", "示例商店", "上传文件"];
        Assert.Equal(titles.Order(StringComparer.Ordinal), cells.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("16", await staff.Page.Locator("tfoot td.number").InnerTextAsync());
    }

    private static async Task Reads(Person person)
    {
        Assert.Equal("/data", await person.Page.GetByRole(AriaRole.Link, new() { Name = person.Words["data.link"], Exact = true }).GetAttributeAsync("href"));
        await person.Follows("status.ready.read");
        string page = await person.Page.Locator("main").InnerTextAsync();
        Assert.Contains(person.Reference, page, StringComparison.Ordinal);
        Assert.Contains("Coffee grinder", page, StringComparison.Ordinal);
        Assert.Contains("\u6797\u6885", page, StringComparison.Ordinal); // The person's name.
        await Inspection.Inspect(person.Page, person.Language, "package");
        ILocator file = person.Page.Locator("a[href$='orders.json']").First;
        Assert.Contains("Coffee grinder", await (await person.Fetches($"/status/{person.Reference}/{await file.GetAttributeAsync("href")}")).TextAsync(), StringComparison.Ordinal);
        await file.ClickAsync();
        Assert.Contains("Coffee grinder", await person.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await person.Fetches($"/status/{person.Reference}/data/shop/nothing.json")).Status);
        await person.Opens($"/status/{person.Reference}");
    }

    private static async Task Downloads(Person person)
    {
        string label = await person.Page.Locator("a[href$='/download']").InnerTextAsync();
        IDownload download = await person.Page.RunAndWaitForDownloadAsync(() =>
            person.Page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).ClickAsync());
        Assert.Equal($"{person.Reference}.zip", download.SuggestedFilename);
        await using FileStream file = File.OpenRead(await download.PathAsync());
        await DownloadedPackage.AssertWhole(file, person.Reference);
        file.Position = 0;
        await DownloadedPackage.AssertIsOnlyAbout(file, person.Email);
        file.Position = 0;
        await DownloadedPackage.AssertHasUploads(file, "下次请用纸袋包装。林梅\n");
    }

    private static async Task SeesRequestClosed(Person person)
    {
        await person.Page.ReloadAsync();
        await person.IsOn("status.heading", "status-collected");
        string steps = await person.Page.Locator(".progress").InnerTextAsync();
        Assert.Contains(person.Words["status.step.Closed"], steps, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Words["status.state.Ahead"], steps, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Words["status.state.Current"], steps, StringComparison.Ordinal);
    }

    // Staff are told the last weekday of the fifteen days.
    private static int DaysForStaff() => Now.AddDays(15).DayOfWeek switch
    {
        DayOfWeek.Saturday => 14,
        DayOfWeek.Sunday => 13,
        _ => 15,
    };

    private static DateTimeOffset Now => TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static string DayInWords(string language, int days) =>
        Now.AddDays(days).ToString(language == "en" ? "dddd d MMMM yyyy" : "yyyy\u5e74M\u6708d\u65e5", CultureInfo.GetCultureInfo(language));

    private static string ReceiptSubject(string language, string reference) => language == "en"
        ? $"We received your request for a copy of your data · {reference}"
        : $"我们已收到您的个人信息副本申请 · {reference}";

    private static string ReadySubject(string language, string reference) => language == "en"
        ? $"Your data file is ready · {reference}"
        : $"您的个人信息副本文件已准备好 · {reference}";
}
