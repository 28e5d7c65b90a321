using System.Globalization;

namespace PrivacyFunctions.Sources;

/// <summary>
/// An identifier as it came from a row. Two are equal when they are written alike, exactly: 7 equals "7", but not "07",
/// and letters differ by case, whatever the database's collation says.
/// </summary>
internal readonly struct Key : IEquatable<Key>
{
    private Key(object raw) => Raw = raw;

    /// <summary>A <see cref="long"/>, <see cref="string"/>, <see cref="Guid"/> or array of bytes, to be bound as a parameter.</summary>
    public object Raw { get; }

    private string Text => Raw switch
    {
        string text => text,
        Guid guid => guid.ToString("D"),
        byte[] bytes => "0x" + Convert.ToHexStringLower(bytes),
        _ => ((long)Raw).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Null for what identifies nobody: null, blank text (rows of many people share it) and types that are no
    /// identifiers (floating point, times, booleans).
    /// </summary>
    public static Key? Of(object? value) => value switch
    {
        string text => string.IsNullOrWhiteSpace(text) ? null : new Key(text),
        long or int or short or sbyte or byte or uint or ushort => new Key(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number when number <= long.MaxValue => new Key((long)number),
        decimal number when decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue => new Key((long)number),
        Guid => new Key(value),
        byte[] { Length: > 0 } => new Key(value),
        _ => null,
    };

    /// <summary>With its type, for <see cref="Read"/>.</summary>
    public string Written => Raw switch
    {
        string text => $"s{text}",
        Guid guid => $"g{guid:D}",
        byte[] bytes => $"b{Convert.ToBase64String(bytes)}",
        _ => $"i{Text}",
    };

    /// <exception cref="FormatException">It was not made by <see cref="Written"/>.</exception>
    public static Key Read(string written) => written[0] switch
    {
        's' => new Key(written[1..]),
        'g' => new Key(Guid.Parse(written.AsSpan(1))),
        'b' => new Key(Convert.FromBase64String(written[1..])),
        'i' => new Key(long.Parse(written.AsSpan(1), CultureInfo.InvariantCulture)),
        _ => throw new FormatException("A key begins with its type."),
    };

    /// <summary>The same identifier as a column of integers holds it; null where it is none.</summary>
    public Key? AsInteger() => Raw switch
    {
        long => this,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text => new Key(number),
        _ => null,
    };

    /// <summary>The same identifier as a column of text holds it.</summary>
    public Key AsText() => new(Text);

    public bool Equals(Key other) => (Raw, other.Raw) switch
    {
        (long a, long b) => a == b,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        _ => string.Equals(Text, other.Text, StringComparison.Ordinal),
    };

    public override bool Equals(object? obj) => obj is Key other && Equals(other);

    public override int GetHashCode()
    {
        if (Raw is not long number)
        {
            return string.GetHashCode(Text, StringComparison.Ordinal);
        }

        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return string.GetHashCode(digits[..length], StringComparison.Ordinal);
    }
}
