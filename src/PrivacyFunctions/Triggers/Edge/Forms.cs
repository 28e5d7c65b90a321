using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Reads small forms within narrow bounds.</summary>
internal static class Forms
{
    /// <summary>In bytes, of a form that asks one thing.</summary>
    public const int LargestBody = 64 * 1024;

    private const int MostFields = 30;
    private const int MostFieldsOfLarge = 400;

    private static FormOptions Bounds(int largest) => new()
    {
        BufferBody = false,
        BufferBodyLengthLimit = largest,
        KeyLengthLimit = 100,
        ValueCountLimit = largest > LargestBody ? MostFieldsOfLarge : MostFields,
        ValueLengthLimit = largest,
    };

    // Each is asked for once; which of two values was meant nobody can know.
    private static readonly string[] Single =
    [
        Fields.Csrf, Fields.Do, Fields.Email, Fields.Account, Fields.Residence, Fields.Details, Fields.Code, Fields.Ground, Fields.Reason, Fields.Note, Fields.Question,
        Fields.Answer, Fields.Why, Fields.Restrict, Fields.Way, Fields.Day, Fields.Time, Fields.Language, Fields.Channel, Fields.Responsible,
        .. DemandFields.SentOnce,
    ];

    /// <param name="largest">In bytes; more for a form whose fields together may hold more, each character taking up to nine.</param>
    /// <param name="takesMultipart">Whether multipart/form-data will do, which no page of ours sends.</param>
    /// <exception cref="BadHttpRequestException">It is no form in UTF-8, or larger.</exception>
    /// <exception cref="FieldRepeatedException">A field that can have one value was sent twice.</exception>
    /// <exception cref="InvalidDataException">It cannot be read as a form.</exception>
    public static async Task<IFormCollection> Read(HttpRequest request, CancellationToken cancellation, int largest = LargestBody, bool takesMultipart = false)
    {
        if (request.HttpContext.Features.Get<IFormFeature>() is { Form: { } read })
        {
            return read;
        }

        if (request.ContentLength > largest)
        {
            throw TooLarge(largest);
        }

        if (!IsFormInUtf8(request.ContentType) && !(takesMultipart && IsMultipart(request.ContentType)))
        {
            throw new BadHttpRequestException("Send application/x-www-form-urlencoded in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        }

        var body = await ReadBody(request, largest, cancellation);
        if (!DecodesToUtf8(body.GetBuffer().AsSpan(0, (int)body.Length)))
        {
            throw new BadHttpRequestException("What is behind the percent signs is UTF-8.", StatusCodes.Status400BadRequest);
        }

        request.Body = body;
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, Bounds(largest)));
        var form = await Parse(request, cancellation);
        return Single.FirstOrDefault(field => form[field].Count > 1) is { } repeated ? throw new FieldRepeatedException(repeated) : form;
    }

    // All of the body has come: where the reader of multipart forms misses some of it, it was never sent.
    private static async Task<IFormCollection> Parse(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form has no end.", e);
        }
    }

    private static async Task<MemoryStream> ReadBody(HttpRequest request, int largest, CancellationToken cancellation)
    {
        // For a body that does not say its length: the server stops reading it there, where it can.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > largest)
            {
                throw TooLarge(largest);
            }
        }

        body.Position = 0;
        return body;
    }

    // The reader of forms leaves escapes that are no UTF-8 as they are, and "%ff" would stand in a letter or an address.
    private static bool DecodesToUtf8(ReadOnlySpan<byte> form)
    {
        var decoded = new byte[form.Length];
        var length = 0;
        for (var at = 0; at < form.Length; length++)
        {
            var isEscape = form[at] == '%' && byte.TryParse(form[(at + 1)..Math.Min(at + 3, form.Length)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out decoded[length]);
            if (!isEscape)
            {
                decoded[length] = form[at];
            }

            at += isEscape ? 3 : 1;
        }

        return Utf8.IsValid(decoded.AsSpan(0, length));
    }

    private static BadHttpRequestException TooLarge(int largest) => new($"A form is at most {largest / 1024} KiB.", StatusCodes.Status413PayloadTooLarge);

    private static bool IsFormInUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToUpperInvariant() is "UTF-8" or "US-ASCII");

    private static bool IsMultipart(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>The field's first value; white space at its ends is not meant.</summary>
    public static string Text(this IFormCollection form, string field) => (form[field].Count > 0 ? form[field][0] : null)?.Trim() ?? "";

    /// <summary>Whether something was ticked that is not offered: what it stands for would be lost without a word.</summary>
    public static bool HasOtherKinds(this IFormCollection form, IReadOnlyList<Kind> offered) =>
        form[Fields.Kind].Any(name => !offered.Any(kind => kind.Name == name));

    /// <summary>The same of the uses of the data.</summary>
    public static bool HasOtherPurposes(this IFormCollection form, IReadOnlyList<Purpose> offered) =>
        form[Fields.Purpose].Any(code => code != Fields.AllPurposes && !offered.Any(purpose => purpose.Code == code));

    /// <summary>The kinds that were ticked, of those offered; null where none was.</summary>
    public static Kinds? Kinds(this IFormCollection form, IReadOnlyList<Kind> offered)
    {
        var ticked = form[Fields.Kind].ToHashSet();
        var chosen = offered.Where(kind => ticked.Contains(kind.Name)).ToList();
        return chosen.Count > 0 ? new Kinds(chosen) : null;
    }

    /// <summary>
    /// The purposes that were ticked, of those offered: empty for all of them, null where none was, or one that is not offered:
    /// what it stands for would be lost without a word.
    /// </summary>
    public static IReadOnlyList<string>? Purposes(this IFormCollection form, IReadOnlyList<Purpose> offered)
    {
        var ticked = form[Fields.Purpose].ToHashSet();
        if (ticked.Any(code => code != Fields.AllPurposes && !offered.Any(purpose => purpose.Code == code)))
        {
            return null;
        }

        var chosen = offered.Where(purpose => ticked.Contains(purpose.Code)).Select(purpose => purpose.Code).ToList();
        return ticked.Contains(Fields.AllPurposes) || chosen.Count == offered.Count ? [] : chosen.Count > 0 ? chosen : null;
    }

    public static bool IsPost(this HttpRequest request) => HttpMethods.IsPost(request.Method);
}

/// <summary>A field that can have one value was sent more than once.</summary>
/// <param name="field">One of ours, never a name that was sent.</param>
internal sealed class FieldRepeatedException(string field)
    : BadHttpRequestException($"The field {field} is sent once.", StatusCodes.Status400BadRequest)
{
    public string Field { get; } = field;
}
