using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>How letters leave through SendGrid. Each property is an app setting of the same name, checked at start.</summary>
public sealed record SendGridSettings
{
    /// <summary>What is missing or wrong, a sentence each, with how to mend it.</summary>
    public static IEnumerable<string> ProblemsIn(IConfiguration configuration)
    {
        var settings = configuration.Get<SendGridSettings>() ?? new SendGridSettings();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        return results.Select(r => r.ErrorMessage!);
    }

    /// <summary>The API's address; <c>https://api.eu.sendgrid.com</c> keeps mail in the EU.</summary>
    [Required(ErrorMessage = "Set SendGridHost to the API's address, for example https://api.sendgrid.com.")]
    [Url(ErrorMessage = "SendGridHost must be an address like https://api.sendgrid.com.")]
    public string SendGridHost { get; set; } = "https://api.sendgrid.com";

    /// <summary>A key with the permission Mail Send and no other; a Key Vault reference in Azure.</summary>
    [Required(ErrorMessage = "Set SendGridApiKey to a SendGrid key with the permission Mail Send.")]
    public string SendGridApiKey { get; set; } = "";

    /// <summary>The sender's address, on a domain verified with SendGrid.</summary>
    [Required(ErrorMessage = "Set MailFrom to the address that letters come from, on a domain verified with SendGrid.")]
    [EmailAddress(ErrorMessage = "MailFrom must be one address like privacy@example.com.")]
    public string MailFrom { get; set; } = "";

    /// <summary>The name that readers see beside the address; the organisation's own.</summary>
    public string? MailFromName { get; set; }

    /// <summary>How long one <see cref="IMailSender.Send"/> may take, its repeats included.</summary>
    /// <remarks>Short: the durable step above tries again for days.</remarks>
    public TimeSpan SendGridPatience { get; set; } = TimeSpan.FromSeconds(8);
}
