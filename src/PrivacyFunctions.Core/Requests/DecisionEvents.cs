using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    Approve,
    Refuse,
}

/// <summary>What somebody has decided. It takes effect at once, or needs somebody else's agreement.</summary>
/// <param name="By">The address of who decided.</param>
/// <param name="Ground">The code of a ground of the profile; null for an approval.</param>
/// <param name="Reason">In plain words, for the person; null for an approval.</param>
public sealed record DecisionProposed(string By, Verdict Verdict, string? Ground, string? Reason) : RequestEvent
{
    /// <summary>Of an approval, what becomes of each field that is to be corrected; none where none is.</summary>
    public CorrectionDecisions Corrections { get; init; } = CorrectionDecisions.None;
}

/// <summary>The second person does not agree; the officer decides.</summary>
/// <param name="By">The address of who disagrees.</param>
/// <param name="Note">Why, for the officer; the person does not read it.</param>
public sealed record DecisionDisputed(string By, string Note) : RequestEvent;

/// <param name="By">The address of who decided first, or of the officer who decided alone.</param>
/// <param name="SecondBy">The address of who agreed; null where nobody had to.</param>
public sealed record RequestApproved(string By, string? SecondBy) : RequestEvent
{
    /// <summary>What becomes of each field that is to be corrected; none where none is.</summary>
    public CorrectionDecisions Corrections { get; init; } = CorrectionDecisions.None;
}

/// <param name="By">The address of who decided first, or of the officer who decided alone.</param>
/// <param name="SecondBy">The address of who agreed; null where the officer decided.</param>
/// <param name="Ground">The code of a ground of the profile.</param>
/// <param name="Reason">In plain words, for the person.</param>
public sealed record RequestRefused(string By, string? SecondBy, string Ground, string Reason) : RequestEvent;

/// <summary>Staff answered, in words of their own; the person reads them in a letter.</summary>
/// <param name="By">The address of who answered.</param>
public sealed record RequestAnswered(string By, string Text) : RequestEvent;

/// <summary>A source cannot be reached, after trying for a while; the request waits for staff.</summary>
/// <param name="Source">By its name in the data map.</param>
/// <param name="Code">Why, in the source room's codes.</param>
/// <param name="Step">What was being done.</param>
public sealed record SourceBlocked(string Source, string Code, SourceStep Step) : RequestEvent;

[JsonConverter(typeof(JsonStringEnumConverter<SourceStep>))]
public enum SourceStep
{
    Search,
    Package,
    Erasure,
    Correction,
}

/// <param name="By">The address of who ordered another try.</param>
public sealed record SourceRetried(string By) : RequestEvent;

/// <param name="Source">That is left out; the person is told.</param>
/// <param name="By">The address of who decided so.</param>
public sealed record SourceSkipped(string Source, string By) : RequestEvent;
