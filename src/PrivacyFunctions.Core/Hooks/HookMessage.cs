using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Hooks;

/// <summary>What a target is told. Its form stands in the README beside this file.</summary>
/// <param name="What">Which stop of which kind, and whether it begins or ends; or which deletion or correction.</param>
/// <param name="Email">Whose data it is about: in the body only, never in a URL, a header or a log.</param>
/// <param name="At">From when on; of two messages about one stop the later one holds.</param>
public sealed record HookMessage(Reference Reference, ToTell What, string Email, DateTimeOffset At)
{
    /// <summary>Of a stop: codes of the profile, empty for every use but storing. Null of anything else.</summary>
    public IReadOnlyList<string>? Purposes { get; init; }

    /// <summary>Of a deletion or correction: what the target may have of it, by codes of the profile. Null of anything else.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The same for the same message, however often it is sent: <c>PR-7K3M-Q2XD/marketing-opt-out/1/stop/crm</c>.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"{Reference}/{What.Kind}/{What.Number}/{Name(What.Event)}/{What.Target}");

    /// <summary>UTF-8 JSON; the bytes that are signed.</summary>
    public byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(
        new Content(Name(What.Event), Reference.Value, What.Kind, Purposes, Categories, new Subject(Email), At), JsonSerializerOptions.Web);

    /// <summary>The key and not the address: messages get logged.</summary>
    public override string ToString() => Key;

    private static string Name(HookEvent what) => what switch
    {
        HookEvent.Stop => "stop",
        HookEvent.Resume => "resume",
        HookEvent.Erasure => "erasure",
        _ => "rectification",
    };

    private sealed record Content(
        string Event,
        string Reference,
        string Kind,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Purposes,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Categories,
        Subject Subject,
        DateTimeOffset At);

    private sealed record Subject(string Email);
}

/// <summary>Shows a target that a message is ours and new.</summary>
public static class HookSignature
{
    public const string TimestampHeader = "X-PrivacyFunctions-Timestamp";
    public const string Header = "X-PrivacyFunctions-Signature";

    /// <summary><c>v1=</c> and, hexadecimal, HMAC-SHA256 over the timestamp, a full stop and the body.</summary>
    /// <param name="key">The secret's characters in UTF-8.</param>
    /// <param name="timestamp">Unix time in seconds.</param>
    public static string Of(ReadOnlySpan<byte> key, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.")));
        hmac.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
