using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The person sees how far their request is, and reads or downloads what came of it.</summary>
public sealed class StatusFunctions(
    RequestLedger ledger,
    RequestKeys keys,
    PackageStore packages,
    WorkflowClient workflows,
    Links links,
    CodeForm codeForm,
    PageContexts pages,
    StatusSteps steps,
    Reviews reviews,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(ShowStatus))]
    public async Task<IResult> ShowStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}")] HttpRequest request,
        string reference,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        if (visit.Session is null)
        {
            return await SignIn(request, visit, cancellation);
        }

        if (visit.Request.Received.Demand is { } demand)
        {
            return new HandOverPage(
                pages.For(request, visit.FormToken), visit.Request.Reference, demand.Authority, demand.Document.Number, steps.HandOver(visit.Request, pages.LanguageOf(request)));
        }

        var review = visit.Request is { Status: RequestStatus.Closed } or { HeldUntil: not null } ? await reviews.Find(visit.Request, cancellation) : null;
        return steps.Page(pages.For(request, visit.FormToken), visit.Request, review);
    }

    /// <summary>The package's own page, shown in the browser without being downloaded.</summary>
    [Function(nameof(ReadPackage))]
    public async Task<IResult> ReadPackage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status/{reference}/read")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, package, instead) = await OpenPackage(request, reference, cancellation);
        if (package is null)
        {
            return instead!;
        }

        await using (package)
        {
            var html = await PackageReader.ReadIndex(package, cancellation);
            request.HttpContext.Response.Headers.ContentSecurityPolicy = IndexPage.ContentSecurityPolicy;
            return new WhenSent(Results.Text(html, "text/html; charset=utf-8"), Collected(client, visit!, PackageUse.Read));
        }
    }

    /// <summary>One collection of the package, which its page links to, as the file in it.</summary>
    [Function(nameof(ReadPackageData))]
    public async Task<IResult> ReadPackageData(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status/{reference}/data/{source}/{file}")] HttpRequest request,
        string reference,
        string source,
        string file,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, package, instead) = await OpenPackage(request, reference, cancellation);
        if (package is null)
        {
            return instead!;
        }

        await using (package)
        {
            return await PackageReader.CopyFile(package, $"data/{source}/{file}", Begin, cancellation)
                ? new WhenSent(Results.Empty, Collected(client, visit!, PackageUse.Read))
                : MessagePage.NotFound(pages.For(request));
        }

        Stream Begin()
        {
            var response = request.HttpContext.Response;
            response.ContentType = "application/json; charset=utf-8";
            return response.Body;
        }
    }

    /// <summary>The package as a file; ranges are served (RFC 9110 section 14).</summary>
    [Function(nameof(DownloadPackage))]
    public async Task<IResult> DownloadPackage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status/{reference}/download")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, package, instead) = await OpenPackage(request, reference, cancellation);
        if (package is null)
        {
            return instead!;
        }

        var made = visit!.Request.Package!;
        var file = Results.Stream(
            package,
            "application/zip",
            $"{visit.Request.Reference}.zip",
            entityTag: new EntityTagHeaderValue($"\"{made.Sha256}\""),
            enableRangeProcessing: true);
        return new WhenSent(file, Collected(client, visit, PackageUse.Downloaded));
    }

    // Past its end it is not handed out, also where its deletion is late; nor where a call contradicts who demands it.
    private bool IsThere(Request request) =>
        request is { Package: { } package, PackageIsDeleted: false } && package.AvailableUntil > time.GetUtcNow() && !DemandDecisions.IsContradicted(request);

    private async Task<IResult> SignIn(HttpRequest request, Visit visit, CancellationToken cancellation)
    {
        var page = new SignInPage(
            pages.For(request, visit.FormToken),
            visit.Request.Received.Demand is null ? Audience.Person : Audience.Authority,
            visit.Request.Reference,
            visit.Request.Received.ReceivedAt.In(rules),
            CodeForm.IsJustSent(request)) { NewCodeSent = CodeForm.IsJustSent(request) };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, visit, visit.Request.Received.Email, pages.LanguageOf(request), cancellation);
        return answer ?? (error is null ? links.SignIn(request, visit.Link) : page with { Errors = [error], CodeSent = true, NewCodeSent = false });
    }

    private async Task<(Visit? Visit, Stream? Package, IResult? Instead)> OpenPackage(HttpRequest request, string reference, CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return (null, null, instead);
        }

        var status = new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference));
        if (visit.Session is null || !IsThere(visit.Request))
        {
            return (visit, null, status);
        }

        var key = await keys.Get(visit.Request.Reference, cancellation);
        return (visit, await packages.OpenRead(visit.Request.Reference, key, cancellation), status);
    }

    // Without the caller's token: who has the last byte hangs up, and has collected all the same.
    private Func<Task> Collected(DurableTaskClient client, Visit visit, PackageUse how) => async () =>
    {
        var recorded = await ledger.Record(visit.Request, Actor.Requester, r => RequestDecisions.Collect(r, how), CancellationToken.None);
        if (recorded.Ruling is Ruling.Facts)
        {
            await workflows.Wake(client, recorded.Request, CancellationToken.None);
        }
    };
}
