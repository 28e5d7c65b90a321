using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Reads small forms within narrow bounds.</summary>
internal static class Forms
{
    private const int LargestBody = 64 * 1024;

    private static FormOptions Bounds(int largest) => new()
    {
        BufferBody = false,
        BufferBodyLengthLimit = largest,
        KeyLengthLimit = 100,
        ValueCountLimit = 400,
        ValueLengthLimit = largest,
    };

    /// <param name="largest">In bytes; more for a form whose fields together may hold more, each character taking up to nine.</param>
    /// <exception cref="BadHttpRequestException">It is no form, or larger.</exception>
    /// <exception cref="InvalidDataException">It cannot be read as a form.</exception>
    public static async Task<IFormCollection> Read(HttpRequest request, CancellationToken cancellation, int largest = LargestBody)
    {
        if (request.HttpContext.Features.Get<IFormFeature>() is { Form: { } read })
        {
            return read;
        }

        if (request.ContentLength > largest)
        {
            throw new BadHttpRequestException($"A form is at most {largest / 1024} KiB.", StatusCodes.Status413PayloadTooLarge);
        }

        if (request.ContentType is not { } type || !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Send application/x-www-form-urlencoded.", StatusCodes.Status415UnsupportedMediaType);
        }

        // For a body that does not say its length: the server stops reading it there.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, Bounds(largest)));
        return await request.ReadFormAsync(cancellation);
    }

    /// <summary>The field's first value; white space at its ends is not meant.</summary>
    public static string Text(this IFormCollection form, string field) => (form[field].Count > 0 ? form[field][0] : null)?.Trim() ?? "";

    /// <summary>The kinds that were ticked, of those offered; null where none was.</summary>
    public static Kinds? Kinds(this IFormCollection form, IReadOnlyList<Kind> offered)
    {
        var ticked = form[Fields.Kind].ToHashSet();
        var chosen = offered.Where(kind => ticked.Contains(kind.Name)).ToList();
        return chosen.Count > 0 ? new Kinds(chosen) : null;
    }

    /// <summary>The purposes that were ticked, of those offered: empty for all of them, null where none was.</summary>
    public static IReadOnlyList<string>? Purposes(this IFormCollection form, IReadOnlyList<Purpose> offered)
    {
        var ticked = form[Fields.Purpose].ToHashSet();
        var chosen = offered.Where(purpose => ticked.Contains(purpose.Code)).Select(purpose => purpose.Code).ToList();
        return ticked.Contains(Fields.AllPurposes) || chosen.Count == offered.Count ? [] : chosen.Count > 0 ? chosen : null;
    }

    public static bool IsPost(this HttpRequest request) => HttpMethods.IsPost(request.Method);
}
