using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PrivacyFunctions.Local.Mailbox;

/// <summary>The mailbox's two pages as HTML, and the policies that hold a letter inside its frame.</summary>
internal static class MailboxPages
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #15232b; --quiet: #4b5b65; --line: #d3dbdf; --paper: #fff; --back: #f4f6f7; --link: #0b5a6b; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7eef1; --quiet: #a9b8c0; --line: #2f3f47; --paper: #172227; --back: #0f171b; --link: #7cc9d8; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
        main { max-width: 46rem; margin: 0 auto; }
        h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.3; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
        a { color: var(--link); }
        p { margin: 0 0 1rem; }
        .quiet, dt { color: var(--quiet); }
        form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0; }
        label { display: block; font-weight: 600; }
        input { min-height: 44px; width: 20rem; max-width: 100%; padding: .5rem; border: 1px solid var(--quiet); border-radius: 6px; background: var(--paper); color: inherit; font: inherit; }
        button { min-height: 44px; padding: .5rem 1rem; border: 0; border-radius: 6px; background: #0b5a6b; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
        ol { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
        li { padding: .75rem 1rem; overflow-wrap: anywhere; }
        li + li { border-top: 1px solid var(--line); }
        li a { font-weight: 600; text-decoration: none; }
        li a:hover { text-decoration: underline; }
        li div { font-size: .9rem; color: var(--quiet); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; font-size: .95rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        iframe { display: block; width: 100%; height: 80vh; min-height: 32rem; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
        pre { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); white-space: pre-wrap; overflow-wrap: anywhere; font: .95rem/1.5 ui-monospace, Consolas, monospace; }
        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>For our own pages: this one style sheet, forms and frames of this site, nothing else.</summary>
    public static string PagePolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a letter: its inline styles, no scripts, no origin of its own; its links open new tabs.</summary>
    public const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    public static string List(IReadOnlyList<MailboxLetter> letters, string? to, int limit)
    {
        var rows = new StringBuilder();
        foreach (var letter in letters)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""
                <li lang="{Of(letter.Language)}"><a href="/dev/mailbox/{Of(letter.Id)}">{Of(letter.Subject)}</a>
                <div lang="en">To {Of(letter.To)}, from {Of(letter.From)}, {When(letter)}{Repeats(letter)}</div></li>

                """);
        }

        var content = rows.Length > 0
            ? $"<ol>\n{rows}</ol>"
            : "<p>No letters here yet. Make a request, and its letters appear on this page.</p>";
        return Page("Letters", $"""
            <h1>Letters</h1>
            <p class="quiet">Every letter that the service sends on this machine, newest first, at most {limit.ToString(CultureInfo.InvariantCulture)}. Nothing is delivered anywhere else.</p>
            <form action="/dev/mailbox" role="search"><div><label for="to">Letters to one address</label><input id="to" name="to" type="email" autocomplete="off" value="{Of(to ?? "")}"></div><button>Show letters</button></form>
            {(string.IsNullOrWhiteSpace(to) ? "" : "<p><a href=\"/dev/mailbox\">Show the letters to everybody</a></p>")}
            {content}
            """);
    }

    public static string Letter(MailboxLetter letter) => Page(letter.Subject, $"""
        <p><a href="/dev/mailbox">All letters</a></p>
        <h1 lang="{Of(letter.Language)}">{Of(letter.Subject)}</h1>
        <dl>
        <dt>To</dt><dd><a href="/dev/mailbox?to={Uri.EscapeDataString(letter.To)}">{Of(letter.To)}</a></dd>
        <dt>From</dt><dd>{Of(letter.From)}</dd>
        <dt>Sent</dt><dd>{When(letter)}{Repeats(letter)}</dd>
        <dt>Delivery key</dt><dd>{Of(letter.DeliveryKey)}</dd>
        <dt>Message-ID</dt><dd>{Of(letter.MessageId)}</dd>
        </dl>
        <iframe title="The letter as its reader sees it" src="/dev/mailbox/{Of(letter.Id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        <h2>As plain text</h2>
        <pre lang="{Of(letter.Language)}">{Of(letter.Text)}</pre>
        """);

    public static string NotFound() => Page("No such letter", """
        <h1>No such letter</h1>
        <p><a href="/dev/mailbox">All letters</a></p>
        """);

    /// <summary>The letter as it was sent, but that a click on a link leaves the frame.</summary>
    public static string Framed(MailboxLetter letter)
    {
        const string head = "<head>";
        var at = letter.Html.IndexOf(head, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? letter.Html : letter.Html.Insert(at + head.Length, "<base target=\"_blank\">");
    }

    private static string Page(string title, string main) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Of(title)} · Development mailbox</title>
        <style>{Style}</style>
        </head>
        <body><main>
        {main}
        </main></body>
        </html>

        """;

    private static string When(MailboxLetter letter) =>
        $"<time datetime=\"{letter.SentAt.ToString("O", CultureInfo.InvariantCulture)}\">{letter.SentAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>";

    private static string Repeats(MailboxLetter letter) =>
        letter.Deliveries > 1 ? $", delivered {letter.Deliveries.ToString(CultureInfo.InvariantCulture)} times" : "";

    private static string Of(string text) => Html.Encode(text);
}
