using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>
/// Reads what SendGrid's Inbound Parse posts (multipart/form-data, RFC 7578) while it streams into its copy: the fields
/// of a parsed mail, or the whole mail in the field <c>email</c>. Memory is bounded by <see cref="MailLimits"/>, whatever comes.
/// </summary>
public static class InboundMailReader
{
    // RFC 2046 section 5.1.1.
    private const int LongestBoundary = 70;
    private const int MostParts = 1_000;

    /// <summary>
    /// Reads a mail. A body that ends early or is broken gives what could be read of it, marked so: a person wrote it,
    /// and nobody would tell them that it was thrown away.
    /// </summary>
    /// <param name="body">Read asynchronously, to its end or to <see cref="MailLimits.Body"/>.</param>
    /// <param name="contentType">The request's Content-Type.</param>
    /// <param name="copy">Gets every byte that was read, broken or not.</param>
    /// <exception cref="NotAMailException">The content type is another; nothing was read.</exception>
    /// <exception cref="IOException">The connection broke; the whole mail will have to come again.</exception>
    public static async Task<InboundMail> Read(Stream body, string? contentType, Stream copy, CancellationToken cancellation)
    {
        var boundary = BoundaryOf(contentType) ?? throw new NotAMailException();
        await using var counted = new CountedBody(body, copy, MailLimits.Body);
        var form = new MailForm();
        var isDamaged = false;
        try
        {
            var parts = new MultipartReader(boundary, counted);
            for (var count = 0; count < MostParts && await parts.ReadNextSectionAsync(cancellation) is { } part; count++)
            {
                await form.Take(part, cancellation);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException && !counted.HasFailed)
        {
            isDamaged = true;
        }

        await counted.Drain(cancellation);
        return form.ToMail(counted.IsOverLimit ? Completeness.TooLarge : isDamaged ? Completeness.Damaged : Completeness.Whole);
    }

    private static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : null;
}
