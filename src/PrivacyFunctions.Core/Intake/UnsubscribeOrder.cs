using System.Text.Json;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Intake;

/// <summary>What the company's mailing system posts for a link: <c>{"email": "…", "language": "zh-CN"}</c>. Other members are left alone.</summary>
/// <param name="Email">Null where something is wrong.</param>
/// <param name="Field">The member that is wrong; null where the body as a whole is.</param>
/// <param name="Problem">What is wrong, and what would be right; null where nothing is.</param>
public sealed record UnsubscribeOrder(string? Email, string? Field, string? Problem)
{
    /// <summary>In bytes.</summary>
    public const int LargestBody = 16 * 1024;

    private const string EmailField = "email";
    private const string LanguageField = "language";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };
    private static readonly UnsubscribeOrder NoObject = new(null, null, "Send a JSON object in UTF-8, like {\"email\": \"somebody@example.com\"}, with no member twice.");

    /// <summary>The message's, in which the page behind the link opens; null where it was left out.</summary>
    public Language? Language { get; init; }

    /// <summary>Without the address.</summary>
    public override string ToString() => nameof(UnsubscribeOrder);

    public static UnsubscribeOrder Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            return json.RootElement.ValueKind != JsonValueKind.Object ? NoObject
                : !json.RootElement.TryGetProperty(EmailField, out var email) ? Wrong("Send the member email.")
                : email.ValueKind != JsonValueKind.String ? Wrong("email is a string with one e-mail address.")
                : Of(email.GetString(), json.RootElement);
        }
        catch (JsonException)
        {
            return NoObject;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which no text has.
            return Wrong("email is a string with one e-mail address.");
        }
    }

    private static UnsubscribeOrder Of(string? typed, JsonElement order) => FormAnswers.Email(typed) switch
    {
        (var email, null) => In(order, new UnsubscribeOrder(email, null, null)),
        (_, AnswerProblem.TooLong) => Wrong("email is at most 254 characters long."),
        _ => Wrong("email is one e-mail address, like somebody@example.com."),
    };

    private static UnsubscribeOrder In(JsonElement order, UnsubscribeOrder right) =>
        !order.TryGetProperty(LanguageField, out var given) ? right
        : given.ValueKind == JsonValueKind.String && Languages.Language.TryParse(given.GetString(), out var language) ? right with { Language = language }
        : new UnsubscribeOrder(null, LanguageField, $"language is one of {string.Join(", ", Languages.Language.Supported)}, or is left out.");

    private static UnsubscribeOrder Wrong(string problem) => new(null, EmailField, problem);
}
