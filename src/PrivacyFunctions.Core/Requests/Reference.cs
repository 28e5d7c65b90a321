using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>
/// The id of a request, written <c>PR-7K3M-Q2XD</c>: the only thing about a request that travels through durable
/// history, logs and URLs. It opens nothing by itself.
/// </summary>
/// <remarks>
/// Seven random characters (35 bits nearly) and a check character, from an alphabet without I, L, O, U and Z. Its
/// length is a prime, so every single wrong character and every swap of two is noticed when a reference is read over
/// the telephone. Reading accepts lower case, missing or extra hyphens and spaces, and I, L and O for 1, 1 and 0.
/// </remarks>
[JsonConverter(typeof(ReferenceJson))]
public readonly record struct Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    // Makes the reference that guides and letters show as an example, PR-7K3M-Q2XD, a valid one.
    private const int CheckOffset = 4;

    private Reference(string value) => Value = value;

    /// <summary>The canonical form, <c>PR-XXXX-XXXX</c>.</summary>
    public string Value { get; }

    public override string ToString() => Value;

    public static Reference New() => FromBytes(RandomNumberGenerator.GetBytes(8));

    /// <summary>The reference that the first 8 bytes stand for; the same bytes always give the same reference.</summary>
    public static Reference FromBytes(ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        Span<char> body = stackalloc char[8];
        for (var i = 0; i < 7; i++)
        {
            (number, var digit) = Math.DivRem(number, (ulong)Alphabet.Length);
            body[i] = Alphabet[(int)digit];
        }

        body[7] = CheckCharacter(body[..7]);
        return new Reference($"PR-{body[..4]}-{body[4..]}");
    }

    /// <exception cref="FormatException">It is not a reference, or its check character does not fit.</exception>
    public static Reference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("Not a reference like PR-7K3M-Q2XD.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Reference reference)
    {
        reference = default;
        if (text is null || text.Length > 40)
        {
            return false;
        }

        Span<char> body = stackalloc char[10];
        var length = 0;
        foreach (var c in text)
        {
            if (c is '-' or ' ')
            {
                continue;
            }

            if (length == body.Length)
            {
                return false;
            }

            body[length++] = Canonical(c);
        }

        if (length != 10 || body[0] != 'P' || body[1] != 'R')
        {
            return false;
        }

        body = body[2..];
        foreach (var c in body)
        {
            if (!Alphabet.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (CheckCharacter(body[..7]) != body[7])
        {
            return false;
        }

        reference = new Reference($"PR-{body[..4]}-{body[4..]}");
        return true;
    }

    private static char Canonical(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = CheckOffset;
        for (var i = 0; i < body.Length; i++)
        {
            sum += (i + 2) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        }

        return Alphabet[sum % Alphabet.Length];
    }
}

/// <summary>A reference in JSON is its canonical form, a string.</summary>
internal sealed class ReferenceJson : JsonConverter<Reference>
{
    public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Reference.TryParse(reader.GetString(), out var reference) ? reference : throw new JsonException("Not a reference like PR-7K3M-Q2XD.");

    public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
