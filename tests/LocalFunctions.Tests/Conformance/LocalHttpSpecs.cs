using LocalFunctions.Conformance;
using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace LocalFunctions.Tests.Conformance;

/// <summary>These need a host with other functions or middleware than the conformance app has.</summary>
[Trait("Host", "local")]
[StandsFor(Docs.IsolatedWorker)]
public sealed class LocalHttpSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware", "Microsoft.Azure.Functions.Worker.InvocationResult")]
    public async Task Middleware_runs_in_order_and_may_write_the_result_itself()
    {
        await using TestHost host = await TestHost.StartAsync(configure: builder =>
        {
            builder.UseMiddleware<WritesTheResult>();
            builder.UseMiddleware(async (context, next) =>
            {
                Note(context, "inner");
                await next();
            });
        });
        string id = Guid.NewGuid().ToString();
        Assert.Equal("0 0", await host.Service.Http.GetStringAsync($"/headers?q=0&id={id}", Token));
        Assert.Equal(["outer", "inner", "written"], await host.Service.Journal(id));
    }

    [Fact]
    [StandsFor("Microsoft.Extensions.Hosting.MiddlewareWorkerApplicationBuilderExtensions.UseWhen<T>")]
    public async Task Middleware_may_be_for_some_functions_only()
    {
        await using TestHost host = await TestHost.StartAsync(
            configure: builder => builder.UseWhen<WritesTheResult>(context => context.FunctionDefinition.Name == "AnswerContext"));
        string id = Guid.NewGuid().ToString();
        await host.Service.Http.GetStringAsync($"/headers?id={id}", Token);
        Assert.Empty(await host.Service.Journal(id));
        await host.Service.Http.GetStringAsync($"/context?id={id}", Token);
        Assert.Equal(["outer", "written"], await host.Service.Journal(id));
    }

    [Fact]
    [StandsFor(Docs.HttpTrigger)]
    public async Task A_catch_all_named_last_answers_the_rest_wrong_methods_included()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(CatchAll)]);
        using HttpResponseMessage wrongPath = await host.Service.Http.GetAsync("/some/where", Token);
        using HttpResponseMessage wrongMethod = await host.Service.Http.DeleteAsync("/items", Token);
        Assert.Equal("nothing at some/where", await wrongPath.Content.ReadAsStringAsync(Token));
        Assert.Equal("nothing at items", await wrongMethod.Content.ReadAsStringAsync(Token));
        Assert.Equal("home GET", await host.Service.Http.GetStringAsync("/", Token));
    }

    [Theory]
    [StandsFor("https://learn.microsoft.com/azure/azure-functions/functions-host-json")]
    [InlineData("api", "/api/greet/Ann")]
    [InlineData("/v1/", "/v1/greet/Ann")]
    public async Task Routes_begin_with_the_prefix_of_the_host_file(string prefix, string path)
    {
        await using TestHost host = await TestHost.StartAsync(settings: $"--AzureFunctionsJobHost:extensions:http:routePrefix={prefix}");
        Assert.Equal("Ann once", await host.Service.Http.GetStringAsync(path, Token));
    }

    [Fact]
    public async Task Endpoints_of_the_host_itself_go_before_the_functions_and_no_answer_names_the_server()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(CatchAll)], map: app => app.MapGet("/dev/mail", () => "mailbox"));
        Assert.Equal("mailbox", await host.Service.Http.GetStringAsync("/dev/mail", Token));
        using HttpResponseMessage answer = await host.Service.Http.GetAsync("/", Token);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_function_may_return_a_value_task()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(ValueTasks)]);
        Assert.Equal("later", await host.Service.Http.GetStringAsync("/value-of-task", Token));
        using HttpResponseMessage answer = await host.Service.Http.GetAsync("/value-task", Token);
        Assert.Equal("written", await answer.Content.ReadAsStringAsync(Token));
    }

    private static void Note(FunctionContext context, string line)
    {
        if (context.GetHttpContext()?.Request.Query["id"].FirstOrDefault() is { } id && context.FunctionDefinition.Name.StartsWith("Answer", StringComparison.Ordinal))
        {
            Journal.Add(id, line);
        }
    }

    private sealed class WritesTheResult : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            Note(context, "outer");
            await next(context);
            if (context.GetHttpContext() is { } http)
            {
                InvocationResult result = context.GetInvocationResult();
                await (result.Value switch
                {
                    IResult value => value.ExecuteAsync(http),
                    IActionResult value => value.ExecuteResultAsync(new ActionContext(http, new(), new ActionDescriptor())),
                    _ => Task.CompletedTask,
                });
                result.Value = null;
                Note(context, "written");
            }
        }
    }
}

/// <summary>Only in the host that wants it: it answers whatever no other function does.</summary>
public static class CatchAll
{
    [Function("ZzNotFound")]
    public static IResult NotFound([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request, string rest) =>
        Results.Text($"nothing at {rest}", statusCode: 404);
}

public static class ValueTasks
{
    [Function("ValueOfTask")]
    public static async ValueTask<IResult> Later([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value-of-task")] HttpRequest request)
    {
        await Task.Yield();
        return Results.Text("later");
    }

    [Function("ValueTask")]
    public static async ValueTask Written([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value-task")] HttpRequest request)
    {
        await Task.Yield();
        await request.HttpContext.Response.WriteAsync("written");
    }
}
