using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Who came by a link from a letter, and for which request.</summary>
/// <param name="Session">Null until a code was typed.</param>
/// <param name="FormToken">For the forms of the pages behind the link.</param>
public sealed record Visit(Request Request, LinkToken Link, Session? Session, string FormToken);

/// <summary>Who came by a link whose request may not be there yet.</summary>
/// <param name="Session">Null until a code was typed.</param>
/// <param name="FormToken">For the forms of the pages behind the link.</param>
public sealed record Follower(LinkToken Link, Session? Session, string FormToken);

/// <summary>Either a visit, or what to answer instead.</summary>
public sealed record Visited(Visit? Visit, IResult? Instead);

/// <summary>
/// Opens links from letters. The token moves from the URL into a cookie at once, so it stays out of histories,
/// referrers and telemetry, and the language can be switched without it.
/// </summary>
public sealed class Links(LinkTokens tokens, Cookies cookies, SealedCookies seal, RequestLedger ledger, PageContexts pages, AppSettings settings, TimeProvider time)
{
    private const string TokenParameter = "t";

    public static string Path(LinkPurpose purpose, Reference reference) => $"/{Folder(purpose)}/{reference}";

    /// <summary>The link for a letter.</summary>
    public Uri Url(LinkToken token) => settings.Url($"{Path(token.Purpose, token.Reference)}?{TokenParameter}={tokens.Create(token)}");

    public async Task<Visited> Open(HttpRequest request, string reference, LinkPurpose purpose, CancellationToken cancellation)
    {
        var (came, instead) = OpenLink(request, reference, purpose);

        // A record that was erased is over too.
        return came is null ? Instead(instead!)
            : await ledger.Find(came.Link.Reference, cancellation) is { } found ? new Visited(new Visit(found, came.Link, came.Session, came.FormToken), Instead: null)
            : Instead(MessagePage.LinkExpired(pages.For(request)));
    }

    /// <summary>The same, where there may be no request of that reference yet.</summary>
    public (Follower? Follower, IResult? Instead) OpenLink(HttpRequest request, string reference, LinkPurpose purpose)
    {
        if (!Reference.TryParse(reference, out var id))
        {
            return (null, MessagePage.LinkBroken(pages.For(request)));
        }

        var path = Path(purpose, id);
        if (request.Query[TokenParameter] is [{ } inUrl])
        {
            return (null, Enter(request, inUrl, purpose, id, path));
        }

        var text = request.Cookies[Cookies.Link];
        if (tokens.Open(text, purpose, id) is not { } link)
        {
            return (null, MessagePage.LinkBroken(pages.For(request)));
        }

        if (link.Expires <= time.GetUtcNow())
        {
            return (null, MessagePage.LinkExpired(pages.For(request)));
        }

        var session = cookies.Read<Session>(request, Cookies.Session);
        var isTheirs = session == new Session(purpose, id, link.Addressee);
        return (new Follower(link, isTheirs ? session : null, seal.FormToken(text!)), null);
    }

    /// <summary>Begins a session for who typed the right code, and goes to what the link is for.</summary>
    public IResult SignIn(HttpRequest request, LinkToken link)
    {
        var path = Path(link.Purpose, link.Reference);
        var response = request.HttpContext.Response;
        cookies.Plain(response, Cookies.Link, path, tokens.Create(link));
        cookies.Write(response, Cookies.Session, path, new Session(link.Purpose, link.Reference, link.Addressee), Session.Lifetime);
        return new SeeOtherResult(path);
    }

    public bool IsFormToken(IFormCollection form, Visit visit) => IsFormToken(form, visit.Link);

    public bool IsFormToken(IFormCollection form, LinkToken link) => seal.IsFormToken(form.Text(Fields.Csrf), tokens.Create(link));

    private IResult Enter(HttpRequest request, string text, LinkPurpose purpose, Reference reference, string path)
    {
        if (tokens.Open(text, purpose, reference) is not { } link)
        {
            return MessagePage.LinkBroken(pages.For(request));
        }

        if (link.Expires <= time.GetUtcNow())
        {
            return MessagePage.LinkExpired(pages.For(request));
        }

        cookies.Plain(request.HttpContext.Response, Cookies.Link, path, text);
        return new SeeOtherResult(path);
    }

    private static string Folder(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Prove => "prove",
        LinkPurpose.Decide => "decide",
        LinkPurpose.Enter => "enter",
        _ => "status",
    };

    private static Visited Instead(IResult answer) => new(Visit: null, answer);
}
