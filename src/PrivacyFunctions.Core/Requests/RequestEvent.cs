using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>
/// A fact about a request, never changed once recorded. Stored as JSON under its name, sealed with the request's key.
/// </summary>
/// <remarks>Renaming a property or name changes stored data: add, don't rename.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RequestReceived), nameof(RequestReceived))]
[JsonDerivedType(typeof(KindsChosen), nameof(KindsChosen))]
[JsonDerivedType(typeof(LetterSent), nameof(LetterSent))]
[JsonDerivedType(typeof(LetterFailed), nameof(LetterFailed))]
[JsonDerivedType(typeof(IdentityProven), nameof(IdentityProven))]
[JsonDerivedType(typeof(DataSearched), nameof(DataSearched))]
[JsonDerivedType(typeof(DecisionProposed), nameof(DecisionProposed))]
[JsonDerivedType(typeof(DecisionDisputed), nameof(DecisionDisputed))]
[JsonDerivedType(typeof(RequestApproved), nameof(RequestApproved))]
[JsonDerivedType(typeof(RequestRefused), nameof(RequestRefused))]
[JsonDerivedType(typeof(RequestAnswered), nameof(RequestAnswered))]
[JsonDerivedType(typeof(SourceBlocked), nameof(SourceBlocked))]
[JsonDerivedType(typeof(SourceRetried), nameof(SourceRetried))]
[JsonDerivedType(typeof(SourceSkipped), nameof(SourceSkipped))]
[JsonDerivedType(typeof(PackageMade), nameof(PackageMade))]
[JsonDerivedType(typeof(PackageCollected), nameof(PackageCollected))]
[JsonDerivedType(typeof(CopyAskedAgain), nameof(CopyAskedAgain))]
[JsonDerivedType(typeof(PackageDeleted), nameof(PackageDeleted))]
[JsonDerivedType(typeof(PersonAsked), nameof(PersonAsked))]
[JsonDerivedType(typeof(PersonAnswered), nameof(PersonAnswered))]
[JsonDerivedType(typeof(PersonSilent), nameof(PersonSilent))]
[JsonDerivedType(typeof(RequestWithdrawn), nameof(RequestWithdrawn))]
[JsonDerivedType(typeof(ErasureAnnounced), nameof(ErasureAnnounced))]
[JsonDerivedType(typeof(ErasureBegun), nameof(ErasureBegun))]
[JsonDerivedType(typeof(DataErased), nameof(DataErased))]
[JsonDerivedType(typeof(RequestJoined), nameof(RequestJoined))]
[JsonDerivedType(typeof(RequestClosed), nameof(RequestClosed))]
[JsonDerivedType(typeof(RequestReopened), nameof(RequestReopened))]
[JsonDerivedType(typeof(ValuesRevealed), nameof(ValuesRevealed))]
[JsonDerivedType(typeof(CorrectionBegun), nameof(CorrectionBegun))]
[JsonDerivedType(typeof(DataCorrected), nameof(DataCorrected))]
[JsonDerivedType(typeof(ProcessingStopped), nameof(ProcessingStopped))]
[JsonDerivedType(typeof(ProcessingResumed), nameof(ProcessingResumed))]
[JsonDerivedType(typeof(TargetTold), nameof(TargetTold))]
[JsonDerivedType(typeof(FeeQuoted), nameof(FeeQuoted))]
[JsonDerivedType(typeof(FeeAccepted), nameof(FeeAccepted))]
[JsonDerivedType(typeof(FeeDeclined), nameof(FeeDeclined))]
[JsonDerivedType(typeof(FeeWaived), nameof(FeeWaived))]
[JsonDerivedType(typeof(DueExtended), nameof(DueExtended))]
[JsonDerivedType(typeof(DueRecomputed), nameof(DueRecomputed))]
[JsonDerivedType(typeof(DueMoved), nameof(DueMoved))]
[JsonDerivedType(typeof(ErasedExcept), nameof(ErasedExcept))]
[JsonDerivedType(typeof(HoldEnded), nameof(HoldEnded))]
[JsonDerivedType(typeof(KeptErased), nameof(KeptErased))]
[JsonDerivedType(typeof(LetterReturned), nameof(LetterReturned))]
[JsonDerivedType(typeof(LetterDelivered), nameof(LetterDelivered))]
[JsonDerivedType(typeof(PersonTold), nameof(PersonTold))]
[JsonDerivedType(typeof(MarkedAsSpam), nameof(MarkedAsSpam))]
[JsonDerivedType(typeof(SpamRestored), nameof(SpamRestored))]
[JsonDerivedType(typeof(FoundNotOurs), nameof(FoundNotOurs))]
[JsonDerivedType(typeof(RecipientsAffected), nameof(RecipientsAffected))]
[JsonDerivedType(typeof(RecipientsToldByHand), nameof(RecipientsToldByHand))]
[JsonDerivedType(typeof(AuthorityCalledBack), nameof(AuthorityCalledBack))]
[JsonDerivedType(typeof(ApprovedAtHome), nameof(ApprovedAtHome))]
[JsonDerivedType(typeof(NoticeRuled), nameof(NoticeRuled))]
[JsonDerivedType(typeof(CarriedOutByHand), nameof(CarriedOutByHand))]
[JsonDerivedType(typeof(AddressRevealed), nameof(AddressRevealed))]
public abstract record RequestEvent;

/// <summary>The request arrived; its clock runs from here whatever comes later.</summary>
/// <param name="ReceivedAt">The moment of receipt, in the legal zone's offset.</param>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="Email">As typed or as the mail says: claimed, until it is proven.</param>
/// <param name="ClaimedAccount">As typed; opens nothing.</param>
public sealed record RequestReceived(
    Kinds Kinds,
    Door Door,
    string Language,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueEnd,
    string Email,
    string? ClaimedAccount) : RequestEvent
{
    /// <summary>What is said to be wrong, and what is right instead; none where no correction is asked for.</summary>
    public FieldProposals Proposals { get; init; } = [];

    /// <summary>The uses of their data that the person chose, by their codes in the profile; null where they chose none: all are meant.</summary>
    public IReadOnlyList<string>? Purposes { get; init; }

    /// <summary>The regimes that apply by where the requester says they live, by name; null where they did not say, or the deployment's own do.</summary>
    public IReadOnlyList<string>? Regimes { get; init; }

    /// <summary>The end of the last day on which it is done, exclusive; null where the kinds have no such clock that takes time.</summary>
    public DateTimeOffset? CompletionEnd { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>What they asked or told us, in words of their own; null where the form did not ask, or the mail has them.</summary>
    public string? Details { get; init; }

    /// <summary>The decision that is to be looked at again; null but for a review.</summary>
    public ReviewedDecision? Reviews { get; init; }

    /// <summary>The address had so many requests that day that it is not written to about this one, unless it is proven.</summary>
    public bool Unannounced { get; init; }

    /// <summary>Who entered it for the requester, and how it came; null where the requester sent it.</summary>
    public StaffEntry? Entered { get; init; }

    /// <summary>What an authority demands; null where the person asks, for themselves or through somebody.</summary>
    public Demand? Demand { get; init; }
}

/// <summary>The decision that a review is about.</summary>
/// <param name="Reference">Of the request that was decided.</param>
/// <param name="TakenBy">The addresses of everybody who took part; somebody else looks at it.</param>
public sealed record ReviewedDecision(Reference Reference, IReadOnlyList<string> TakenBy);

/// <summary>The way in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Door>))]
public enum Door
{
    Form,
    Mail,

    /// <summary>Entered by staff: by phone, by post or at the counter.</summary>
    Staff,

    /// <summary>One press on the link of a marketing message.</summary>
    Unsubscribe,
}

/// <summary>Somebody said what a mail asks for: its sender, or staff who read it.</summary>
/// <param name="By">The address of the member of staff; null for the requester.</param>
public sealed record KindsChosen(Kinds Kinds, string? By) : RequestEvent
{
    /// <summary>The end of the last day for the answer, exclusive, as these kinds have it; null where the day stays.</summary>
    public DateTimeOffset? DueEnd { get; init; }

    /// <summary>As of <see cref="RequestReceived"/>, for these kinds.</summary>
    public DateTimeOffset? CompletionEnd { get; init; }

    public bool IsProvisional { get; init; }
}

/// <param name="Letter">Which one, by its name.</param>
/// <param name="Addressee">Stands for the address (see <c>LinkTokens.AddresseeOf</c>).</param>
/// <param name="MessageId">Its Message-ID header (RFC 5322 section 3.6.4).</param>
public sealed record LetterSent(string Letter, string Addressee, string MessageId) : RequestEvent
{
    /// <summary>Whether it says that a date is provisional, and that its reader will hear once it is certain.</summary>
    public bool SaysProvisional { get; init; }
}

/// <summary>The provider would not take the letter; the work it reports stands. Or its address has had its letters for that day.</summary>
/// <param name="Code">Why, in the mail room's codes; <c>letters-per-address</c>.</param>
public sealed record LetterFailed(string Letter, string Addressee, string Code) : RequestEvent;

/// <param name="How">What proved it: <c>code-to-mailbox</c>.</param>
public sealed record IdentityProven(string How) : RequestEvent;

/// <summary>The sources were asked what they hold under the proven identities.</summary>
/// <param name="Plan">What an erasure would do to it; empty where none is asked for.</param>
public sealed record DataSearched(IReadOnlyList<FoundRecords> Found, IReadOnlyList<ErasureLine> Plan) : RequestEvent;

/// <summary>How many records one collection of one source holds.</summary>
public sealed record FoundRecords(string Source, string Collection, long Count);

/// <summary>Its time was over; nothing of it is left in storage.</summary>
public sealed record PackageDeleted : RequestEvent;

/// <param name="Size">Bytes of the ZIP.</param>
/// <param name="Sha256">Of the ZIP, hexadecimal.</param>
/// <param name="Records">In all collections together.</param>
/// <param name="AvailableUntil">When it will be deleted.</param>
public sealed record PackageMade(long Size, string Sha256, long Records, DateTimeOffset AvailableUntil) : RequestEvent;

/// <summary>The person wants the package anew, after it was deleted.</summary>
public sealed record CopyAskedAgain : RequestEvent;

/// <param name="How">Whether it was read in the page or downloaded.</param>
public sealed record PackageCollected(PackageUse How) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<PackageUse>))]
public enum PackageUse
{
    Read,
    Downloaded,
}

/// <summary>The requester took the request back, or never made it.</summary>
public sealed record RequestWithdrawn(Withdrawal How) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<Withdrawal>))]
public enum Withdrawal
{
    /// <summary>By who has proven to be the requester.</summary>
    ByRequester,

    /// <summary>By who reads the mailbox that somebody gave: "this wasn't me".</summary>
    NotMe,
}

/// <summary>The person was told when the erasure will begin, and can stop it until then.</summary>
public sealed record ErasureAnnounced(DateTimeOffset From) : RequestEvent;

/// <summary>The erasure begins; what it will do, as counted at this moment.</summary>
public sealed record ErasureBegun(IReadOnlyList<ErasureLine> Plan) : RequestEvent;

/// <summary>The erasure was carried out, and a second look found nothing left that should have gone.</summary>
public sealed record DataErased(IReadOnlyList<ErasureLine> Steps) : RequestEvent;

/// <summary>What an erasure does to one collection of one source.</summary>
/// <param name="Title">Of the collection, by language tag.</param>
/// <param name="Fields">The titles of the masked fields, by language tag; null unless masked.</param>
/// <param name="Because">Why it is kept, and how long, by language tag; null unless kept.</param>
public sealed record ErasureLine(
    string Source,
    string Collection,
    IReadOnlyDictionary<string, string> Title,
    ErasureAct Act,
    long Records,
    IReadOnlyDictionary<string, string>? Fields,
    IReadOnlyDictionary<string, string>? Because)
{
    /// <summary>When the first of what is kept is kept no longer, exclusive; null where it is kept without an end.</summary>
    public DateTimeOffset? FirstEnd { get; init; }

    /// <summary>When the last is.</summary>
    public DateTimeOffset? LastEnd { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ErasureAct>))]
public enum ErasureAct
{
    Delete,
    Mask,
    Keep,
}

public sealed record RequestClosed(Outcome Outcome) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    Done,

    /// <summary>Done, without what a source that failed would have given.</summary>
    InPart,
    Refused,
    NothingFound,
    Unproven,
    Withdrawn,

    /// <summary>Staff answered, and nothing else was asked for.</summary>
    Answered,

    /// <summary>Handled as an earlier one of the same person for the same.</summary>
    Joined,

    /// <summary>The person did not want it at the price that was asked for.</summary>
    FeeDeclined,

    /// <summary>A mail that asks for nothing, as staff say; they can take that back for a while.</summary>
    Spam,

    /// <summary>Somebody else is responsible for it.</summary>
    NotOurs,
}

/// <summary>Somebody proved after all, within the time in which a closed request can be taken up again.</summary>
/// <param name="DueEnd">The end of the last day for the answer, counted from the reopening.</param>
public sealed record RequestReopened(DateTimeOffset DueEnd) : RequestEvent
{
    /// <summary>As of <see cref="RequestReceived"/>, counted from the reopening.</summary>
    public DateTimeOffset? CompletionEnd { get; init; }

    public bool IsProvisional { get; init; }
}
