using System.ComponentModel.DataAnnotations;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Where letters say they come from, and whose words they use. App settings of the same names.</summary>
public sealed record LetterSettings
{
    /// <summary>The site's public address; its host is the domain of every Message-ID.</summary>
    [Required(ErrorMessage = "Set PublicBaseUrl to the address that people open, for example https://privacy.example.com/.")]
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>
    /// A folder with templates of the deployment's own, each replacing ours of the same name
    /// (<c>en/receipt.liquid</c>, <c>layout.html.liquid</c>). Read at start; checked with a specimen of every letter.
    /// </summary>
    public string? LetterTemplates { get; set; }
}
