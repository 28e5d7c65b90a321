using Microsoft.Playwright;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Disclosures;

/// <summary>The same in browsers, from the form to the file, in both languages; every page is looked at.</summary>
public sealed class DisclosurePages(Browser browser)
{
    private const string Desk = "desk@bureau.example.com";
    private const string Person = "sam.taylor@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Staff_enter_call_back_and_approve_and_the_authority_fetches_what_it_demanded(string tag)
    {
        await using var office = await Office.Open(Cancellation, ("StaffLanguage", tag));
        var words = KindCatalogue.Default.Texts(Language.Parse(tag));
        var today = $"{TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), office.Rules.Zone):yyyy-MM-dd}";

        string reference;
        await using (var staff = await browser.NewPage(tag))
        {
            var page = staff.Page;
            await page.GotoAsync(new Uri(office.Station.Address, "enter").ToString());
            await page.FillAsync("#email", Office.Handler);
            await Press(page, words["enter.start.button"]);
            var letter = await Eventually.Async(
                async () => (await office.LettersTo(Office.Handler)).FirstOrDefault(l => l.Key.Letter == "entry-link"), Office.Patience, "a link to enter a request", Cancellation);
            reference = letter.Key.Reference.Value;
            await SignIn(office, page, letter, words["enter.signIn.button"], words);
            await page.GetByRole(AriaRole.Link, new() { Name = words["enter.demandLink"], Exact = true }).ClickAsync();
            await Inspection.Inspect(page, Language.Parse(tag), "demand");
            Assert.Equal(0, await page.Locator("input:checked").CountAsync());

            await Press(page, words["demand.button"]);
            Assert.Contains(words["problem.demand.missing.kept-at"], await page.Locator("#kept-at-error").InnerTextAsync(), StringComparison.Ordinal);
            await Inspection.Inspect(page, Language.Parse(tag), "demand-wrong");
            foreach (var (name, value) in new[]
            {
                ("day", today), ("authority", "Shanghai Public Security Bureau"), ("email", Desk), ("number", "2026/118"), ("document-day", "2026-01-05"),
                ("kept-at", "shelf 3"), ("basis", "PRC Criminal Procedure Law, article 54"), ("subject", Person),
            })
            {
                await page.FillAsync($"#{name}", value);
            }

            foreach (var (name, value) in new[]
            {
                ("way", "Post"), ("origin", "home"), ("language", tag), ("document-type", "CourtOrder"), ("scope", "shop.orders"), ("notice", "tell"), ("person-language", tag),
            })
            {
                await page.CheckAsync($"input[name={name}][value='{value}']");
            }

            await Press(page, words["demand.button"]);
            Assert.Equal(words["message.demandEntered.heading"], await page.Locator("h1").InnerTextAsync());
        }

        await using (var caller = await browser.NewPage(tag))
        {
            await SignIn(office, caller.Page, await office.Letter(reference, "call-back-needed", Office.OtherHandler), words["signIn.Staff.code.button"], words);
            await Inspection.Inspect(caller.Page, Language.Parse(tag), "call-back");
            await caller.Page.FillAsync("#number-from", "example.com");
            await caller.Page.FillAsync("#with", "Officer Wang");
            await caller.Page.FillAsync("#day", today);
            await caller.Page.CheckAsync("input[name=result][value=confirmed]");
            await Press(caller.Page, words["callBack.button"]);
            Assert.Equal(words["message.calledBack.heading"], await caller.Page.Locator("h1").InnerTextAsync());
        }

        var act = words["act.authority-disclosure"];
        await using (var first = await browser.NewPage(tag))
        {
            await SignIn(office, first.Page, await office.Letter(reference, "decision-needed", Office.Approver), words["signIn.Staff.code.button"], words);
            await Inspection.Inspect(first.Page, Language.Parse(tag), "decision-disclosure");
            await Press(first.Page, words.With("decision.approve.button", ("act", act)));
        }

        await using (var second = await browser.NewPage(tag))
        {
            await SignIn(office, second.Page, await office.Letter(reference, "second-needed", Office.Officer), words["signIn.Staff.code.button"], words);
            await Inspection.Inspect(second.Page, Language.Parse(tag), "second-disclosure");
            await Press(second.Page, words.With("second.agree.button.Approve", ("act", act)));
        }

        await using var authority = await browser.NewPage(tag);
        await SignIn(office, authority.Page, await office.Letter(reference, "disclosure-ready", Desk), words["signIn.Authority.code.button"], words);
        await Inspection.Inspect(authority.Page, Language.Parse(tag), "hand-over");
        await authority.Page.GetByRole(AriaRole.Link, new() { Name = words["handOver.read"], Exact = true }).ClickAsync();
        var text = await authority.Page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain(Person, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(tag == "en" ? "Personal data disclosed to an authority" : "\u5411\u4e3b\u7ba1\u673a\u5173\u63d0\u4f9b\u7684\u4e2a\u4eba\u4fe1\u606f", await authority.Page.Locator("h1").InnerTextAsync());

        await office.Letter(reference, "disclosed", Person);
        Assert.Equal(Outcome.Done, (await office.Find(reference)).Outcome);
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task SignIn(Office office, IPage page, Crashes.Letter letter, string button, TextCatalogue words)
    {
        await page.GotoAsync(letter.Link.ToString());
        var purpose = letter.Link.AbsolutePath.Split('/')[1] switch { "enter" => "code-enter", "status" => "code-read", _ => "code-decide" };
        await Press(page, words["signIn.send"]);
        await page.FillAsync("#code", (await office.Letter(letter.Key.Reference.Value, purpose, letter.To)).Code);
        await Press(page, button);
    }
}
