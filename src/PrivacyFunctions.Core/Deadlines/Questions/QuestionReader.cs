using System.Globalization;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines.Questions;

/// <summary>Reads a question, and notes everything that is wrong with it.</summary>
/// <param name="find">The values sent under a name; empty where there are none.</param>
public sealed class QuestionReader(DeadlineRules rules, Func<string, IReadOnlyList<string>> find)
{
    private const string None = "none";
    private const string ExampleDay = "2026-09-30";
    private const string ExampleMoment = "2026-09-30T10:00:00+08:00";
    private const int MostPauses = 20;

    private readonly List<QuestionProblem> _problems = [];

    public IReadOnlyList<QuestionProblem> Problems => _problems;

    /// <summary>The question; null where there is a problem.</summary>
    /// <param name="sent">The names that were sent.</param>
    public DeadlineQuestion? Read(IEnumerable<string> sent)
    {
        foreach (var name in sent.Where(n => !QuestionNames.All.Contains(n)))
        {
            Problem(name, "unknown", QuestionNames.All);
        }

        var choice = Choice();
        var kind = Kind(choice);
        var zone = choice.Regimes[0].Zone;
        var (received, day) = Received(kind, zone);
        var events = new ClockEvents(received)
        {
            IdentityProvenAt = Event(QuestionNames.Identity, zone),
            FeePaidAt = Event(QuestionNames.Fee, zone),
            AppealedAt = Event(QuestionNames.Appealed, zone),
            IsExtended = IsExtended(),
            Pauses = Pauses(choice, zone),
        };
        if (One(QuestionNames.Language) is { } tag && !Language.TryParse(tag, out _))
        {
            Problem(QuestionNames.Language, "oneOf", [.. Language.Supported.Select(l => l.Tag)]);
        }

        return _problems.Count == 0 ? new DeadlineQuestion(choice, kind, day, events) : null;
    }

    private RegimeChoice Choice()
    {
        var promise = Promise();
        var residence = One(QuestionNames.Residence);
        if (residence is not null && !IsResidence(residence))
        {
            Problem(QuestionNames.Residence, "residence", ["CN", "FR", "US-CA"]);
            residence = null;
        }

        var regimes = rules.Choice.Regimes;
        if (One(QuestionNames.Regime) is { } named)
        {
            var names = named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
            if (names.Count == 0 || names.Any(n => !rules.Catalogue.Regimes.ContainsKey(n)))
            {
                Problem(QuestionNames.Regime, "oneOf", [.. rules.Catalogue.Regimes.Keys]);
            }
            else
            {
                regimes = [.. names.Select(n => rules.Catalogue.Regimes[n])];
            }
        }

        var choice = residence is null
            ? RegimeChoice.Of(rules.Catalogue, regimes, promise)
            : RegimeChoice.For(rules.Catalogue, regimes, residence, promise);
        return One(QuestionNames.Promise) == None ? choice with { Promise = null } : choice;
    }

    private Regime? Promise()
    {
        if (One(QuestionNames.Promise) is not { } name || name == None)
        {
            return null;
        }

        if (rules.Catalogue.Promises.TryGetValue(name, out var promise))
        {
            return promise;
        }

        Problem(QuestionNames.Promise, "oneOf", [.. rules.Catalogue.Promises.Keys, None]);
        return null;
    }

    private string Kind(RegimeChoice choice)
    {
        var allowed = choice.All.SelectMany(r => r.Kinds).Distinct()
            .Where(k => choice.All.Any(r => r.For(k).Count > 0)).Order(StringComparer.Ordinal).ToList();
        var kind = One(QuestionNames.Kind);
        if (kind is null || !allowed.Contains(kind))
        {
            Problem(QuestionNames.Kind, kind is null ? "kindMissing" : "oneOf", allowed);
        }

        return kind ?? "";
    }

    private (DateTimeOffset At, DateOnly? Day) Received(string kind, TimeZoneInfo zone)
    {
        var text = One(QuestionNames.Received);
        var isDay = IsDay(text, out var day);
        if (text is null)
        {
            Problem(QuestionNames.Received, "receivedMissing", [ExampleDay, ExampleMoment]);
        }
        else if (isDay && kind == ClockRule.Incident)
        {
            Problem(QuestionNames.Received, "moment", [ExampleMoment]);
        }
        else if (Moment(text, zone) is { } at)
        {
            return (at, isDay ? day : null);
        }
        else
        {
            Problem(QuestionNames.Received, "day", [ExampleDay, ExampleMoment]);
        }

        return (DateTimeOffset.UnixEpoch.AddYears(50), null);
    }

    private DateTimeOffset? Event(string name, TimeZoneInfo zone)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        var at = Moment(text, zone);
        if (at is null)
        {
            Problem(name, "day", [ExampleDay, ExampleMoment]);
        }

        return at;
    }

    private bool IsExtended()
    {
        var text = One(QuestionNames.Extended);
        if (text is not (null or "true" or "false"))
        {
            Problem(QuestionNames.Extended, "oneOf", ["true", "false"]);
        }

        return text == "true";
    }

    private IReadOnlyList<Pause> Pauses(RegimeChoice choice, TimeZoneInfo zone)
    {
        var pauses = find(QuestionNames.Pause).Select(text => ParsePause(text, zone)).ToList();
        var reasons = choice.All.SelectMany(r => r.Pauses).Select(p => p.Reason).Distinct().ToList();
        if (pauses.Count > MostPauses || pauses.Any(p => p is null || !reasons.Contains(p.Reason)))
        {
            Problem(QuestionNames.Pause, reasons.Count == 0 ? "noPause" : "pause", [.. reasons.Select(r => $"{r}:2026-03-10/2026-03-14")]);
            return [];
        }

        return [.. pauses.Select(p => p!)];
    }

    private static Pause? ParsePause(string text, TimeZoneInfo zone) =>
        text.Split(':', 2) is [var reason, var days] && days.Split('/') is [var from, var to]
        && Moment(from, zone) is { } start && Moment(to, zone) is { } end && start <= end
            ? new Pause(reason, start, end)
            : null;

    private string? One(string name)
    {
        var values = find(name);
        if (values.Count > 1 && _problems.TrueForAll(p => p.Parameter != name))
        {
            Problem(name, "once", []);
        }

        return values.Count == 0 || string.IsNullOrWhiteSpace(values[0]) ? null : values[0].Trim();
    }

    private void Problem(string parameter, string code, IReadOnlyList<string> allowed) =>
        _problems.Add(new QuestionProblem(parameter, code, allowed));

    private static bool IsDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    // A day stands for its noon in the legal zone. A plus sign that nobody encoded arrives as a space.
    private static DateTimeOffset? Moment(string text, TimeZoneInfo zone)
    {
        string[] formats = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];
        DateTimeOffset at;
        if (IsDay(text, out var day))
        {
            at = Deadline.At(day, new TimeOnly(12, 0), zone);
        }
        else if (text.Length < 17 || !(text.EndsWith('Z') || text[^6] is '+' or '-' or ' ')
            || !DateTimeOffset.TryParseExact(text.Replace(' ', '+'), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
        {
            return null;
        }

        // A day of room on either side: other regimes' zones may be a day off.
        return at.UtcDateTime >= ClockMath.Earliest.AddDays(1).ToDateTime(default) && at.UtcDateTime < ClockMath.Latest.AddDays(-1).ToDateTime(default) ? at : null;
    }

    private static bool IsResidence(string text) =>
        text.Length is >= 2 and <= 6 && text.Split('-') is { Length: <= 2 } parts && parts.All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiLetterOrDigit)) && parts[0].Length == 2;
}
