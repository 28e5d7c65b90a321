using System.Text.RegularExpressions;
using PrivacyFunctions.Local.Mailbox;

namespace PrivacyFunctions.Journeys.People;

/// <summary>A letter as its reader uses it.</summary>
public sealed partial record Letter(MailboxLetter Mail)
{
    public string Subject => Mail.Subject;

    public string Text => Mail.Text;

    /// <summary>The one thing to click.</summary>
    public string Link => LinkPattern().Match(Text).Value;

    /// <summary>Six digits that stand alone; empty in a letter without.</summary>
    public string Code => CodePattern().Match(Text).Value;

    /// <summary>What makes the link good; empty in a link that anybody may open.</summary>
    public string Token => TokenPattern().Match(Link).Groups[1].Value;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"(?<![\w-])\d{6}(?![\w-])")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"[?&]t=([^&]+)")]
    private static partial Regex TokenPattern();
}
