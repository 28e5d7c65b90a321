using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>What an authority demands under a legal document, as staff entered it (P19). It shows nothing until somebody else called the authority back.</summary>
/// <param name="Authority">Its name.</param>
/// <param name="Country">Which foreign state it is of, in words; null for one at home, which needs no approval (PIPL 41).</param>
/// <param name="Basis">The provision that the document names.</param>
/// <param name="Subject">What the document says of whom it is about, and the only thing that seeds a query.</param>
/// <param name="SubjectWords">What else it says of them, to tell people apart; nothing is searched by it. Null where nothing.</param>
/// <param name="Scope">What is disclosed; nothing else is.</param>
public sealed record Demand(
    string Authority, string? Country, LegalDocument Document, string Basis, DemandedSubject Subject, string? SubjectWords, IReadOnlyList<DemandedData> Scope, SubjectNotice Notice)
{
    /// <summary>Whether it is of another state, so that the competent authority at home has to approve first (PIPL 41).</summary>
    [JsonIgnore]
    public bool IsForeign => Country is not null;

    /// <summary>Without what it says, which is personal data.</summary>
    public override string ToString() => nameof(Demand);
}

/// <summary>The document that a demand rests on: its number, the day it bears, and where it is.</summary>
/// <param name="KeptAt">Where it is kept: a file of ours, a shelf.</param>
public sealed record LegalDocument(DocumentType Type, string Number, DateOnly Date, string KeptAt);

[JsonConverter(typeof(JsonStringEnumConverter<DocumentType>))]
public enum DocumentType
{
    /// <summary>An order or a judgment of a court.</summary>
    CourtOrder,

    /// <summary>A notice to produce evidence (PRC Criminal Procedure Law, article 54).</summary>
    EvidenceNotice,

    /// <summary>A decision of a regulator in the exercise of its powers.</summary>
    Decision,
    Other,
}

/// <param name="Type">As of <see cref="ProvenIdentity"/>.</param>
public sealed record DemandedSubject(string Type, string Value);

/// <summary>One collection of one source, by their names in the data map.</summary>
public sealed record DemandedData(string Source, string Collection);

/// <summary>How the person is told once their data was disclosed.</summary>
/// <param name="Email">Where they are written to; null where no address is known.</param>
/// <param name="Language">The tag of the language they are written to in.</param>
/// <param name="ForbiddenBy">The provision that forbids to tell them; null where none does.</param>
/// <param name="ForbiddenUntil">The last day on which it does, in the legal zone; null where that is not known.</param>
public sealed record SubjectNotice(string? Email, string Language, string? ForbiddenBy, DateOnly? ForbiddenUntil);
