using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>Values of rows as JSON and as text.</summary>
internal static class RowValues
{
    private const int LongestText = 400;

    /// <summary>Letters of all scripts stay readable; what HTML or a terminal could take for markup or direction is escaped.</summary>
    public static JsonWriterOptions JsonOptions { get; } =
        new() { Indented = true, Encoder = Encoder() };

    /// <summary>
    /// Numbers and truth values as such, times in ISO 8601, bytes in base64, everything else as text; fractions that JSON
    /// has no number for (NaN) as text too. Halves of surrogate pairs become U+FFFD.
    /// </summary>
    public static void Write(Utf8JsonWriter json, Field field, object? value)
    {
        switch (Typed(field, value))
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case long or int or short or sbyte or byte or uint or ushort:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case var other: json.WriteStringValue(WholeCharacters(Plain(other))); break;
        }
    }

    /// <summary>
    /// At most 400 characters, then <c>[…]</c>; control characters and those that hide or reorder text are spelt out, so
    /// that a value cannot make the page say something else.
    /// </summary>
    public static (string Text, bool Shortened) Show(Field field, object? value, PackageWords words)
    {
        var text = Typed(field, value) switch
        {
            null => words.Empty,
            bool flag => words.YesNo(flag),
            byte[] bytes => words.Bytes(bytes.Length),
            var other => Plain(other),
        };
        var shown = new StringBuilder(Math.Min(text.Length, LongestText));
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > LongestText)
            {
                return (shown.Append(" […]").ToString(), true);
            }

            shown.Append(Visible(rune) ? rune.ToString() : PackageWords.Invisible(rune));
        }

        return (shown.ToString(), false);
    }

    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)
            .Where(c => char.GetUnicodeCategory(c) is UnicodeCategory.Format)]);
        return JavaScriptEncoder.Create(settings);
    }

    // A zero-width joiner belongs to emoji and to several scripts.
    private static bool Visible(Rune rune) => rune.Value is '\n' or '\r' or '\t' or 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static object? Typed(Field field, object? value) => (field.Type?.Scalar, value) switch
    {
        (ScalarType.Flag, long and (0 or 1)) => (long)value == 1,
        _ => value,
    };

    private static string Plain(object value) => value switch
    {
        string text => text,
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The text with halves of surrogate pairs as U+FFFD, which JSON has no other way to write.</summary>
    public static string WholeCharacters(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
