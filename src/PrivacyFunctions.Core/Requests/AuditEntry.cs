using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Who brought a fact about; names and addresses are inside the sealed event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Actor>))]
public enum Actor
{
    Requester,
    Staff,
    Service,

    /// <summary>Whoever delivers our letters, by events.</summary>
    Provider,
}

/// <summary>One row of a request's audit trail.</summary>
/// <param name="Version">Counts the request's events from 1, without a gap.</param>
/// <param name="Sealed">The event, encrypted with the request's key: gone with it, while the chain still checks.</param>
/// <param name="Previous">The hash of the row before; 64 zeros for the first.</param>
public sealed record AuditEntry(int Version, DateTimeOffset At, string Event, Actor Actor, byte[] Sealed, string Previous)
{
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256, hexadecimal, over everything in the row and the row before it.</summary>
    public string Hash(Reference reference)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{reference}|{Version}|{At.UtcTicks}|{Event}|{Actor}|{Previous}|");
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(head), .. Sealed]));
    }
}

/// <summary>The audit trail of a request does not fit together: a row was changed, added or taken away.</summary>
public sealed class BrokenAuditChainException(Reference reference, int version)
    : Exception($"The audit trail of {reference} breaks at row {version}.");
