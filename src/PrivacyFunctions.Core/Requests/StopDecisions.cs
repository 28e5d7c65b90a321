namespace PrivacyFunctions.Requests;

/// <summary>What stopping needs to know of a deployment.</summary>
/// <param name="Targets">Who is told, by the names of their hooks; where there is none, staff do it by hand.</param>
/// <param name="Purposes">All that personal data is used for, by code.</param>
/// <param name="Marketing">Those of them that are direct marketing.</param>
public sealed record StopRules(IReadOnlyList<string> Targets, IReadOnlyList<string> Purposes, IReadOnlyList<string> Marketing);

/// <summary>What stops, goes on again and is finished by it, as pure decisions. Stopping needs no proof and no decision: it harms nobody.</summary>
public static class StopDecisions
{
    /// <summary>Whether what is stopped differs from what is asked for and decided.</summary>
    public static bool HasToSettle(Request request) => ToStop(request).Any() || ToResume(request).Any();

    /// <summary>
    /// Brings what is stopped in line with what is asked for and decided: stops what is asked to stop, and lets go on what
    /// was refused, withdrawn or never confirmed, concerns nobody we know, was contested and is corrected, or is not asked for after all.
    /// </summary>
    public static Ruling Settle(Request request, StopRules rules)
    {
        RequestEvent[] facts = [.. ToStop(request).Select(kind => Stopped(request, kind, rules)), .. ToResume(request).Select(Resumed)];
        return facts.Length == 0 ? Ruling.Unchanged : Ruling.Of(facts);
    }

    /// <summary>Whether a stop ends when what is contested was corrected, or that was refused.</summary>
    public static bool EndsWithCorrection(Request request, Stop stop) => request.Kinds.Any(kind => kind.Name == stop.Kind && kind.StopsUntilCorrected);

    /// <summary>Everybody who has not acknowledged yet what they have to know now.</summary>
    public static IReadOnlyList<ToTell> ToTell(Request request) =>
        [.. request.Stops.SelectMany(stop => stop.Untold.Select(target => new ToTell(stop.Kind, stop.Number, target, stop.Now)))];

    public static Ruling RecordTold(Request request, ToTell told, DateTimeOffset acknowledgedAt) =>
        request.Stops.FirstOrDefault(stop => stop.Kind == told.Kind && stop.Number == told.Number)?.ToldAt(told.Target, told.Event) is null
            ? Ruling.Of(new TargetTold(told.Kind, told.Number, told.Target, told.Event, acknowledgedAt))
            : Ruling.Unchanged;

    /// <summary>What staff have still to do by hand, in the order of stopping.</summary>
    public static IReadOnlyList<ByHand> ToDoByHand(Request request)
    {
        List<(Stop Stop, ByHand Task)> all =
        [
            .. request.Stops.Where(stop => stop.IsByHand).SelectMany((stop, i) => new[]
            {
                (stop, new ByHand(stop.Kind, stop.Number, HookEvent.Stop, stop.IsOn ? stop.Purposes : stop.Lasting, stop.Since, (2 * i) + 1)),
                (stop, new ByHand(stop.Kind, stop.Number, HookEvent.Resume, stop.Resumed ?? [], stop.ResumedAt ?? DateTimeOffset.MaxValue, (2 * i) + 2)),
            }),
        ];
        return [.. from one in all
                   where one.Task.What == HookEvent.Stop ? one.Stop.StopsByHand : one.Stop.ResumesByHand
                   select one.Task with { Round = all.Where(other => other.Task.Since == one.Task.Since).Max(other => other.Task.Round) }];
    }

    /// <summary>Whether something that stops has still to be stopped by hand. What may go on again harms nobody while it does not.</summary>
    public static bool AwaitsHand(Request request) => request.Stops.Any(stop => stop.StopsByHand);

    /// <summary>A member of staff did it. What was done before stays so.</summary>
    /// <param name="done">Of what there was to do when they looked.</param>
    /// <param name="by">The address of the member of staff.</param>
    public static Ruling RecordByHand(Request request, IReadOnlyCollection<(string Kind, int Number, HookEvent What)> done, string by)
    {
        RequestEvent[] facts = [.. ToDoByHand(request)
            .Where(one => done.Contains((one.Kind, one.Number, one.What)))
            .Select(one => new CarriedOutByHand(one.Kind, one.Number, one.What, by))];
        return facts.Length == 0 ? Ruling.Unchanged : Ruling.Of(facts);
    }

    /// <summary>Who of staff said last that they carried something out by hand, by their address, and when; null while nobody has.</summary>
    public static (string By, DateTimeOffset At)? LastByHand(Request request) => request.Stops
        .Where(stop => stop.CarriedOutBy is not null)
        .Select(stop => (By: stop.CarriedOutBy!, At: (stop.ResumedByHandAt ?? stop.StoppedByHandAt)!.Value))
        .OrderByDescending(said => said.At)
        .Cast<(string, DateTimeOffset)?>()
        .FirstOrDefault();

    /// <summary>Shows a member of staff whose data it is; only where they have to act on it outside of this service.</summary>
    /// <param name="by">The address of the member of staff.</param>
    /// <param name="reason">Why they need to see it.</param>
    public static Ruling RevealAddress(Request request, string by, string reason) => request switch
    {
        _ when request.AddressRevealedTo.Contains(by) => Ruling.Unchanged,
        _ when ToDoByHand(request).Count == 0 && !request.Tellings.Any(telling => telling.Untold.Any()) => Ruling.No(Obstacle.NothingByHand),
        _ => Ruling.Of(new AddressRevealed(by, reason)),
    };

    /// <summary>Closes a request of which nothing is left but that what has stopped stays so.</summary>
    public static Ruling Close(Request request) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.Unchanged,
        _ when ToStop(request).Any() => Ruling.No(Obstacle.NotStopped),
        _ when AwaitsHand(request) && (request.Kinds.AreAnsweredByStopping || request.Kinds.EndWithStopping) => Ruling.No(Obstacle.NotStopped),
        { Kinds.AreAnsweredByStopping: true } => Ruling.Of(new RequestClosed(Outcome.Done)),
        { Approved: null } => Ruling.No(Obstacle.NotApproved),
        { Kinds.EndWithStopping: true } => Ruling.Of(new RequestClosed(Outcome.Done)),
        _ => Ruling.Unchanged,
    };

    private static IEnumerable<Kind> ToStop(Request request) => request.Status == RequestStatus.Closed
        ? []
        : request.Kinds.Where(kind => kind.Has(Step.Stop) && !(kind.StopsUntilCorrected && request.Corrected is not null) && !request.Stops.Any(stop => stop.Kind == kind.Name && stop.IsOn));

    private static IEnumerable<Stop> ToResume(Request request) =>
        request.Stops.Where(stop => stop.CanResume && (IsLost(request) || !request.Kinds.Names.Contains(stop.Kind) || IsCorrected(request, stop)));

    private static bool IsCorrected(Request request, Stop stop) => request.Corrected is not null && EndsWithCorrection(request, stop);

    private static bool IsLost(Request request) => request.Refused is not null || request.Outcome is Outcome.Unproven or Outcome.NothingFound or Outcome.Withdrawn or Outcome.Spam or Outcome.NotOurs;

    private static ProcessingStopped Stopped(Request request, Kind kind, StopRules rules)
    {
        var purposes = kind.AsksPurposes ? request.Received.Purposes ?? rules.Purposes : kind.Purposes;
        return new ProcessingStopped(kind.Name, kind.IsAnsweredByStopping, purposes, [.. purposes.Intersect(rules.Marketing)], rules.Targets)
        {
            IsByHand = rules.Targets.Count == 0,
        };
    }

    private static ProcessingResumed Resumed(Stop stop) => new(stop.Kind, stop.Number, [.. stop.Purposes.Except(stop.Lasting)]);
}
