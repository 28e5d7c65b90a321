using System.Net.Mail;
using System.Text;
using System.Text.Json;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>A rule that a request broke, in the words that SendGrid's errors have: a path to the field, and a message.</summary>
public sealed record BrokenRule(string Field, string Message);

/// <summary>The rules of SendGrid's <c>POST /v3/mail/send</c> that a letter of ours could break.</summary>
public static class SendGridRules
{
    private static readonly string[] ReservedHeaders =
    [
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding",
        "to", "from", "subject", "reply-to", "cc", "bcc",
    ];

    public static IReadOnlyList<BrokenRule> Broken(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. Check(json.RootElement)]
                : [new BrokenRule("", "Bad Request")];
        }
        catch (JsonException)
        {
            return [new BrokenRule("", "Bad Request")];
        }
    }

    private static IEnumerable<BrokenRule> Check(JsonElement mail) =>
        [.. Personalizations(mail), .. Sender(mail), .. Subject(mail), .. Content(mail), .. Headers(mail), .. CustomArgs(mail)];

    private static IEnumerable<BrokenRule> Personalizations(JsonElement mail)
    {
        if (!Array(mail, "personalizations", out var all) || all.GetArrayLength() is < 1 or > 1000)
        {
            yield return new("personalizations", "The personalizations field is required and must have at least one personalization.");
            yield break;
        }

        var index = 0;
        foreach (var one in all.EnumerateArray())
        {
            var path = $"personalizations.{index++}.to";
            if (!Array(one, "to", out var recipients) || recipients.GetArrayLength() == 0)
            {
                yield return new(path, "The to array is required for all personalization objects, and must have at least one email object with a valid email address.");
                continue;
            }

            var place = 0;
            foreach (var recipient in recipients.EnumerateArray())
            {
                var field = $"{path}.{place++}.email";
                if (!IsAddress(recipient))
                {
                    yield return new(field, $"Does not contain a valid address: {recipient}");
                }
            }
        }
    }

    private static IEnumerable<BrokenRule> Sender(JsonElement mail)
    {
        if (!mail.TryGetProperty("from", out var from) || !IsAddress(from))
        {
            yield return new("from.email", "The from object must be provided for every email send. It is an object that requires the email parameter.");
        }

        if (mail.TryGetProperty("reply_to", out var replyTo) && !IsAddress(replyTo))
        {
            yield return new("reply_to.email", "The reply_to object, when included, must have a valid email address.");
        }
    }

    private static IEnumerable<BrokenRule> Subject(JsonElement mail)
    {
        if (!Text(mail, "subject", out var subject) || subject.Length == 0)
        {
            yield return new("subject", "The subject is required. You can get around this requirement if you use a template with a subject defined.");
        }
    }

    private static IEnumerable<BrokenRule> Content(JsonElement mail)
    {
        if (!Array(mail, "content", out var content) || content.GetArrayLength() == 0)
        {
            yield return new("content", "Unless a valid template_id is provided, the content parameter is required.");
            yield break;
        }

        var types = new List<string>();
        foreach (var part in content.EnumerateArray())
        {
            if (!Text(part, "type", out var type) || !Text(part, "value", out var value) || value.Length == 0)
            {
                yield return new("content", "The content value must be a string at least one character in length.");
                yield break;
            }

            types.Add(type);
        }

        string[] order = ["text/plain", "text/html"];
        if (!types.Take(2).SequenceEqual(order.Where(types.Contains)))
        {
            yield return new("content", "If present, text/plain and text/html may only be provided once, and text/plain must be first, followed by text/html.");
        }
    }

    private static IEnumerable<BrokenRule> Headers(JsonElement mail)
    {
        if (!mail.TryGetProperty("headers", out var headers))
        {
            yield break;
        }

        foreach (var header in headers.EnumerateObject())
        {
            if (header.Value.ValueKind != JsonValueKind.String || header.Value.GetString()!.Any(char.IsControl))
            {
                yield return new($"headers.{header.Name}", "Header values must be strings without control characters.");
            }

            if (ReservedHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            {
                yield return new($"headers.{header.Name}", "The header is reserved and cannot be used.");
            }
        }
    }

    private static IEnumerable<BrokenRule> CustomArgs(JsonElement mail)
    {
        if (!mail.TryGetProperty("custom_args", out var args))
        {
            yield break;
        }

        if (args.ValueKind != JsonValueKind.Object || args.EnumerateObject().Any(arg => arg.Value.ValueKind != JsonValueKind.String))
        {
            yield return new("custom_args", "The custom_args must be an object of strings.");
        }
        else if (Encoding.UTF8.GetByteCount(args.GetRawText()) >= 10_000)
        {
            yield return new("custom_args", "The custom_args may not exceed 10,000 bytes.");
        }
    }

    private static bool IsAddress(JsonElement party) =>
        party.ValueKind == JsonValueKind.Object
        && Text(party, "email", out var email)
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email;

    private static bool Array(JsonElement parent, string name, out JsonElement array) =>
        parent.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private static bool Text(JsonElement parent, string name, out string text)
    {
        text = parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return value.ValueKind == JsonValueKind.String;
    }
}
