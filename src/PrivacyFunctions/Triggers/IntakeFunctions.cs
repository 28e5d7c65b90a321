using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
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
    ClientAddresses clients,
    WorkflowClient workflows,
    PageContexts pages,
    Cookies cookies,
    SealedCookies seal,
    KindCatalogue catalogue,
    FormQuestions questions,
    Correction correction,
    CorrectionDrafts corrections,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    private sealed record Sent(string Reference, Kinds Kinds, DateTimeOffset ReceivedAt, DateTimeOffset DueEnd);

    [Function(nameof(StartForm))]
    public IResult StartForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request) =>
        new StartPage(pages.For(request), settings.AccountCentre, catalogue.Offered.Select(rules.For).MaxBy(rule => rule.AboutDays)!.Limit);

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
        var errors = Errors(form, draft, form.HasOtherKinds(Offered) ? Problems.KindUnknown : chosen is null ? Problems.KindMissing : null);
        Keep(request, errors.Count == 0 ? draft with { Kinds = chosen } : draft);
        return errors.Count == 0
            ? SeeOther(questions.After(RequestPaths.Kinds, chosen))
            : Page(request, draft, chosen) with { Errors = errors };
    }

    [Function(nameof(AskPurposes))]
    public async Task<IResult> AskPurposes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/purposes")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Kinds.AskPurposes: true } draft)
        {
            return SeeOther(RequestPaths.Kinds);
        }

        if (!request.IsPost())
        {
            return new PurposesPage(Context(request, draft), profile.Purposes, draft.Purposes);
        }

        var form = await Forms.Read(request, cancellation);
        var chosen = form.Purposes(profile.Purposes);
        var errors = Errors(form, draft, chosen is null ? Problems.PurposeMissing : null);
        Keep(request, errors.Count == 0 ? draft with { Purposes = chosen } : draft);
        return errors.Count == 0
            ? SeeOther(draft.Email is null ? questions.After(RequestPaths.Purposes, draft.Kinds) : RequestPaths.Check)
            : new PurposesPage(Context(request, draft), profile.Purposes, chosen) { Errors = errors };
    }

    [Function(nameof(AskDetails))]
    public async Task<IResult> AskDetails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/details")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Kinds: { } kinds } draft || !catalogue.AsksDetails(kinds))
        {
            return SeeOther(RequestPaths.Kinds);
        }

        if (!request.IsPost())
        {
            return new DetailsPage(Context(request, draft), draft.Details);
        }

        var form = await Forms.Read(request, cancellation);
        var (details, problem) = FreeText.Read(form.Text(Fields.Details));
        var errors = Errors(form, draft, problem is { } wrong ? DetailsProblems.Of(wrong, details.Length) : null);
        if (errors.Count > 0)
        {
            return new DetailsPage(Context(request, draft), form.Text(Fields.Details)) { Errors = errors };
        }

        Keep(request, draft with { Details = details });
        return SeeOther(draft.Email is null ? questions.After(RequestPaths.Details, kinds) : RequestPaths.Check);
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
            return new EmailPage(Context(request, draft), draft.Email) { Kinds = draft.Kinds, Back = questions.Before(RequestPaths.Email, draft.Kinds) };
        }

        var form = await Forms.Read(request, cancellation);
        var (email, problem) = FormAnswers.Email(form.Text(Fields.Email));
        var errors = Errors(form, draft, Problems.Email(problem));
        Keep(request, errors.Count == 0 ? draft with { Email = email } : draft);
        return errors.Count == 0
            ? SeeOther(draft.Kinds is null ? RequestPaths.Kinds : AsSent(draft.Kinds, draft).Has(Step.Search) ? RequestPaths.Account : AfterAccount)
            : new EmailPage(Context(request, draft), form.Text(Fields.Email)) { Kinds = draft.Kinds, Back = questions.Before(RequestPaths.Email, draft.Kinds), Errors = errors };
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
        return SeeOther(AfterAccount);
    }

    [Function(nameof(CheckAnswers))]
    public async Task<IResult> CheckAnswers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "request/check")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (cookies.Read<Draft>(request, Cookies.Draft) is not { Kinds: { } chosen, Email: { } email } draft)
        {
            return SeeOther(cookies.Read<Sent>(request, Cookies.Sent) is not null ? RequestPaths.Sent
                : cookies.Read<Draft>(request, Cookies.Draft) is { Email: not null } ? RequestPaths.Kinds
                : RequestPaths.Email);
        }

        var kinds = AsSent(chosen, draft);
        if (kinds.AskPurposes && draft.Purposes is null)
        {
            return SeeOther(RequestPaths.Purposes);
        }

        if (AsksDetails(draft) && draft.Details is null)
        {
            return SeeOther(RequestPaths.Details);
        }

        var proposals = catalogue.AsksCorrections(kinds) ? await corrections.Find(draft.Corrections, cancellation) : [];
        if (proposals is null)
        {
            return SeeOther(RequestPaths.Corrections);
        }

        var language = pages.LanguageOf(request);
        var page = new CheckPage(Context(request, draft), kinds, email, draft.Account, language)
        {
            Details = AsksDetails(draft) ? draft.Details : null,
            Purposes = PurposesInWords(request, draft),
            Corrections = [.. proposals.Select(p => new StatedCorrection(CorrectionLines.Title(correction.Find(p.Field), p.Field, language), p.Value))],
            AsksResidence = rules.Residences.Count > 0,
            Residence = draft.Residence,
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

        // What is typed and no longer asked for, because other kinds were chosen, is not sent.
        var received = await intake.Receive(
            draft with { Kinds = kinds, Details = page.Details, Account = page.AsksAccount ? draft.Account : null }, proposals, language, clients.Of(request), cancellation);
        await workflows.Start(client, received, cancellation);
        var response = request.HttpContext.Response;
        cookies.Delete(response, Cookies.Draft, Draft.Path);
        var sent = new Sent(received.Reference.Value, received.Kinds, received.Received.ReceivedAt, received.Received.DueEnd);
        cookies.Write(response, Cookies.Sent, Draft.Path, sent, Draft.Lifetime);
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

    // What the other answers make of the kinds that were chosen.
    private Kinds AsSent(Kinds chosen, Draft draft) =>
        (draft.Restricts ? chosen.StoppingUntilCorrected() : chosen).WithoutDecidingOnMarketing(draft.Purposes, profile.Marketing);

    private string AfterAccount => rules.Residences.Count > 0 ? RequestPaths.Residence : RequestPaths.Check;

    private bool AsksDetails(Draft draft) => draft.Kinds is { } kinds && catalogue.AsksDetails(kinds);

    private IReadOnlyList<string> PurposesInWords(HttpRequest request, Draft draft) => draft switch
    {
        { Kinds.AskPurposes: true, Purposes: [] } => [catalogue.Texts(pages.LanguageOf(request))["purposes.all"]],
        { Kinds.AskPurposes: true, Purposes: { } chosen } =>
            [.. profile.Purposes.Where(p => chosen.Contains(p.Code)).Select(p => p.Words.In(pages.LanguageOf(request)))],
        _ => [],
    };

    private KindsPage Page(HttpRequest request, Draft draft, IReadOnlyList<Kind>? chosen) => new(Context(request, draft), Offered, chosen ?? [])
    {
        SelfServed = settings.AccountCentre is null ? [] : catalogue.SelfServed,
    };

    // Where the data map calls no field correctable, there is nothing that a correction could be asked for by the form.
    private IReadOnlyList<Kind> Offered => correction.Fields.Count > 0 ? catalogue.Offered : [.. catalogue.Offered.Where(kind => !kind.Has(Step.Correct))];

    private void Keep(HttpRequest request, Draft draft) =>
        cookies.Write(request.HttpContext.Response, Cookies.Draft, Draft.Path, draft, Draft.Lifetime);

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
