using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys.BadInput;

/// <summary>A row of a table in this folder; README.md says what its columns hold.</summary>
internal sealed partial record BadRequest(string Name, string Who, string Method, string Path, string Headers, string Body, int Status, string[] Expected)
{
    /// <summary>Whether it is sent twice; then the second answer counts.</summary>
    public bool Again { get; private init; }

    private const char Column = '\t';
    private const string Separator = " | ";

    private static readonly Lazy<IReadOnlyDictionary<string, BadRequest[]>> Read = new(() => Directory
        .EnumerateFiles(System.IO.Path.Combine(Checkout.Root, "tests", "Journeys", "BadInput"), "*.tsv")
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => System.IO.Path.GetFileNameWithoutExtension(file), Table));

    /// <summary>Every table, by its file's name.</summary>
    public static IReadOnlyDictionary<string, BadRequest[]> Tables => Read.Value;

    public IEnumerable<(string Name, string Value)> HeadersFor(Func<string, string> known) => Fill(Headers, known)
        .Split(Separator, StringSplitOptions.RemoveEmptyEntries)
        .Select(h => h.Split(": ", 2))
        .Select(h => (h[0], h[1]));

    public string PathFor(Func<string, string> known) => Fill(Path, known);

    /// <summary>The body, or null where none is sent. Its media type is a header of the row, else that of a form.</summary>
    public HttpContent? ContentFor(Func<string, string> known)
    {
        if (Body.Length == 0 && Method is "GET" or "HEAD")
        {
            return null;
        }

        var content = new ByteArrayContent(Bytes(Fill(Body, known)));
        if (!Headers.Contains("Content-Type", StringComparison.Ordinal))
        {
            content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        }

        return content;
    }

    private static BadRequest[] Table(string file) => [.. File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(Column))
        .Select(c => c.Length == 7
            ? new BadRequest(c[0], c[1], c[2].Split(' ')[0].TrimEnd('2'), c[2].Split(' ')[1], c[3], c[4], int.Parse(c[5], CultureInfo.InvariantCulture), c[6].Split(Separator)) { Again = c[2].Contains("2 ", StringComparison.Ordinal) }
            : throw new FormatException($"{file}: a row has 7 columns: {string.Join(Column, c)}"))];

    // {a*300} repeats; {part:name} begins a part of a multipart form; {end} ends it; anything else is asked for.
    public static string Fill(string text, Func<string, string> known) => Placeholder().Replace(text, match => match switch
    {
        _ when match.Groups["times"].Success =>
            string.Concat(Enumerable.Repeat(match.Groups["what"].Value, int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture))),
        _ when match.Groups["part"].Success => $"\r\n--x\r\nContent-Disposition: form-data; name=\"{match.Groups["part"].Value}\"\r\n\r\n",
        _ when match.Value == "{end}" => "\r\n--x--\r\n",
        _ => known(match.Value.Trim('{', '}')),
    });

    private static byte[] Bytes(string text)
    {
        var bytes = new MemoryStream();
        for (var at = 0; at < text.Length;)
        {
            var escape = Escape().Match(text, at);
            var end = escape.Success ? escape.Index : text.Length;
            bytes.Write(Encoding.UTF8.GetBytes(text[at..end]));
            if (escape.Success)
            {
                bytes.WriteByte(escape.Value switch
                {
                    "\\r" => (byte)'\r',
                    "\\n" => (byte)'\n',
                    var hex => byte.Parse(hex.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                });
            }

            at = end + escape.Length;
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"\{(?:(?<what>[^{}*]+)\*(?<times>\d+)|part:(?<part>[^{}]+)|[a-z-]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\\r|\\n|\\x[0-9a-f]{2}")]
    private static partial Regex Escape();
}
