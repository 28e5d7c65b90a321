using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>How a request reached staff (P26).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryWay>))]
public enum EntryWay
{
    Phone,
    Post,
    Counter,

    /// <summary>An e-mail that named no sender, or one of an authority.</summary>
    Mail,
}

/// <summary>Who entered a request for somebody.</summary>
/// <param name="By">The address of the member of staff, who neither decides on it first nor agrees.</param>
public sealed record StaffEntry(string By, EntryWay Way);
