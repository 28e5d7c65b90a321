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

    /// <summary>The person has not asked for it more often than is free.</summary>
    Free,
    AlreadyAnswered,
    NotAnswered,

    /// <summary>It asks for something else, as it is understood now.</summary>
    NothingToAnswer,

    /// <summary>The second person must not be the first.</summary>
    SamePerson,

    /// <summary>It is for somebody else to say.</summary>
    NotTheirs,

    /// <summary>Two people disagree: now only the officer decides.</summary>
    Disputed,
    NotApproved,

    /// <summary>What has to stop has not been stopped yet.</summary>
    NotStopped,
    NotSkippable,
    NoPackage,

    /// <summary>The law, or what was promised, knows no later date.</summary>
    NotExtendable,
    AlreadyExtended,

    /// <summary>The person would have had to be told before.</summary>
    FirstDateOver,
    TooLate,

    /// <summary>Not every field that is to be corrected has its decision, or an entry would get two values.</summary>
    Undecided,

    /// <summary>No letter to the person has come back, or they were told since.</summary>
    NothingReturned,

    /// <summary>No authority demands anything.</summary>
    NothingDemanded,

    /// <summary>Data is disclosed where two people approve it, whoever decides alone.</summary>
    OneIsNotEnough,

    /// <summary>A foreign authority gets nothing before the competent one at home has approved it.</summary>
    NotApprovedAtHome,

    /// <summary>A later call did not confirm what an earlier one had.</summary>
    Contradicted,

    /// <summary>There is nothing that staff have to do by hand.</summary>
    NothingByHand,

    /// <summary>It takes a reason that is recorded.</summary>
    NoReason,

    /// <summary>It cannot have been on that day.</summary>
    WrongDay,
    Closed,
}
