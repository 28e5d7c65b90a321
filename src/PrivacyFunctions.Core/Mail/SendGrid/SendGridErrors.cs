using System.Text.Json;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>
/// Reads which field a refused letter failed on. SendGrid's messages quote what they refuse, addresses included, so
/// nothing of the body leaves this type but a code.
/// </summary>
internal static class SendGridErrors
{
    /// <summary>The code for a body like <c>{"errors":[{"message":"…","field":"personalizations.0.to.0.email"}]}</c>.</summary>
    public static async Task<string> Code(HttpContent body, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(await body.ReadAsByteArrayAsync(cancellationToken));
            return Fields(json.RootElement).Any(IsRecipient) ? MailRefusals.Address : MailRefusals.Malformed;
        }
        catch (JsonException)
        {
            // A gateway's own page: all that is known is the status.
            return MailRefusals.Malformed;
        }
    }

    private static bool IsRecipient(string field) =>
        field.StartsWith("personalizations.", StringComparison.Ordinal) && field.Contains(".to", StringComparison.Ordinal);

    private static IEnumerable<string> Fields(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("errors", out var errors)
            || errors.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var error in errors.EnumerateArray())
        {
            if (error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("field", out var field)
                && field.ValueKind == JsonValueKind.String)
            {
                yield return field.GetString()!;
            }
        }
    }
}
