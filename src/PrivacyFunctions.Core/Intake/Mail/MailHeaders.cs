using System.Collections.Immutable;
using MimeKit;
using MimeKit.Utils;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>The headers of a mail that say who wrote it, what it answers, and whether a program did.</summary>
public sealed class MailHeaders
{
    // Everything else is left in the raw mail: less to hold, less to leak.
    private static readonly ImmutableHashSet<string> Kept = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "In-Reply-To",
        "References",
        "Return-Path",
        "Content-Type",
        "Auto-Submitted",
        "Precedence",
        "List-Id",
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponder",
        "X-AutoReply-From",
        "X-Mail-Autoreply",
        "X-Failed-Recipients",
        "X-Spam-Flag");

    private const int MostOfOne = 20;
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first value, unfolded and decoded (RFC 2047), or null. A header that may come once counts once.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name)?[0];

    public bool Has(string name) => _values.ContainsKey(name);

    internal void Add(Header header)
    {
        if (!Kept.Contains(header.Field))
        {
            return;
        }

        if (!_values.TryGetValue(header.Field, out var values))
        {
            _values.Add(header.Field, values = []);
        }

        if (values.Count < MostOfOne)
        {
            values.Add(header.Value ?? "");
        }
    }

    internal string? MessageId => Blank(MimeUtils.ParseMessageId(this["Message-ID"] ?? "") ?? this["Message-ID"]?.Trim(' ', '<', '>'));

    /// <summary>References lists the thread from its start (RFC 5322 section 3.6.4): the last one is the nearest.</summary>
    internal IReadOnlyList<string> AnswersTo =>
    [
        .. new[] { this["In-Reply-To"], this["References"] }
            .SelectMany(value => MimeUtils.EnumerateReferences(value ?? "").Reverse().Take(MostOfOne))
            .Distinct(StringComparer.Ordinal),
    ];

    internal DateTimeOffset? Date => DateUtils.TryParse(this["Date"] ?? "", out var date) ? date : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
