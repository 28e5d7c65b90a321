using System.Net;
using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalFunctions.Tests.Http;

public sealed class HttpSpecs : IAsyncLifetime
{
    private readonly Probe _probe = new();
    private TestHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_root_page_answers_the_empty_path_and_nothing_else()
    {
        Assert.Equal("home GET", await _host.Http.GetStringAsync("/", Token));
        await Answers(HttpMethod.Get, "/x", HttpStatusCode.NotFound, string.Empty);
    }

    [Theory]
    [InlineData("/greet/Ann", "Ann once")]
    [InlineData("/greet/Ann/3", "Ann 3")]
    [InlineData("/GREET/Ann%20B", "Ann B once")]
    public async Task Route_values_are_bound_by_name_and_type(string path, string expected) =>
        Assert.Equal(expected, await _host.Http.GetStringAsync(path, Token));

    [Theory]
    [InlineData("GET", "/greet/Ann/often")]
    [InlineData("GET", "/items/not-a-guid")]
    [InlineData("GET", "/items")]
    [InlineData("DELETE", "/items")]
    [InlineData("HEAD", "/")]
    [InlineData("GET", "/unknown")]
    public async Task A_path_a_constraint_or_a_method_that_does_not_match_is_an_empty_404(string method, string path) =>
        await Answers(new HttpMethod(method), path, HttpStatusCode.NotFound, string.Empty);

    [Fact]
    public async Task HEAD_is_answered_where_it_is_listed() =>
        await Answers(HttpMethod.Head, "/greet/Ann", HttpStatusCode.OK, string.Empty);

    [Fact]
    public async Task The_first_match_in_alphabetical_order_of_function_names_wins() =>
        await Answers(HttpMethod.Get, "/both/known", HttpStatusCode.OK, "A");

    [Fact]
    public async Task A_catch_all_named_last_answers_the_rest_wrong_methods_included()
    {
        await using TestHost host = await StartAsync(typeof(CatchAll));
        using HttpResponseMessage wrongPath = await host.Http.GetAsync("/some/where", Token);
        using HttpResponseMessage wrongMethod = await host.Http.DeleteAsync("/items", Token);

        Assert.Equal("nothing at some/where", await wrongPath.Content.ReadAsStringAsync(Token));
        Assert.Equal("nothing at items", await wrongMethod.Content.ReadAsStringAsync(Token));
        Assert.Equal("home GET", await host.Http.GetStringAsync("/", Token));
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData(null, "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("key-one", null, HttpStatusCode.OK)]
    [InlineData(null, "key-two", HttpStatusCode.OK)]
    public async Task A_function_of_level_Function_asks_for_a_key(string? header, string? code, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? "/Keyed" : $"/Keyed?code={code}");
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using HttpResponseMessage response = await _host.Http.SendAsync(request, Token);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Results_of_both_kinds_are_written_and_a_plain_value_is_an_empty_200()
    {
        Guid id = Guid.NewGuid();
        Assert.Equal($$"""{"id":"{{id}}"}""", await _host.Http.GetStringAsync($"/items/{id}", Token));
        await Answers(HttpMethod.Get, "/PlainText", HttpStatusCode.OK, string.Empty);
        using HttpResponseMessage seeOther = await _host.Http.PostAsync("/SeeOther", null, Token);
        Assert.Equal(HttpStatusCode.SeeOther, seeOther.StatusCode);
        Assert.Equal("/there", seeOther.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_exception_is_an_empty_500_and_names_no_server()
    {
        using HttpResponseMessage response = await _host.Http.GetAsync("/Fails", Token);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Token));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_function()
    {
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<HttpResponseMessage> request = _host.Http.GetAsync("/Hangs", client.Token);
        await _probe.Entered.Task.WaitAsync(Token);

        await client.CancelAsync();

        await _probe.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task Middleware_runs_in_order_and_may_write_the_result_itself()
    {
        await using TestHost host = await StartAsync(null, builder =>
        {
            builder.UseMiddleware<WritesTheResult>();
            builder.UseMiddleware(async (context, next) =>
            {
                _probe.Seen.Enqueue("inner");
                await next();
            });
        });

        string body = await host.Http.GetStringAsync("/Context", Token);

        Assert.Equal("Context True", body);
        Assert.Equal(["outer", "inner", "function", "written"], _probe.Seen);
    }

    [Fact]
    public async Task Endpoints_of_the_host_itself_go_before_the_functions()
    {
        await using TestHost host = await StartAsync(typeof(CatchAll), map: app => app.MapGet("/dev/mail", () => "mailbox"));
        Assert.Equal("mailbox", await host.Http.GetStringAsync("/dev/mail", Token));
        Assert.Equal("home GET", await host.Http.GetStringAsync("/", Token));
    }

    private async Task Answers(HttpMethod method, string path, HttpStatusCode status, string body)
    {
        using HttpResponseMessage response = await _host.Http.SendAsync(new HttpRequestMessage(method, path), Token);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Token));
    }

    private Task<TestHost> StartAsync(
        Type? more = null, Action<LocalFunctionsBuilder>? configure = null, Action<WebApplication>? map = null) =>
        TestHost.StartAsync(
            more is null ? [typeof(HttpFunctions)] : [typeof(HttpFunctions), more],
            builder =>
            {
                builder.Services.AddSingleton(_probe);
                configure?.Invoke(builder);
            },
            map: map,
            settings: ["--FunctionKeys:default=key-one", "--FunctionKeys:next=key-two"]);

    private sealed class WritesTheResult(Probe probe) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            probe.Seen.Enqueue("outer");
            await next(context);
            InvocationResult result = context.GetInvocationResult();
            HttpContext http = context.GetHttpContext()!;
            await (result.Value switch
            {
                IResult value => value.ExecuteAsync(http),
                IActionResult value => value.ExecuteResultAsync(new ActionContext(http, new(), new ActionDescriptor())),
                _ => Task.CompletedTask,
            });
            result.Value = null;
            probe.Seen.Enqueue("written");
        }
    }
}
