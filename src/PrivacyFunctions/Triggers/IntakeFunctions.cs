using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The form: one question a page. The answers travel in a sealed cookie until they are sent.</summary>
public sealed class IntakeFunctions(
    FormIntake intake,
    WorkflowClient workflows,
    PageContexts pages,
    Cookies cookies,
    SealedCookies seal,
    KindCatalogue catalogue,
    Correction correction,
    CorrectionDrafts corrections,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    private const string CookiePath = "/request";

    private sealed record Sent(string Reference, Kinds Kinds, DateTimeOffset ReceivedAt, DateTimeOffset DueEnd);

    [Function(nameof(StartForm))]
    public IResult StartForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request) =>
        new StartPage(pages.For(request), settings.AccountCentre, catalogue.Offered.Max(kind => rules.For(kind).AnswerDays));

    [Function(nameof(AskKinds))]
    public async Task<IResult> AskKinds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/kinds")] HttpRequest request,
        CancellationToken cancellation)
    {
        var draft = cookies.Read<Draft>(request, Cookies.Draft) ?? Draft.New();
        if (!request.IsPost())
        {
            Keep(request, draft);
            return Page(request, draft, draft.Kinds);
        }

        var form = await Forms.Read(request, cancellation);
        var chosen = form.Kinds(Offered);
        var errors = Errors(form, draft, chosen is null ? Problems.KindMissing : null);
        Keep(request, errors.Count == 0 ? draft with { Kinds = chosen } : draft);
        return errors.Count == 0
            ? SeeOther(catalogue.AsksCorrections(chosen) ? RequestPaths.Corrections : RequestPaths.Email)
            : Page(request, draft, chosen) with { Errors = errors };
    }

    [Function(nameof(AskEmail))]
    public async Task<IResult> AskEmail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/email")] HttpRequest request,
        CancellationToken cancellation)
    {
        var draft = cookies.Read<Draft>(request, Cookies.Draft) ?? Draft.New();
        if (!request.IsPost())
        {
            Keep(request, draft);
            return new EmailPage(Context(request, draft), draft.Email) { AfterCorrections = catalogue.AsksCorrections(draft.Kinds) };
        }

        var form = await Forms.Read(request, cancellation);
        var (email, problem) = FormAnswers.Email(form.Text(Fields.Email));
        var errors = Errors(form, draft, problem switch
        {
            null => null,
            AnswerProblem.Missing => Problems.EmailMissing,
            AnswerProblem.TooLong => Problems.EmailTooLong,
            _ => Problems.EmailInvalid,
        });
        Keep(request, errors.Count == 0 ? draft with { Email = email } : draft);
        return errors.Count == 0
            ? SeeOther(draft.Kinds is null ? RequestPaths.Kinds : RequestPaths.Account)
            : new EmailPage(Context(request, draft), form.Text(Fields.Email)) { Errors = errors, AfterCorrections = catalogue.AsksCorrections(draft.Kinds) };
    }

    [Function(nameof(AskAccount))]
    public async Task<IResult> AskAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/account")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Email: not null } draft)
        {
            return SeeOther(RequestPaths.Email);
        }

        if (!request.IsPost())
        {
            return new AccountPage(Context(request, draft), draft.Account);
        }

        var form = await Forms.Read(request, cancellation);
        var typed = form.Text(Fields.Do) == Fields.DoSkip ? "" : form.Text(Fields.Account);
        var (account, problem) = FormAnswers.Account(typed);
        var errors = Errors(form, draft, problem switch
        {
            null => null,
            AnswerProblem.TooLong => Problems.AccountTooLong,
            _ => Problems.AccountHasControlCharacters,
        });
        if (errors.Count > 0)
        {
            return new AccountPage(Context(request, draft), typed) { Errors = errors };
        }

        Keep(request, draft with { Account = account });
        return SeeOther(RequestPaths.Check);
    }

    [Function(nameof(CheckAnswers))]
    public async Task<IResult> CheckAnswers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/check")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Kinds: { } kinds, Email: { } email } draft)
        {
            return SeeOther(cookies.Read<Sent>(request, Cookies.Sent) is not null ? RequestPaths.Sent
                : cookies.Read<Draft>(request, Cookies.Draft) is { Email: not null } ? RequestPaths.Kinds
                : RequestPaths.Email);
        }

        var proposals = catalogue.AsksCorrections(kinds) ? await corrections.Find(draft.Corrections, cancellation) : [];
        if (proposals is null)
        {
            return SeeOther(RequestPaths.Corrections);
        }

        var language = pages.LanguageOf(request);
        var page = new CheckPage(Context(request, draft), kinds, email, draft.Account, language)
        {
            Corrections = [.. proposals.Select(p => new StatedCorrection(CorrectionLines.Title(correction.Find(p.Field), p.Field, language), p.Value))],
        };
        if (!request.IsPost())
        {
            return page;
        }

        var errors = Errors(await Forms.Read(request, cancellation), draft, problem: null);
        if (errors.Count > 0)
        {
            return page with { Errors = errors };
        }

        var received = await intake.Receive(draft, proposals, language, cancellation);
        await workflows.Start(client, received, cancellation);
        var response = request.HttpContext.Response;
        cookies.Delete(response, Cookies.Draft, CookiePath);
        var sent = new Sent(received.Reference.Value, received.Kinds, received.Received.ReceivedAt, received.Received.DueEnd);
        cookies.Write(response, Cookies.Sent, CookiePath, sent, Draft.Lifetime);
        return SeeOther(RequestPaths.Sent);
    }

    [Function(nameof(ShowSent))]
    public IResult ShowSent([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "request/sent")] HttpRequest request) =>
        cookies.Read<Sent>(request, Cookies.Sent) is { } sent
            ? new SentPage(
                pages.For(request),
                Reference.Parse(sent.Reference),
                sent.Kinds,
                sent.ReceivedAt.In(rules),
                new DueDay(rules.Until(sent.DueEnd).LastDay, time.GetUtcNow().In(rules)))
            : MessagePage.StartAgain(pages.For(request));

    // Where the data map calls no field correctable, there is nothing that a correction could be asked for by the form.
    private IReadOnlyList<Kind> Offered => correction.Fields.Count > 0 ? catalogue.Offered : [.. catalogue.Offered.Where(kind => !kind.Has(Step.Correct))];

    private KindsPage Page(HttpRequest request, Draft draft, IReadOnlyList<Kind>? chosen) => new(Context(request, draft), Offered, chosen ?? [])
    {
        SelfServed = settings.AccountCentre is null ? [] : catalogue.SelfServed,
    };

    private void Keep(HttpRequest request, Draft draft) =>
        cookies.Write(request.HttpContext.Response, Cookies.Draft, CookiePath, draft, Draft.Lifetime);

    private PageContext Context(HttpRequest request, Draft draft) => pages.For(request, seal.FormToken(draft.Id));

    private List<FieldError> Errors(IFormCollection form, Draft draft, FieldError? problem)
    {
        var errors = new List<FieldError>();
        if (!seal.IsFormToken(form.Text(Fields.Csrf), draft.Id))
        {
            errors.Add(Problems.FormExpired);
        }

        if (problem is not null)
        {
            errors.Add(problem);
        }

        return errors;
    }

    private static SeeOtherResult SeeOther(string path) => new SeeOtherResult(path);
}
