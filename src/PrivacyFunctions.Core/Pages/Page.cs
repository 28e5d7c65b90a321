using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// A page as an immutable value. It is an HTTP result: rendered whole before the first byte is sent, so that an error
/// while rendering is still an error page and never half a page.
/// </summary>
/// <remarks>
/// Forms post to the path they were opened at, named so that the fragment of a followed error link does not come along:
/// it would take the focus from the next summary. A button that is not the form's only one is named
/// <c>do</c>; its value says what to do (<see cref="Fields"/>).
/// </remarks>
public abstract record Page(PageContext Context) : IResult, IActionResult
{
    // The default encoder writes every Chinese character as eight characters of entity. Only what HTML gives a meaning
    // has to be encoded in a page that is sent as UTF-8.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What is wrong with what was sent, in the order of the fields; empty on a first visit.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The HTTP status: 422 where there are <see cref="Errors"/>, else 200, unless set.</summary>
    public int StatusCode { get => field != 0 ? field : Errors.Count > 0 ? 422 : 200; init; }

    /// <summary>The page's one heading, which is also its title. On a question page it is the question.</summary>
    public abstract string Heading { get; }

    /// <summary>Where "Back" leads; null for a page that has no place before it.</summary>
    public virtual string? BackPath => null;

    protected TextCatalogue Texts => Context.Texts;

    public async Task<string> RenderAsync(CancellationToken cancel = default)
    {
        using var slice = Slice();
        return await slice.RenderAsync(Encoder, cancel);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(await RenderAsync(httpContext.RequestAborted));
        var response = httpContext.Response;
        response.StatusCode = StatusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentLanguage = Context.Language.Tag;
        response.Headers.CacheControl = "no-store";
        AddHeaders(response.Headers);
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    Task IActionResult.ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    /// <summary>The type's name only: a page holds personal data and tokens, and results get logged.</summary>
    public sealed override string ToString() => GetType().Name;

    protected abstract RazorSlice Slice();

    protected virtual void AddHeaders(IHeaderDictionary headers)
    {
    }
}
