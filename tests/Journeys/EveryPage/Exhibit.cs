using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Tests.Mail;
using PrivacyFunctions.Tests.Pages;

namespace PrivacyFunctions.Journeys.EveryPage;

/// <summary>One page in one state, or one letter, in one language.</summary>
/// <param name="Name">Also of its picture.</param>
/// <param name="Answer">As the service answers with it.</param>
internal sealed record Exhibit(string Name, Language Language, Func<Task<IResult>> Answer)
{
    /// <summary>Below the site's address.</summary>
    public string Path => $"{Name}/{Language.Tag}";

    /// <summary>Every page of the gallery, as the tests of single pages have it.</summary>
    public static IReadOnlyList<Exhibit> Pages(Language language) =>
        [.. Gallery.Names.Select(name => new Exhibit($"pages/{name}", language, () => Task.FromResult<IResult>(Gallery.Make(name, language))))];

    /// <summary>Every specimen of a letter, as HTML.</summary>
    public static IReadOnlyList<Exhibit> Mails(Language language) =>
        [.. Letters.All().Select(row => row.Data).Where(letter => letter.Item2 == language.Tag).Select(letter => new Exhibit($"letters/{letter.Item1}", language, () => Letter(letter.Item1, language)))];

    private static async Task<IResult> Letter(string name, Language language) =>
        new LetterResult((await Letters.Write(Letters.Find(name, language.Tag))).Html);

    /// <summary>A letter as a mail program shows it: with its own styles, and nothing loaded or run.</summary>
    private sealed class LetterResult(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return Results.Text(html, "text/html; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
