namespace PrivacyFunctions.Requests;

/// <summary>
/// An identity that the requester has proven to be theirs, the only thing (with identifiers reached from it through
/// the data map) that may seed a query.
/// </summary>
/// <param name="Type">As in the data map: <c>email</c>.</param>
public sealed record ProvenIdentity(string Type, string Value);
