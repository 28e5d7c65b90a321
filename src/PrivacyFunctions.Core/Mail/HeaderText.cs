namespace PrivacyFunctions.Mail;

/// <summary>Text that is safe in a mail header: one line, without control characters.</summary>
internal static class HeaderText
{
    /// <summary>Line breaks and other control characters become spaces; runs of white space become one.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(text.Where(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\u2028' or '\u2029').Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries));

    // The message names the field, not its value, which may be somebody's address.
    public static string Required(string value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"A letter needs {field}.", field) : Checked(value, field);

    public static string? Optional(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? null : Checked(value, field);

    private static string Checked(string value, string field) =>
        value.Any(char.IsControl) ? throw new ArgumentException($"{field} holds a control character.", field) : value;
}
