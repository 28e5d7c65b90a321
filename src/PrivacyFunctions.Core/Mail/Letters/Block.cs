namespace PrivacyFunctions.Mail.Letters;

/// <summary>A part of a letter before it is text or HTML: what it is, its words as plain text, and a link if it has one.</summary>
/// <param name="Kind">One of <see cref="BlockKinds"/>; layouts choose the form by it.</param>
/// <param name="Text">Plain text, not encoded for any format.</param>
/// <param name="First">It starts a run of blocks of its kind: the first item of a list.</param>
/// <param name="Last">It ends such a run.</param>
internal sealed record Block(string Kind, string Text, string? Link = null, bool First = true, bool Last = true);

/// <summary>The tags that letter templates are written with.</summary>
internal static class BlockKinds
{
    /// <summary>The matter: heads the HTML, and is the subject with the reference behind it. Exactly one in a letter.</summary>
    public const string Subject = "subject";

    public const string Paragraph = "paragraph";

    /// <summary>A one-time code, large.</summary>
    public const string Code = "code";

    /// <summary>The one main action: a link with its label.</summary>
    public const string Action = "action";

    /// <summary>A heading inside the letter.</summary>
    public const string Section = "section";

    public const string Item = "item";

    /// <summary>Words of somebody else, line breaks kept.</summary>
    public const string Quote = "quote";

    /// <summary>The small block at the end, one line each.</summary>
    public const string Line = "line";

    public static IReadOnlyList<string> All { get; } = [Subject, Paragraph, Code, Section, Item, Quote, Line];
}
