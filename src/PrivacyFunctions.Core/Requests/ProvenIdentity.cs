namespace PrivacyFunctions.Requests;

/// <summary>
/// A value that the requester has shown to be theirs: the code sent to the address came back, a document was checked,
/// a signed-in account said so. Only such values may seed a query; what was merely claimed never becomes one of these.
/// </summary>
/// <param name="Type">What it is, by the name that the data map uses (<c>email</c>, <c>phone_number</c>), lower case.</param>
/// <param name="Value">The value as it was proven. Personal data: it goes into no log, message or durable history.</param>
public sealed record ProvenIdentity(string Type, string Value)
{
    /// <summary>The type of e-mail addresses.</summary>
    public const string Email = "email";

    /// <summary>The type alone, so that a logged or interpolated identity gives nothing away.</summary>
    public override string ToString() => $"proven {Type}";
}
