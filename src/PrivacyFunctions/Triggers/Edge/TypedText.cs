using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What can be wrong with a text that somebody typed.</summary>
internal static class TypedText
{
    /// <param name="missing">Null where it can be left empty.</param>
    /// <param name="tooLong">Told how long it is.</param>
    /// <returns>The first thing that is wrong; null where nothing is.</returns>
    public static FieldError? Problem(string text, string field, int longest, FieldError? missing, Func<int, FieldError> tooLong) =>
        text.Length == 0 ? missing
        : !FormAnswers.IsPlainText(text) ? Problems.InvisibleCharacters(field)
        : text.Length > longest ? tooLong(text.Length)
        : null;
}
