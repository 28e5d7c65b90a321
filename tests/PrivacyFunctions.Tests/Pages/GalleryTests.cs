using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>What holds for every page. Also leaves the pages as files in <c>gallery/</c> beside the tests, to be looked at.</summary>
public class GalleryTests
{
    private const string Unsubscribe = "message-unsubscribe";

    public static TheoryData<string, string> EveryPage
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var name in Gallery.Names)
            {
                foreach (var language in Language.Supported)
                {
                    pages.Add(name, language.Tag);
                }
            }

            return pages;
        }
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_page_says_its_language_its_question_and_its_controller(string name, string tag)
    {
        var (page, document) = await Open(name, tag);

        Assert.Equal(tag, document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(page.Heading, Assert.Single(document.QuerySelectorAll("h1")).TextContent);
        var prefix = page.Errors.Count == 0 ? "" : tag == "en" ? "Error: " : "错误\uff1a";
        Assert.Equal($"{prefix}{page.Heading} – {page.Context.Controller.Name.In(page.Context.Language)}", document.Title);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Every_control_has_a_label_and_what_describes_it_is_there(string name, string tag)
    {
        var (_, document) = await Open(name, tag);

        foreach (var control in document.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
        {
            Assert.NotNull(document.QuerySelector($"label[for='{control.Id}']"));
        }

        foreach (var attribute in new[] { "aria-describedby", "aria-labelledby" })
        {
            var ids = document.QuerySelectorAll($"[{attribute}]").SelectMany(e => e.GetAttribute(attribute)!.Split(' '));
            Assert.All(ids, id => Assert.NotNull(document.GetElementById(id)));
        }

        Assert.All(document.QuerySelectorAll("button, a"), e => Assert.NotEqual("", e.TextContent.Trim()));
        var all = document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(all.Distinct(), all);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Each_problem_is_told_at_the_top_and_beside_the_control_it_links_to(string name, string tag)
    {
        var (page, document) = await Open(name, tag);
        var summary = document.QuerySelector("[role=alert]");

        Assert.Equal(page.Errors.Count > 0, summary is not null);
        Assert.Equal(page.Errors.Select(e => e.In(page.Context.Texts)), document.QuerySelectorAll("[role=alert] li").Select(e => e.TextContent));
        foreach (var error in page.Errors.Where(e => e.Field is not null))
        {
            Assert.NotNull(document.GetElementById(error.Field!));
            Assert.NotNull(summary!.QuerySelector($"a[href='#{error.Field}']"));
            Assert.EndsWith(error.In(page.Context.Texts), document.GetElementById($"{error.Field}-error")!.TextContent);
        }
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Every_form_posts_with_its_token_and_leaves_the_wording_of_errors_to_us(string name, string tag)
    {
        var (page, document) = await Open(name, tag);
        if (page is DeadlinePage)
        {
            // It changes nothing, and its address can be kept: so it asks by GET, and its address shows no token.
            var form = Assert.Single(document.Forms);
            Assert.Equal(("get", true), (form.GetAttribute("method"), form.HasAttribute("novalidate")));
            Assert.Null(form.QuerySelector("input[type=hidden]"));
            return;
        }

        Assert.All(document.Forms, form =>
        {
            Assert.Equal("post", form.GetAttribute("method"));
            Assert.True(form.HasAttribute("novalidate"));
            if (name == Unsubscribe)
            {
                // What RFC 8058 has mail programs post, which never see the page: the path is the authority.
                Assert.Equal("One-Click", Assert.Single(form.QuerySelectorAll<IHtmlInputElement>("input"), input => input.Name == "List-Unsubscribe").Value);
            }
            else
            {
                Assert.Equal("token-of-the-form", form.QuerySelector<IHtmlInputElement>("input[type=hidden][name=csrf]")?.Value);
            }

            Assert.NotNull(form.QuerySelector("button[type=submit]"));
        });
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Nothing_on_a_page_needs_more_than_the_strictest_content_policy(string name, string tag)
    {
        var (_, document) = await Open(name, tag);

        Assert.Empty(document.QuerySelectorAll("script, style, iframe, object, embed, base, [style]"));
        Assert.DoesNotContain(
            document.All.SelectMany(e => e.Attributes),
            a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Assets.SiteCssPath, Assert.Single(document.QuerySelectorAll("link[rel=stylesheet]")).GetAttribute("href"));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Who_answers_for_the_data_and_the_other_language_are_on_every_page(string name, string tag)
    {
        var (page, document) = await Open(name, tag);
        var controller = page.Context.Controller;
        var language = page.Context.Language;
        var footer = document.QuerySelector("footer")!.TextContent;

        Assert.Contains(controller.Contact.In(language), footer);
        Assert.Contains(controller.Email, footer);
        Assert.Contains(controller.Phone, footer);
        Assert.Contains(controller.Address.In(language), footer);
        Assert.Contains(controller.Authority.In(language), footer);
        var other = Language.Supported.Single(l => l != language);
        Assert.Equal(
            $"/language?to={other.Tag}&back=%2Frequest%2Femail",
            document.QuerySelector(".languages a")!.GetAttribute("href"));
        Assert.NotNull(document.GetElementById("main"));
        Assert.Equal("#main", document.QuerySelector("body > a")!.GetAttribute("href"));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Nothing_is_preselected_that_the_reader_did_not_say_and_no_word_is_left_unfilled(string name, string tag)
    {
        var (page, document) = await Open(name, tag);

        if (page is not (RefusePage { Ground: not null } or UndeliverablePage { How: not null } or ResidencePage { Chosen: not null } or AskPage { Unmet.Count: > 0 } or AskPage { Clarifies: true } or PurposesPage or CorrectionsPage
            or DecisionPage { Proposals.All.Count: > 0, Errors.Count: > 0 } or KindsPage or UnderstoodPage or MailPage or DeadlinePage or EntryPage { Typed.Kinds.Count: > 0 }
            or DemandPage { Typed.Values.Count: > 0 }))
        {
            Assert.Empty(document.QuerySelectorAll("[checked], [selected]"));
        }

        if (page is DeadlinePage asked)
        {
            Assert.Equal(
                new[] { asked.Sent["regime"], asked.Sent["kind"] }.Where(value => document.QuerySelector($"option[value='{value}']") is not null && value.Length > 0),
                document.QuerySelectorAll<IHtmlOptionElement>("option[selected]").Select(option => option.Value));
        }

        // Of an e-mail's sender, what we understood; of everybody else, only what they have ticked.
        Assert.Equal(
            page switch { KindsPage p => p.Chosen, UnderstoodPage { NeedsNewCode: false } p => p.Chosen, MailPage p => p.Chosen, EntryPage p => p.Typed.Kinds, _ => [] },
            document.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox][name=kind][checked]").Select(box => KindCatalogue.Default[box.Value]));

        Assert.Equal(
            page is EntryPage entry ? entry.Typed.Purposes.Order() : page is PurposesPage { Chosen: { } purposes } ? purposes.Count == 0 ? [Fields.AllPurposes] : purposes.Order() : [],
            document.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox][name=purpose][checked]").Select(box => box.Value).Order());

        Assert.DoesNotMatch(@"\{\w+\}", document.Body!.TextContent);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Chinese_is_set_with_full_width_punctuation_and_never_with_the_familiar_you(string name, string tag)
    {
        if (tag != "zh-CN")
        {
            return;
        }

        var (_, document) = await Open(name, tag);
        var text = string.Join('\n', document.Body!.Descendants<IText>().Select(t => t.TextContent));

        Assert.DoesNotContain("你", text);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[,;:?!(]", text);
    }

    [Fact]
    public async Task What_people_type_stays_text()
    {
        const string hostile = "<script>alert(1)</script>\" onfocus=\"x' <b>";
        var context = Gallery.Context(Language.En) with { Path = "/x?\"><script>" };
        var opinion = new Opinion(hostile, DateTimeOffset.UnixEpoch, Verdict.Refuse, hostile, hostile, hostile);
        var mail = new ShownMail(hostile, DateTimeOffset.UnixEpoch, hostile, hostile, [new(hostile, 1)]);
        var facts = Gallery.Facts(context, Gallery.Both) with
        {
            Email = hostile,
            Account = hostile,
            Findings = [new Finding(hostile, hostile, 1)],
            Plan = [new PlanLine(hostile, hostile, ErasureAct.Keep, 1, hostile, hostile)],
            Missing = [hostile],
        };
        Page[] pages =
        [
            new EmailPage(context, hostile),
            new AccountPage(context, hostile),
            new CheckPage(context, Gallery.Copy, hostile, hostile, Language.En),
            new DecisionPage(context, facts, true) { Opinions = [opinion] },
            new SecondPage(context, facts, opinion),
            new DisputePage(context, Gallery.Reference, Gallery.Both, Gallery.Due, opinion, hostile),
            Refuse(context, hostile, hostile),
            new DecidedPage(
                context, Gallery.Reference, Gallery.Copy, DecisionState.Final, Verdict.Refuse, hostile, DateTimeOffset.UnixEpoch, false),
            new BlockedPage(
                context, Gallery.Reference, Gallery.Copy, Gallery.Due, hostile, hostile, DateTimeOffset.UnixEpoch, SourceStep.Search),
            new MailPage(
                context, Gallery.Reference, Gallery.Due, mail, KindCatalogue.Default.Askable, Gallery.Copy),
            .. CorrectionGallery.Hostile(context, facts, opinion, hostile),
            Status(context, new StatusOutcome.Corrected([new CorrectionLine(hostile, CorrectionEnd.Refused, hostile, hostile, hostile)])),
            new DetailsPage(context, hostile),
            new CheckPage(context, Gallery.Question, "name@example.com", null, Language.En) { Details = hostile },
            new AskReviewPage(context, Gallery.Reference, new Limit(15, LimitUnit.Days), hostile),
            StaffAnswer(context, hostile) with { Mail = mail, Offered = KindCatalogue.Default.Askable },
            StaffAnswer(context, hostile) with { Details = hostile, Reviewed = new ReviewedFacts(Gallery.Reference, Gallery.Copy, Outcome.Refused, DateTimeOffset.UnixEpoch, [hostile], hostile, hostile, hostile) },
            new AnsweredPage(context, Gallery.Reference, Gallery.Question, hostile, DateTimeOffset.UnixEpoch, hostile, false),
            Status(context, new StatusOutcome.Refused(hostile, hostile, hostile)),
            Status(context, new StatusOutcome.Deleted(facts.Plan)),
            Status(context, new StatusOutcome.InPart([hostile])),
            Status(context, new StatusOutcome.Answered(hostile, IsReview: false)),
            Gallery.Deadlines(context, "received=" + Uri.EscapeDataString(hostile)),
            Status(context, new StatusOutcome.NotOurs(hostile, null)),
            new NotOursPage(context, Gallery.Reference, Gallery.Copy, Gallery.Due, Gallery.Received, hostile, hostile, Language.En),
            new MessagePage(context, hostile, [hostile], new MessageLink("/", hostile)),
            .. DemandGallery.Hostile(context, hostile),
        ];

        foreach (var page in pages)
        {
            var html = await page.RenderAsync(TestContext.Current.CancellationToken);
            var document = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);

            Assert.Empty(document.QuerySelectorAll("script, b, [onfocus]"));
            Assert.True(
                document.Body!.TextContent.Contains(hostile, StringComparison.Ordinal)
                || document.QuerySelectorAll<IHtmlInputElement>("input").Any(i => i.Value == hostile),
                $"{page} lost the text.");
        }
    }

    [Fact]
    public async Task A_textarea_gives_back_exactly_what_was_typed()
    {
        var typed = "\nfirst line\n  second <line>\n";
        var page = Refuse(Gallery.Context(Language.En), "A", typed);

        var document = new HtmlParser().ParseDocument(await page.RenderAsync(TestContext.Current.CancellationToken));

        Assert.Equal(typed, document.QuerySelector<IHtmlTextAreaElement>("textarea")!.DefaultValue);
        Assert.True(document.QuerySelector<IHtmlInputElement>("#ground")!.IsChecked);
    }

    [Fact]
    public async Task A_mail_shows_every_character_in_its_place_and_only_its_beginning()
    {
        var page = Gallery.Make("mail-long", Language.En) as MailPage;
        var mail = page!.Mail with { Subject = "invoice\u202egpj.exe", Text = "line 1\r\n  line 2\u0007\u200b " + page.Mail.Text };

        var document = new HtmlParser().ParseDocument(await (page with { Mail = mail }).RenderAsync(TestContext.Current.CancellationToken));

        Assert.Contains("invoice\ufffdgpj.exe", document.Body!.TextContent, StringComparison.Ordinal);
        var text = document.QuerySelector(".mail-text")!.TextContent;
        Assert.StartsWith("line 1\n  line 2\ufffd\ufffd All work", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, ShownMail.LongestText - 200, ShownMail.LongestText);
        Assert.Equal(' ', mail.Text[mail.Beginning.Length]);
    }

    [Fact]
    public async Task Going_on_without_a_source_is_offered_unless_data_is_to_be_deleted()
    {
        Assert.Contains("value=\"skip\"", await Html("blocked-search-question"), StringComparison.Ordinal);
        Assert.Contains("value=\"skip\"", await Html("blocked-package"), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"skip\"", await Html("blocked-search"), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"skip\"", await Html("blocked-erasure"), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"skip\"", await Html("blocked-correction"), StringComparison.Ordinal);

        static Task<string> Html(string name) => Gallery.Make(name, Language.En).RenderAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_a_deletion_does_is_said_before_its_button()
    {
        var document = new HtmlParser().ParseDocument(
            await Gallery.Make("decision-deletion", Language.En).RenderAsync(TestContext.Current.CancellationToken));

        var panel = document.GetElementById("approve")!.Closest("section")!.TextContent;
        var consequence = panel.IndexOf("This deletes 12,580 records in 2 systems.", StringComparison.Ordinal);
        var undone = panel.IndexOf("It can't be undone.", StringComparison.Ordinal);
        var colleague = panel.IndexOf("A colleague has to agree before anything happens.", StringComparison.Ordinal);
        var button = panel.IndexOf("Approve the deletion", StringComparison.Ordinal);
        Assert.True(consequence >= 0 && consequence < undone && undone < colleague && colleague < button, panel);
    }

    private static RefusePage Refuse(PageContext context, string ground, string reason) => new(
        context,
        Gallery.Reference,
        Gallery.Copy,
        Gallery.Due,
        [new GroundOption(ground, ground)],
        ground,
        reason,
        Language.En,
        true);

    private static StaffAnswerPage StaffAnswer(PageContext context, string text) => new(
        context, Gallery.Reference, Gallery.Question, Gallery.Received, Gallery.Due, text, IsProven: false, Language.En, text);

    private static StatusPage Status(PageContext context, params StatusOutcome[] outcomes) =>
        new(context, Gallery.Reference, Gallery.Copy, Gallery.Due, [], outcomes);

    private static async Task<(Page Page, IHtmlDocument Document)> Open(string name, string tag)
    {
        var page = Gallery.Make(name, Language.Parse(tag));
        var html = await page.RenderAsync(TestContext.Current.CancellationToken);
        await GalleryFiles.Save($"{name}.{tag}.html", html);
        return (page, new HtmlParser().ParseDocument(html));
    }
}
