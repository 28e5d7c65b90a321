using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>What every letter has in common, whatever it says.</summary>
public sealed partial class LetterForm
{
    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task The_html_is_one_plain_accessible_page_that_loads_nothing(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var page = await Parse(mail.Html);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        var heading = Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal($"{heading.TextContent} · PR-7K3M-Q2XD", mail.Subject);
        Assert.Equal(heading.TextContent, page.Title);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Empty(page.QuerySelectorAll("script, style, link, img, iframe, form, input, object, svg, [src], [background], [onclick]"));
        Assert.DoesNotContain("url(", mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task There_is_one_action_and_its_address_can_be_read(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var page = await Parse(mail.Html);

        var link = Assert.Single(page.QuerySelectorAll("a"));
        var address = link.GetAttribute("href")!;
        Assert.StartsWith("https://privacy.example.com/", address, StringComparison.Ordinal);
        Assert.NotEmpty(link.TextContent.Trim());
        Assert.Contains(page.QuerySelectorAll("p"), paragraph => paragraph.TextContent == address);
        Assert.Single(mail.Text.Split('\n'), line => line == address);
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task The_html_says_what_the_text_says(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var page = await Parse(mail.Html);

        page.QuerySelector("h1")!.Remove();
        Assert.Equal(Squeezed(ListMark().Replace(mail.Text, "")), Squeezed(page.QuerySelector("main")!.TextContent));
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task It_ends_with_who_we_are(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var us = Specimens.Controller;

        var lines = mail.Text.TrimEnd('\n').Split('\n')[^6..];
        Assert.Equal(us.Name.In(mail.Language), lines[0].Split('\uFF1A')[^1]);
        Assert.EndsWith(us.Contact.In(mail.Language), lines[1], StringComparison.Ordinal);
        Assert.EndsWith(us.Email, lines[2], StringComparison.Ordinal);
        Assert.EndsWith(us.Phone, lines[3], StringComparison.Ordinal);
        Assert.EndsWith(us.Address.In(mail.Language), lines[4], StringComparison.Ordinal);
        Assert.EndsWith(us.Authority.In(mail.Language), lines[5], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task Nothing_about_the_reader_is_in_the_words(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));

        Assert.DoesNotContain("reader@", mail.Subject + mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task The_code_is_never_in_the_subject(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));

        Assert.DoesNotContain("483920", mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task The_words_keep_to_the_house_rules(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var words = mail.Subject + "\n" + mail.Text;

        Assert.DoesNotMatch(language == Language.ZhCn.Tag ? NotChineseHouseStyle() : NotEnglishHouseStyle(), words);
    }

    [Fact]
    public async Task Hostile_words_of_staff_stay_words()
    {
        const string hostile = "<script>alert(1)</script>\n<a href=\"https://evil.example\">{{ controllerEmail }}</a> {% section %} & more";
        var refusal = (RefusedLetter)Letters.Find("refused", "en") with { Reason = hostile };

        var mail = await Letters.Write(refusal);
        var page = await Parse(mail.Html);

        Assert.Equal(hostile, page.QuerySelector("blockquote")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Single(page.QuerySelectorAll("a"));
        Assert.Contains(hostile, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_break_in_a_value_cannot_start_a_header()
    {
        var kind = new KindName("copy", Hostile(), Hostile());
        var receipt = (ReceiptLetter)Letters.Find("receipt", "en") with { Kind = kind };

        var mail = await Letters.Write(receipt);

        Assert.Equal("We received your request for x Bcc: everybody@example.com · PR-7K3M-Q2XD", mail.Subject);

        static PrivacyFunctions.Profile.Localized Hostile() =>
            PrivacyFunctions.Profile.Localized.Of("x", "x\r\nBcc: everybody@example.com");
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@example.com\0")]
    [InlineData(" ")]
    public async Task An_address_with_control_characters_is_refused_and_not_repeated(string address)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => Letters.Writer().Write(Letters.Find("unproven", "en"), Specimens.Controller, address, Letters.Addressee));

        Assert.DoesNotContain("example.com", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_no_web_address_is_refused()
    {
        var letter = (UnprovenLetter)Letters.Find("unproven", "en") with { ReopenPage = new Uri("javascript:alert(1)") };

        await Assert.ThrowsAsync<ArgumentException>(() => Letters.Write(letter));
    }

    [Fact]
    public async Task A_controller_without_a_mailbox_is_reached_by_telephone()
    {
        var mail = await Letters.Writer().Write(
            Letters.Find("unproven", "zh-CN"), Specimens.Controller with { Email = "" }, "reader@example.com", Letters.Addressee);

        Assert.Null(mail.ReplyTo);
        Assert.DoesNotContain("@", mail.Text, StringComparison.Ordinal);
        Assert.Contains("010-5555-0100", mail.Text, StringComparison.Ordinal);
    }

    private static Task<IDocument> Parse(string html) =>
        BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html), TestContext.Current.CancellationToken);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("^- ", RegexOptions.Multiline)]
    private static partial Regex ListMark();

    // Narrow punctuation beside a Chinese character; a space between Chinese and digits; the familiar "you".
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}][,;:()?!.]|[,;()?!][\p{IsCJKUnifiedIdeographs}]|[\p{IsCJKUnifiedIdeographs}] [0-9]|[0-9] [\p{IsCJKUnifiedIdeographs}]|你|\uFF01")]
    private static partial Regex NotChineseHouseStyle();

    [GeneratedRegex(@"!|[\u3000-\u9FFF\uFF00-\uFFEF]|patience|pursuant|hereby|data subject|  ")]
    private static partial Regex NotEnglishHouseStyle();
}
