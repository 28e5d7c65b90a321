using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What was stopped and who was told, as people know it.</summary>
public sealed class StopNames(CompanyProfile profile, DataSources sources)
{
    /// <summary>A hook is called after the dataset or the type of recipient whose name it has, else by its own.</summary>
    public string Target(string name, Language language) =>
        sources.TitleOf(name, language) is var title && title != name ? title
        : profile.RecipientTypes.FirstOrDefault(r => r.Code.Replace('-', '_') == name)?.Title.In(language) ?? name;

    /// <summary>In the order of the profile; empty where everything but storing is meant. A purpose that the profile no longer has keeps its code.</summary>
    public IReadOnlyList<string> Purposes(IEnumerable<Stop> stops, Language language)
    {
        var all = stops.ToList();
        return all.Exists(stop => stop.Purposes.Count == 0) ? [] : Words(all.SelectMany(stop => stop.Purposes), purpose => purpose.Words.In(language));
    }

    /// <summary>The same of codes, as staff read them.</summary>
    public IReadOnlyList<string> ForStaff(IEnumerable<string> codes, Language language) => Words(codes, purpose => purpose.WordsForStaff.In(language));

    /// <summary>What staff have still to stop by hand, or to let go on.</summary>
    public IReadOnlyList<StopChoice> ToDoByHand(Request request, Language language) =>
        [.. StopDecisions.ToDoByHand(request).Select(one => new StopChoice(Value(one), one.What, one.Since, ForStaff(one.Purposes, language)))];

    /// <summary>Of what the form offered, what was ticked.</summary>
    public static IReadOnlyCollection<(string Kind, int Number, HookEvent What)> Ticked(Request request, IEnumerable<string?> values)
    {
        var ticked = values.ToHashSet();
        return [.. StopDecisions.ToDoByHand(request).Where(one => ticked.Contains(Value(one))).Select(one => (one.Kind, one.Number, one.What))];
    }

    /// <summary>Whoever has acknowledged what they have to know now, with the last time that they did.</summary>
    public IEnumerable<(string Who, DateTimeOffset At)> Told(IEnumerable<Stop> stops, Language language) =>
        from stop in stops
        from target in stop.Targets
        let at = stop.ToldAt(target, stop.Now)
        where at is not null
        group at.Value by target into told
        select (Target(told.Key, language), told.Max());

    /// <summary>Whoever has not acknowledged yet what they have to know now.</summary>
    public IEnumerable<string> Untold(Request request, Language language) => Untold(request.Stops, language);

    /// <inheritdoc cref="Untold(Request, Language)"/>
    public IEnumerable<string> Untold(IEnumerable<Stop> stops, Language language) =>
        stops.SelectMany(stop => stop.Untold).Distinct().Select(target => Target(target, language));

    private List<string> Words(IEnumerable<string> codes, Func<Purpose, string> words)
    {
        var all = codes.Distinct().ToList();
        var known = profile.Purposes.Where(purpose => all.Contains(purpose.Code)).ToList();
        return [.. known.Select(words), .. all.Except(known.Select(purpose => purpose.Code))];
    }

    private static string Value(ByHand one) => $"{one.Kind}/{one.Number}/{one.What}";
}
