using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Pages;

public class PageResultTests
{
    private readonly PageContext context = Gallery.Context(Language.ZhCn);

    [Fact]
    public async Task A_page_answers_with_html_of_its_language_that_nobody_may_keep()
    {
        var (response, body) = await Send(new EmailPage(context, null));

        Assert.Equal(200, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
        Assert.Equal("zh-CN", response.Headers.ContentLanguage);
        Assert.Equal("no-store", response.Headers.CacheControl);
        Assert.Equal(Encoding.UTF8.GetByteCount(body), response.ContentLength);
        Assert.Contains("您的邮箱地址是什么", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_problems_answers_422_unless_the_caller_says_otherwise()
    {
        var wrong = new EmailPage(context, "x") { Errors = [Problems.EmailInvalid] };

        Assert.Equal(422, (await Send(wrong)).Response.StatusCode);
        Assert.Equal(403, (await Send(wrong with { StatusCode = 403 })).Response.StatusCode);
    }

    [Fact]
    public async Task A_page_that_asks_to_wait_says_so_to_machines_in_whole_seconds()
    {
        var (response, _) = await Send(MessagePage.Unavailable(context, TimeSpan.FromSeconds(19.2)));

        Assert.Equal(503, response.StatusCode);
        Assert.Equal("20", response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_form_that_cannot_be_taken_now_is_kept_whole_for_a_button_that_sends_it_again()
    {
        var (_, html) = await Send(MessagePage.Unavailable(context, TimeSpan.FromSeconds(10), [new("kind", "copy"), new("kind", "deletion"), new("reason", "\"><b>\n价格")]));

        Assert.Contains($"<form action=\"{context.Path}\" method=\"post\"", html, StringComparison.Ordinal);
        Assert.Contains("""<input type="hidden" name="kind" value="copy">""", html, StringComparison.Ordinal);
        Assert.Contains("""<input type="hidden" name="kind" value="deletion">""", html, StringComparison.Ordinal);
        Assert.Contains("&quot;&gt;&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_to_render_has_sent_nothing()
    {
        var broken = context with { Texts = new TextCatalogue(Language.ZhCn, _ => null) };
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await Assert.ThrowsAsync<KeyNotFoundException>(() => new EmailPage(broken, null).ExecuteAsync(http));

        Assert.Equal(0, http.Response.Body.Length);
        Assert.Null(http.Response.ContentType);
    }

    [Fact]
    public void A_page_in_a_log_shows_nothing_of_the_person() =>
        Assert.Equal("EmailPage", new EmailPage(context, "wang@example.com").ToString());

    [Fact]
    public async Task The_same_page_is_an_action_result()
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        IActionResult result = MessagePage.NotFound(context);

        await result.ExecuteResultAsync(new ActionContext(http, new RouteData(), new()));

        Assert.Equal(404, http.Response.StatusCode);
        Assert.NotEqual(0, http.Response.Body.Length);
    }

    [Fact]
    public void The_style_sheet_is_named_by_its_content()
    {
        Assert.Equal($"/assets/site.css?v={Assets.SiteCssHash}", Assets.SiteCssPath);
        Assert.Equal($"\"{Assets.SiteCssHash}\"", Assets.SiteCssETag);
        Assert.Matches("^[0-9a-f]{16}$", Assets.SiteCssHash);
        Assert.NotEqual(0, Assets.SiteCss.Length);
    }

    [Theory]
    [InlineData(640, "640 B")]
    [InlineData(12_345, "12 kB")]
    [InlineData(999_600, "1.0 MB")]
    [InlineData(3_412_000, "3.4 MB")]
    [InlineData(1_500_000_000, "1.5 GB")]
    public void A_size_is_told_as_phones_tell_it(long bytes, string words) => Assert.Equal(words, Sizes.InWords(bytes));

    private static async Task<(HttpResponse Response, string Body)> Send(Page page)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await page.ExecuteAsync(http);
        return (http.Response, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }
}
