namespace PrivacyFunctions.Mail.Letters;

/// <summary>What was stopped, and who knows; the template <c>stop-facts</c> says it in every letter about a stop.</summary>
/// <param name="Since">From when on.</param>
/// <param name="Purposes">The uses that stopped, in the letter's language; empty for all but storing.</param>
/// <param name="Told">Who has confirmed.</param>
/// <param name="Untold">Who has not confirmed yet, and goes on being told.</param>
public sealed record StopFacts(DateTimeOffset Since, IReadOnlyList<string> Purposes, IReadOnlyList<ToldTarget> Told, IReadOnlyList<string> Untold)
{
    /// <summary>When staff had stopped by hand what no hook stops; null where nothing is, or they have not yet.</summary>
    public DateTimeOffset? ByHandAt { get; init; }

    /// <summary>Whether staff have still to stop something by hand.</summary>
    public bool AwaitsHand { get; init; }

    internal void Fill(LetterValues values)
    {
        values.Moment("since", Since);
        values.Flag("byHand", ByHandAt is not null);
        values.Moment("byHandAt", ByHandAt ?? Since);
        values.Flag("awaitsHand", AwaitsHand);
        values.List("purposes", Purposes, (item, purpose) => item.Text("what", purpose));
        values.List("told", Told, (item, told) =>
        {
            item.Text("who", told.Who);
            item.Moment("at", told.At);
        });
        values.List("untold", Untold, (item, who) => item.Text("who", who));
    }
}

/// <summary>Somebody who confirmed, in the letter's language.</summary>
public sealed record ToldTarget(string Who, DateTimeOffset At);
