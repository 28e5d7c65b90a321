using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Fulfilment;

/// <summary>What the page says of one collection.</summary>
/// <param name="Id">Of its heading, for links within the page.</param>
/// <param name="Known">What the policy says of such data.</param>
internal sealed record IndexSection(
    string Id,
    string Source,
    string Title,
    string? Description,
    string Path,
    long Records,
    IReadOnlyList<string> Categories,
    IReadOnlyList<DataCategory> Known,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Withheld,
    CollectionPreview Preview);

/// <summary>
/// <c>index.html</c> of a package: one self-contained page, without script, for a phone, a screen reader or a printer.
/// </summary>
public sealed class IndexPage
{
    /// <summary>The page's only style, the same in every package.</summary>
    public const string Style = """
        :root{color-scheme:light dark}
        body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;max-width:70rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
        p,dl,li{max-width:70ch}
        h1,h2,h3{line-height:1.25}
        h2{margin-top:2.5rem;border-bottom:2px solid}
        dt{font-weight:bold;margin-top:.5rem}
        dd{margin:0}
        .wide{overflow-x:auto}
        .wide:focus-visible{outline:3px solid}
        table{border-collapse:collapse}
        caption{text-align:start;font-weight:bold;padding:.25rem 0}
        th,td{border:1px solid;padding:.35rem .6rem;text-align:start;vertical-align:top}
        th{overflow-wrap:normal}
        thead th{white-space:nowrap}
        td.n{text-align:end;white-space:nowrap}
        bdi{white-space:pre-wrap}
        .rows td{min-width:6rem;max-width:30rem}
        a{display:inline-block;padding:.6rem 0}
        @media screen and (max-width:40rem){.rows thead{display:none}.rows,.rows caption,.rows tbody,.rows tr,.rows td{display:block;max-width:none}.rows tr{margin-bottom:1rem;border:1px solid}.rows td{border:0}.rows td::before{content:attr(data-label);display:block;font-weight:bold}}
        @media print{body{max-width:none}.wide{overflow:visible}table{font-size:.75rem}tr{break-inside:avoid}.rows td{min-width:0}}
        """;

    // Letters of all scripts stay letters; the encoder escapes markup and what has no picture.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly CopyOrder _order;
    private readonly DateTimeOffset _madeAt;
    private readonly PackageWords _words;

    private readonly IReadOnlyList<string> _missing;

    /// <param name="missing">Titles of the sources that failed and are left out.</param>
    internal IndexPage(CopyOrder order, DateTimeOffset madeAt, IReadOnlyList<string> missing) =>
        (_order, _madeAt, _words, _missing) = (order, madeAt, order.Scope is null ? PackageWords.In(order.Language) : PackageWords.ToAuthority(order.Language), missing);

    /// <summary><c>sha256-…</c> of <see cref="Style"/>, for a Content-Security-Policy's <c>style-src</c>.</summary>
    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}";

    /// <summary>The policy under which the page shows whole and can do nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src '{StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    internal async Task Write(TextWriter page, IReadOnlyList<IndexSection> sections, CancellationToken ct)
    {
        await page.WriteAsync(Head(sections).AsMemory(), ct);
        foreach (var section in sections)
        {
            await page.WriteAsync(Section(section).AsMemory(), ct);
        }

        if (IsForPerson)
        {
            await page.WriteAsync(Recipients().AsMemory(), ct);
        }

        await page.WriteAsync(Foot().AsMemory(), ct);
    }

    // Who else has it, and where to complain, is for the person to know.
    private bool IsForPerson => _order.Scope is null;

    private static string E(string text) => Encoder.Encode(text);

    // To another file of the package.
    private static string Link(string path) => $"<a href=\"{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\">{E(path)}</a>";

    private string Head(IReadOnlyList<IndexSection> sections)
    {
        var controller = _order.Profile.Controller.Name.In(_order.Language);
        var day = _madeAt.DayIn(_order.Zone).InWords(_order.Language);
        var rows = string.Concat(sections.Select(s =>
            $"<tr><td>{E(s.Source)}</td><th scope=\"row\"><a href=\"#{s.Id}\">{E(s.Title)}</a></th><td class=\"n\">{s.Records.ToString(CultureInfo.InvariantCulture)}</td><td>{Link(s.Path)}</td></tr>\n"));
        return $"""
            <!DOCTYPE html>
            <html lang="{_order.Language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <title>{E(_words.Title)} · {E(_order.Reference.Value)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{E(_words.Title)}</h1>
            <p>{E(_words.Intro(controller, day))}</p>
            {(_missing.Count == 0 ? "" : $"<p><strong>{E(_words.Missing(_missing))}</strong></p>")}
            <p>{E(_words.KeepSafe)}</p>
            <dl>
            <dt>{E(_words.Reference)}</dt><dd>{E(_order.Reference.Value)}</dd>
            <dt>{E(_words.Made)}</dt><dd>{E(_madeAt.InWords(_order.Zone, _order.Language))}</dd>
            <dt>{E(_words.MadeBy)}</dt><dd>{E(controller)}</dd>
            </dl>
            <h2>{E(_words.Contents)}</h2>
            {Scrolling(_words.Contents, $"<table><caption>{E(_words.Contents)}</caption>\n<thead><tr>{Headers([_words.System, _words.Kind, _words.Number, _words.File])}</tr></thead>\n<tbody>\n{rows}</tbody></table>")}
            {(IsForPerson ? $"<p><a href=\"#recipients\">{E(_words.Recipients)}</a></p>" : "")}

            """;
    }

    private string Section(IndexSection section)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section>\n<h2 id=\"{section.Id}\">{E(section.Title)}</h2>\n");
        if (section.Description is { } description)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(description)}</p>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{E(section.Source)} · {E(section.Records == 0 ? _words.NoRecords : _words.Records(section.Records))}</p>\n");
        if (section.Categories.Count > 0)
        {
            var names = section.Categories.Select(c => CategoryNames.InWords(c, _order.Language)).Distinct().ToList();
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(_words.Categories(names))}</p>\n");
        }

        html.Append(Facts([
            (_words.Purposes, section.Known.SelectMany(c => c.Purposes).Distinct().Select(p => p.Words.In(_order.Language))),
            (_words.Origins, section.Known.SelectMany(c => c.Origins).Distinct().Order().Select(_words.Origin)),
        ]));
        var rows = section.Preview.Rows;
        if (rows.Count > 0)
        {
            html.Append(Scrolling(section.Title, Table(section, rows)));
        }

        if (rows.Count < section.Records)
        {
            html.Append(rows.Count == 0
                ? Pointer(_words.NoneShown, section)
                : Pointer($"{_words.Shown(rows.Count, section.Records)} {_words.WholeFile}", section));
        }

        if (section.Preview.Shortened)
        {
            html.Append(Pointer(_words.Shortened, section));
        }

        if (section.Withheld.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(_words.Withheld(section.Withheld))}</p>\n");
        }

        return html.Append("</section>\n").ToString();
    }

    // On a phone each record stands as a list of labelled values; the roles keep it a table for a screen reader then too.
    private string Table(IndexSection section, List<string[]> rows)
    {
        var html = new StringBuilder($"<table class=\"rows\" role=\"table\"><caption>{E(section.Title)}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">{Headers(section.Preview.Paths.Count > 0 ? [.. section.Fields, _words.File] : section.Fields)}</tr></thead>\n<tbody role=\"rowgroup\">\n");
        var cells = section.Fields.Select(field => $"<td role=\"cell\" data-label=\"{E(field)}\"><bdi>").ToList();
        foreach (var (number, row) in rows.Index())
        {
            html.Append("<tr role=\"row\">");
            foreach (var (i, cell) in row.Index())
            {
                html.Append(cells[i]).Append(E(cell)).Append("</bdi></td>");
            }

            if (section.Preview.Paths.Count > 0)
            {
                html.Append(CultureInfo.InvariantCulture, $"<td role=\"cell\" data-label=\"{E(_words.File)}\">{Link(section.Preview.Paths[number])}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private string Recipients()
    {
        var html = new StringBuilder($"<section>\n<h2 id=\"recipients\">{E(_words.Recipients)}</h2>\n<p>{E(_words.RecipientsExplained)}</p>\n");
        foreach (var type in _order.Profile.RecipientTypes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{E(type.Title.In(_order.Language))}</h3>\n");
            html.Append(Facts([
                (_words.RecipientPurpose, [type.Purpose.In(_order.Language)]),
                (_words.Receives, type.Receives.Count == 0 ? [_words.ReceivesAny] : type.Receives.Select(c => c.Title.In(_order.Language))),
                (_words.RecipientRights, [type.Rights.In(_order.Language)]),
            ]));
        }

        return html.Append("</section>\n").ToString();
    }

    private string Foot()
    {
        var controller = _order.Profile.Controller;
        return $"""
            <h2>{E(_words.Files)}</h2>
            <p>{E(_words.FilesExplained)}</p>
            <p>{E(_words.Checksums)}</p>
            <h2>{E(_words.Questions)}</h2>
            <p>{E(_words.Contact(controller.Contact.In(_order.Language)))}</p>
            <dl>
            <dt>{E(_words.Email)}</dt><dd>{E(controller.Email)}</dd>
            <dt>{E(_words.Phone)}</dt><dd>{E(controller.Phone)}</dd>
            <dt>{E(_words.Address)}</dt><dd>{E(controller.Address.In(_order.Language))}</dd>
            </dl>
            {(IsForPerson ? $"<p>{E(_words.Complaint(controller.Authority.In(_order.Language)))}</p>" : "")}
            </main>
            </body>
            </html>

            """;
    }

    private static string Facts(IEnumerable<(string Name, IEnumerable<string> Values)> facts)
    {
        var items = string.Concat(facts.Select(f => (f.Name, Values: string.Concat(f.Values.Select(v => $"<dd>{E(v)}</dd>"))))
            .Where(f => f.Values.Length > 0).Select(f => $"<dt>{E(f.Name)}</dt>{f.Values}\n"));
        return items.Length == 0 ? "" : $"<dl>\n{items}</dl>\n";
    }

    private static string Headers(IEnumerable<string> names) => string.Concat(names.Select(name => $"<th scope=\"col\">{E(name)}</th>"));

    // Reached by Tab, so that a wide table scrolls without a mouse too.
    private static string Scrolling(string label, string table) =>
        $"<div class=\"wide\" role=\"region\" aria-label=\"{E(label)}\" tabindex=\"0\">{table}</div>\n";

    private static string Pointer(string sentence, IndexSection section) => $"<p>{E(sentence)} {Link(section.Path)}</p>\n";
}
