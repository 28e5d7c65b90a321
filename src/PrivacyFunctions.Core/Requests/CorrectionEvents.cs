using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>A field that is said to be wrong.</summary>
/// <param name="Field">By its address in the data map: <c>shop.customer.name</c>.</param>
/// <param name="Now">What the person says that it says now; null where they don't.</param>
/// <param name="Value">What it should say.</param>
public sealed record FieldProposal(string Field, string? Now, string Value)
{
    /// <summary>The most that one request can hold.</summary>
    public const int Most = 10;

    /// <summary>The longest value, in characters.</summary>
    public const int LongestValue = 500;

    /// <summary>The field alone: the values are personal data.</summary>
    public override string ToString() => Field;
}

/// <summary>A member of staff had the values shown that masks hid (privacy policy 4(c); P22).</summary>
/// <param name="By">Their address.</param>
/// <param name="Reason">Why they needed to.</param>
public sealed record ValuesRevealed(string By, string Reason) : RequestEvent;

/// <summary>A member of staff had the address shown, to tell recipients or to stop something by hand (P22).</summary>
/// <param name="By">Their address.</param>
/// <param name="Reason">Why they needed to.</param>
public sealed record AddressRevealed(string By, string Reason) : RequestEvent;

/// <summary>The corrections begin to be written: from here on until they are, the request can't be withdrawn.</summary>
public sealed record CorrectionBegun : RequestEvent;

/// <summary>The corrections were carried out, and a second look found them so.</summary>
/// <param name="Fields">One for each proposal, in their order.</param>
public sealed record DataCorrected(IReadOnlyList<CorrectedField> Fields) : RequestEvent
{
    /// <summary>Of a request that asks for nothing else.</summary>
    [JsonIgnore]
    public Outcome Outcome =>
        Fields.All(f => f.End == CorrectionEnd.Corrected) ? Outcome.Done
        : Fields.Any(f => f.End == CorrectionEnd.Corrected) ? Outcome.InPart
        : Fields.Any(f => f.End == CorrectionEnd.Refused) ? Outcome.Refused
        : Outcome.NothingFound;

    public bool Equals(DataCorrected? other) => other is not null && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => Fields.Count;
}

/// <summary>What became of a proposal.</summary>
/// <param name="Proposal">Which one, from 0.</param>
public sealed record CorrectedField(int Proposal, string Field, CorrectionEnd End, string? Ground, string? Reason);

[JsonConverter(typeof(JsonStringEnumConverter<CorrectionEnd>))]
public enum CorrectionEnd
{
    Corrected,
    Refused,

    /// <summary>Nothing that belongs to the person has such a field.</summary>
    NotFound,

    /// <summary>It was changed, or is gone, since the decision; what stands there now was not overwritten.</summary>
    ChangedMeanwhile,
}
