using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>The step of the form that asks where somebody lives, where that decides which law applies. Nobody has to say.</summary>
public sealed class ResidenceFunctions(PageContexts pages, Cookies cookies, SealedCookies seal, DeadlineRules rules)
{
    [Function(nameof(AskResidence))]
    public async Task<IResult> AskResidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/residence")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Email: not null } draft)
        {
            return new SeeOtherResult(RequestPaths.Email);
        }

        if (rules.Residences.Count == 0)
        {
            return new SeeOtherResult(RequestPaths.Check);
        }

        var page = new ResidencePage(pages.For(request, seal.FormToken(draft.Id)), rules.Residences, draft.Residence);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var place = form.Text(Fields.Do) == Fields.DoSkip ? "" : form.Text(Fields.Residence);
        FieldError? error = !seal.IsFormToken(form.Text(Fields.Csrf), draft.Id) ? Problems.FormExpired
            : place.Length > 0 && place != ResidencePage.Elsewhere && !rules.Residences.Contains(place) ? Problems.ResidenceUnknown
            : null;
        if (error is not null)
        {
            return page with { Errors = [error] };
        }

        cookies.Write(request.HttpContext.Response, Cookies.Draft, Draft.Path, draft with { Residence = place.Length > 0 ? place : null }, Draft.Lifetime);
        return new SeeOtherResult(RequestPaths.Check);
    }
}
