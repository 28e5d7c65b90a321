using System.Globalization;

namespace PrivacyFunctions.Pages;

/// <summary>The message beside a field; empty where nothing is wrong with it.</summary>
public sealed record FieldMessageModel(Page Page, string Field);

/// <summary>The form that takes a code.</summary>
public sealed record CodeFormModel(CodePage Page, string Hint, string Button);

/// <summary>The form that sends a code.</summary>
/// <param name="Text">What stands above the button.</param>
/// <param name="IsMain">Whether it is the one thing to do on the page.</param>
public sealed record SendCodeFormModel(CodePage Page, string? Text, string Button, bool IsMain);

public sealed record OutcomeModel(StatusPage Page, Outcome Outcome);

/// <summary>File sizes as people read them.</summary>
public static class Sizes
{
    /// <summary>In decimal units, as file managers and phones show them: <c>640 B</c>, <c>12 kB</c>, <c>3.4 MB</c>.</summary>
    public static string InWords(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        < 999_950_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
