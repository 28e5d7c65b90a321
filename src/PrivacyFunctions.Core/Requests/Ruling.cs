namespace PrivacyFunctions.Requests;

/// <summary>What a command comes to: new facts, none because it is so already, or why it cannot be.</summary>
public abstract record Ruling
{
    private Ruling()
    {
    }

    public static Ruling Unchanged { get; } = new AlreadySo();

    public static Ruling Of(params RequestEvent[] facts) => new Facts(facts);

    public static Ruling No(Obstacle why) => new NotAllowed(why);

    public sealed record Facts(IReadOnlyList<RequestEvent> Events) : Ruling;

    public sealed record AlreadySo : Ruling;

    public sealed record NotAllowed(Obstacle Why) : Ruling;
}

/// <summary>Why a command does not apply to a request as it stands.</summary>
public enum Obstacle
{
    NotProven,
    NotSearched,
    SomethingFound,
    AlreadyDecided,

    /// <summary>The person was asked for something, and still has time to answer.</summary>
    AwaitsPerson,
    NothingProposed,

    /// <summary>The second person must not be the first.</summary>
    SamePerson,

    /// <summary>It is for somebody else to say.</summary>
    NotTheirs,

    /// <summary>Two people disagree: now only the officer decides.</summary>
    Disputed,
    NotApproved,
    NotSkippable,
    NoPackage,
    TooLate,
    Closed,
}
