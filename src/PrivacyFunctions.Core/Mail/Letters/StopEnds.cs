using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>
/// What becomes of what stopped on receipt, once a request has ended; the templates <c>stop-ends</c> and <c>stops-for-good</c>
/// say what reads the same in every letter of an end.
/// </summary>
public sealed record StopEnds
{
    /// <summary>Where nothing had to stop.</summary>
    public static StopEnds None { get; } = new();

    /// <summary>Whether what had stopped goes on again.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether staff, who had been told to stop it and had not said yet that they did, are told that it goes on.</summary>
    public bool IsCalledOff { get; init; }

    /// <summary>Whether direct marketing was objected to beside what goes on: that stays stopped.</summary>
    public bool MarketingStays { get; init; }

    /// <summary>Whether staff have still to stop that.</summary>
    public bool AwaitsHand { get; init; }

    /// <summary>Whether something stops for good, whatever became of the rest; a letter of its own says what.</summary>
    public bool FinalStays { get; init; }

    /// <summary>Whether staff have still to stop that, so that this letter of its own is still to come.</summary>
    public bool AwaitsHandForGood { get; init; }

    /// <summary>Of what has stopped, or is to, as it stands.</summary>
    public static StopEnds Of(Request request)
    {
        // A request that was taken up again stops once more: earlier rounds ended before, and have been told.
        var stops = request.Stops.Where(stop => !stop.IsFinal).GroupBy(stop => stop.Kind).Select(rounds => rounds.Last()).ToList();
        var final = request.Stops.Where(stop => stop.IsFinal).ToList();
        return new StopEnds
        {
            Resumes = stops.Exists(stop => stop.HadStopped),
            IsCalledOff = stops.Exists(stop => stop.IsCalledOff),
            MarketingStays = stops.Exists(stop => stop.Lasting.Count > 0),
            AwaitsHand = stops.Exists(stop => stop is { Lasting.Count: > 0, StopsByHand: true }),
            FinalStays = final.Count > 0,
            AwaitsHandForGood = final.Exists(stop => stop.StopsByHand),
        };
    }

    internal void Fill(LetterValues values)
    {
        values.Flag("resumes", Resumes);
        values.Flag("calledOff", IsCalledOff);
        values.Flag("marketingStays", MarketingStays);
        values.Flag("awaitsHand", AwaitsHand);
        values.Flag("finalStays", FinalStays);
        values.Flag("awaitsHandForGood", AwaitsHandForGood);
    }
}
