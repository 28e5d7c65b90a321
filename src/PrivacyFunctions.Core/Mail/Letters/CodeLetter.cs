using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>What a one-time code opens.</summary>
public enum CodePurpose
{
    /// <summary>The person confirms that the request is theirs.</summary>
    Confirm,

    /// <summary>The person reads or downloads their data.</summary>
    Read,

    /// <summary>Staff decide on a request.</summary>
    Decide,

    /// <summary>Staff enter a request.</summary>
    Enter,
}

/// <summary>To whoever asked for a code on a page, person or staff.</summary>
/// <remarks>
/// The code is in the first line, where phones offer to copy it, and not in the subject: subjects are shown on locked
/// screens, kept in mail logs and quoted in answers.
/// </remarks>
/// <param name="Page">The page that waits for the code. Opening it does nothing.</param>
public sealed record CodeLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    CodePurpose Purpose,
    Uri Page,
    LetterCode Code) : Letter(Reference, Language, Zone)
{
    public override string Name => "code";

    /// <inheritdoc/>
    /// <remarks>Codes are counted for each purpose: the first to confirm and the first to read are two letters.</remarks>
    public override string DeliveryName => $"code-{PurposeName}";

    private string PurposeName => Purpose switch
    {
        CodePurpose.Confirm => "confirm",
        CodePurpose.Read => "read",
        CodePurpose.Decide => "decide",
        CodePurpose.Enter => "enter",
        _ => throw new InvalidOperationException($"No code is sent for purpose {Purpose}."),
    };

    internal override void Fill(LetterValues values)
    {
        values.Text("purpose", PurposeName);
        values.Link("link", Page);
        Code.Fill(values);
        values.Text("codeDuration", Wording.Duration(TimeSpan.FromMinutes(Code.Minutes), Language));
    }
}
