using System.Text.Json.Serialization;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Requests;

/// <summary>
/// A fact about a request, never changed once recorded. Stored as JSON under its name, sealed with the request's key.
/// </summary>
/// <remarks>Renaming a property or name changes stored data: add, don't rename.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RequestReceived), nameof(RequestReceived))]
[JsonDerivedType(typeof(LetterSent), nameof(LetterSent))]
[JsonDerivedType(typeof(LetterFailed), nameof(LetterFailed))]
[JsonDerivedType(typeof(IdentityProven), nameof(IdentityProven))]
[JsonDerivedType(typeof(DataSearched), nameof(DataSearched))]
[JsonDerivedType(typeof(RequestApproved), nameof(RequestApproved))]
[JsonDerivedType(typeof(RequestRefused), nameof(RequestRefused))]
[JsonDerivedType(typeof(PackageMade), nameof(PackageMade))]
[JsonDerivedType(typeof(PackageCollected), nameof(PackageCollected))]
[JsonDerivedType(typeof(PackageDeleted), nameof(PackageDeleted))]
[JsonDerivedType(typeof(RequestClosed), nameof(RequestClosed))]
public abstract record RequestEvent;

/// <summary>The request arrived; its clock runs from here whatever comes later.</summary>
/// <param name="ReceivedAt">The moment of receipt, in the legal zone's offset.</param>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="Email">As typed: claimed, until it is proven.</param>
/// <param name="ClaimedAccount">As typed; opens nothing.</param>
public sealed record RequestReceived(
    string Kind,
    Door Door,
    string Language,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueEnd,
    string Email,
    string? ClaimedAccount) : RequestEvent;

/// <summary>The way in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Door>))]
public enum Door
{
    Form,
}

/// <param name="Letter">Which one, by its name.</param>
/// <param name="Addressee">Stands for the address (see <c>LinkTokens.AddresseeOf</c>).</param>
/// <param name="MessageId">Its Message-ID header (RFC 5322 section 3.6.4).</param>
public sealed record LetterSent(string Letter, string Addressee, string MessageId) : RequestEvent;

/// <summary>The provider would not take the letter; the work it reports stands.</summary>
/// <param name="Code">Why, in the mail room's codes.</param>
public sealed record LetterFailed(string Letter, string Addressee, string Code) : RequestEvent;

/// <param name="How">What proved it: <c>code-to-mailbox</c>.</param>
public sealed record IdentityProven(string How) : RequestEvent;

/// <summary>The sources were asked what they hold under the proven identities.</summary>
public sealed record DataSearched(IReadOnlyList<FoundRecords> Found) : RequestEvent;

/// <summary>How many records one collection of one source holds.</summary>
public sealed record FoundRecords(string Source, string Collection, long Count);

/// <param name="By">The address of who decided.</param>
public sealed record RequestApproved(string By) : RequestEvent;

/// <param name="By">The address of who decided.</param>
/// <param name="Ground">The code of a ground of the profile.</param>
/// <param name="Reason">In plain words, for the person.</param>
public sealed record RequestRefused(string By, string Ground, string Reason) : RequestEvent;

/// <param name="Size">Bytes of the ZIP.</param>
/// <param name="Sha256">Of the ZIP, hexadecimal.</param>
/// <param name="Records">In all collections together.</param>
/// <param name="AvailableUntil">When it will be deleted.</param>
public sealed record PackageMade(long Size, string Sha256, long Records, DateTimeOffset AvailableUntil) : RequestEvent;

/// <param name="How">Whether it was read in the page or downloaded.</param>
public sealed record PackageCollected(PackageUse How) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<PackageUse>))]
public enum PackageUse
{
    Read,
    Downloaded,
}

/// <summary>Its time was over; nothing of it is left in storage.</summary>
public sealed record PackageDeleted : RequestEvent;

public sealed record RequestClosed(Outcome Outcome) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    Done,
    Refused,
    NothingFound,
    Unproven,
}
