using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Says by when a request is to be answered, to machines, to people, and to the calendars of staff.</summary>
public sealed class DeadlineFunctions(
    PageContexts pages,
    DeadlineRules rules,
    DueFeed feed,
    FeedTokens tokens,
    StaffDirectory staff,
    StaffDoor door,
    Failures failures,
    AppSettings settings,
    TimeProvider time)
{
    private const string FeedPath = "deadlines/feed.ics";

    [Function(nameof(AskDeadline))]
    public IResult AskDeadline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/deadlines")] HttpRequest request)
    {
        var reader = Reader(request);
        var question = reader.Read(request.Query.Keys);
        var language = Language.TryParse(request.Query[QuestionNames.Language], out var asked) ? asked : pages.LanguageOf(request);
        var texts = TextCatalogue.In(language);
        request.HttpContext.Response.Headers.ContentLanguage = language.Tag;
        return question is null ? Problem(reader.Problems, texts) : Results.Json(DeadlineReply.Of(question, texts));
    }

    [Function(nameof(ShowDeadlines))]
    public IResult ShowDeadlines([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "deadlines")] HttpRequest request)
    {
        var reader = Reader(request);
        var question = request.Query.Count == 0 ? null : reader.Read(request.Query.Keys);
        var context = pages.For(request) with { Path = $"{request.Path}{request.QueryString}" };
        return new DeadlinePage(
            context,
            [.. rules.Catalogue.Regimes.Values],
            [.. rules.Catalogue.Kinds],
            DeadlinePage.FormFields.ToDictionary(f => f, f => request.Query[f].ToString()),
            question)
        {
            Errors = DeadlinePage.ErrorsOf(reader.Problems, context.Texts),
        };
    }

    /// <summary>The due dates of open requests, for a calendar that subscribes to them.</summary>
    [Function(nameof(SubscribeToDueDates))]
    public async Task<IResult> SubscribeToDueDates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = FeedPath)] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        // Who is no longer on the staff has a token that is no longer good.
        var isGood = tokens.Open(request.Query["t"]) is { } token && token.Expires > time.GetUtcNow() && staff.Find(token.Addressee) is not null;
        return isGood
            ? Results.Text(await feed.Write(cancellation), "text/calendar; charset=utf-8")
            : failures.Result(new Failure(StatusCodes.Status404NotFound, "not-found", context.InvocationId));
    }

    /// <summary>Gives a member of staff, signed in at any request of theirs, the address of their feed.</summary>
    [Function(nameof(ShowFeedAddress))]
    public async Task<IResult> ShowFeedAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "decide/{reference}/calendar")] HttpRequest request,
        string reference,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (member is null)
        {
            return instead!;
        }

        var token = tokens.Create(new FeedToken(member.Addressee, time.GetUtcNow() + FeedTokens.Lifetime));
        return MessagePage.Calendar(pages.For(request), settings.Url($"{FeedPath}?t={token}"), visit!.Request.Reference);
    }

    private QuestionReader Reader(HttpRequest request) =>
        new(rules, name => [.. request.Query[name].OfType<string>()]);

    // RFC 9457: one problem as the answer's own members, all of them in a list.
    private static IResult Problem(IReadOnlyList<QuestionProblem> problems, TextCatalogue texts)
    {
        var told = problems.Select(p => new { p.Parameter, Detail = DeadlineWords.Problem(p, null).In(texts), p.Allowed }).ToList();
        return Results.Json(
            new ProblemDetails
            {
                Status = StatusCodes.Status400BadRequest,
                Title = "parameter-wrong",
                Detail = told[0].Detail,
                Extensions = { ["parameter"] = told[0].Parameter, ["allowed"] = told[0].Allowed, ["problems"] = told },
            },
            contentType: MediaTypeNames.Application.ProblemJson,
            statusCode: StatusCodes.Status400BadRequest);
    }
}
