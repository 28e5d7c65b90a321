using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Erasing;

/// <summary>Makes masks, and knows its own: masking what is masked already changes nothing, so an erasure can be run again.</summary>
/// <param name="salt">A secret of the request; whoever has it could try out which value a hash was made of.</param>
internal sealed class Masker(ReadOnlyMemory<byte> salt)
{
    private const int MarkDigits = HashMask.Fewest / 2;

    /// <summary>Whether a value is still to be masked, and as what. Null is nothing to mask.</summary>
    public bool Changes(Mask mask, object? value, [MaybeNullWhen(false)] out FieldChange change)
    {
        change = (mask, value) switch
        {
            (_, null) => null,
            (NullMask, _) => new FieldChange(null),
            (RewriteMask rewrite, _) when value is string text && text == rewrite.Value => null,
            (RewriteMask rewrite, _) => new FieldChange(rewrite.Value),
            (HashMask hash, _) when value is string text && IsMade(hash, text) => null,
            (HashMask hash, _) => new FieldChange(Make(hash, value)),
            _ => throw new InvalidOperationException($"There is no way to make a {mask.GetType().Name}."),
        };
        return change is not null;
    }

    private string Make(HashMask mask, object value)
    {
        var digits = Digits(mask.Function, value is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!));
        var body = digits[..(mask.Digits - MarkDigits)];
        return body + Mark(body) + mask.Suffix;
    }

    private bool IsMade(HashMask mask, string text)
    {
        if (text.Length != mask.Digits + mask.Suffix.Length || !text.EndsWith(mask.Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var body = text[..(mask.Digits - MarkDigits)];
        return text.AsSpan(body.Length, MarkDigits).SequenceEqual(Mark(body));
    }

    private string Digits(HashFunction function, byte[] value) => Convert.ToHexStringLower(
        function is HashFunction.Sha512 ? HMACSHA512.HashData(salt.Span, value) : HMACSHA256.HashData(salt.Span, value));

    private string Mark(string body) => Digits(HashFunction.Sha256, Encoding.UTF8.GetBytes($"mask {body}"))[..MarkDigits];
}

/// <summary>What a value becomes.</summary>
internal sealed record FieldChange(object? Value);
