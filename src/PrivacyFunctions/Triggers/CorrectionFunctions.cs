using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>The form's question what is wrong and what is right.</summary>
public sealed class CorrectionFunctions(
    FormQuestions questions,
    PageContexts pages, Cookies cookies, SealedCookies seal, KindCatalogue catalogue, Correction correction, CorrectionDrafts drafts)
{
    private const string CookiePath = "/request";

    [Function(nameof(AskCorrections))]
    public async Task<IResult> AskCorrections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/corrections")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { } draft || !catalogue.AsksCorrections(draft.Kinds) || correction.Fields.Count == 0)
        {
            return new SeeOtherResult(RequestPaths.Kinds);
        }

        var context = pages.For(request, seal.FormToken(draft.Id));
        if (!request.IsPost())
        {
            var kept = await drafts.Find(draft.Corrections, cancellation);
            return new CorrectionsPage(context, correction.Fields, kept is { Count: > 0 } ? [.. kept.Select(TypedCorrection.Of)] : [TypedCorrection.Blank]) { Restricts = draft.Restricts };
        }

        var form = await Forms.Read(request, cancellation, CorrectionForm.LargestBody);
        var typed = CorrectionForm.Typed(form);
        var page = new CorrectionsPage(context, correction.Fields, typed) { Restricts = form.Text(Fields.Restrict) == Fields.Yes };
        if (!seal.IsFormToken(form.Text(Fields.Csrf), draft.Id))
        {
            return page with { Errors = [Problems.FormExpired] };
        }

        if (form.Text(Fields.Do) == Fields.DoAdd && page.CanAdd)
        {
            return page with { Typed = [.. typed, TypedCorrection.Blank] };
        }

        var (proposals, errors) = CorrectionForm.Check(typed, correction);
        if (errors.Count > 0)
        {
            return page with { Errors = errors };
        }

        var name = await drafts.Keep(proposals, cancellation);
        cookies.Write(request.HttpContext.Response, Cookies.Draft, CookiePath, draft with { Corrections = name, Restricts = page.Restricts }, Draft.Lifetime);
        return new SeeOtherResult(questions.After(RequestPaths.Corrections, draft.Kinds));
    }

    /// <summary>Deletes what was typed and never sent, or has been sent since.</summary>
    [Function(nameof(ForgetDrafts))]
    public Task ForgetDrafts([TimerTrigger("%DueSchedule%")] TimerInfo timer, CancellationToken cancellation) => drafts.DeleteOver(cancellation);
}
