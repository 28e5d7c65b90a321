using PrivacyFunctions.Languages;
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
        var codes = all.SelectMany(stop => stop.Purposes).Distinct().ToList();
        var known = profile.Purposes.Where(purpose => codes.Contains(purpose.Code)).ToList();
        return all.Exists(stop => stop.Purposes.Count == 0)
            ? []
            : [.. known.Select(purpose => purpose.Words.In(language)), .. codes.Except(known.Select(purpose => purpose.Code))];
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
}
