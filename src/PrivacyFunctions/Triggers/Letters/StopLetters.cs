using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>What the person reads of what was stopped.</summary>
public sealed class StopLetters(StopNames names, KindCatalogue catalogue, DeadlineRules rules)
{
    /// <summary>Of what stops for good as soon as it is asked for.</summary>
    /// <param name="recordKeptUntil">Null where the request asks for more, and is still open.</param>
    public StoppedLetter Stopped(Request request, Reader reader, DateOnly? recordKeptUntil, Uri status)
    {
        var answered = new Kinds(request.Kinds.Where(kind => kind.IsAnsweredByStopping));
        return new StoppedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            KindName.Of(catalogue, answered),
            request.Received.ReceivedAt,
            Facts([.. request.Stops.Where(stop => stop.IsFinal)], reader.Language),
            recordKeptUntil,
            status);
    }

    /// <summary>Of what had stopped on receipt and now stays so.</summary>
    /// <param name="recordKeptUntil">Null where the request asks for more, and is still open.</param>
    public StaysStoppedLetter StaysStopped(Request request, Reader reader, KindName kind, DateOnly? recordKeptUntil, Uri status) => new(
        request.Reference,
        reader.Language,
        rules.Zone,
        kind,
        request.When<RequestApproved>()!.Value.DayIn(rules.Zone),
        Facts([.. request.Stops.Where(stop => stop is { IsOn: true, IsFinal: false })], reader.Language),
        recordKeptUntil,
        status);

    private StopFacts Facts(IReadOnlyList<Stop> stops, Language language) => new(
        stops.Min(stop => stop.HoldsSince ?? stop.Since),
        names.Purposes(stops, language),
        [.. names.Told(stops, language).Select(told => new ToldTarget(told.Who, told.At))],
        [.. names.Untold(stops, language)])
    {
        ByHandAt = stops.Any(stop => stop.StopsByHand) ? null : stops.Max(stop => stop.StoppedByHandAt),
        AwaitsHand = stops.Any(stop => stop.StopsByHand),
    };
}
