using System.Net;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.HttpTrigger)]
public sealed class HttpRouteSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Fact]
    public async Task The_root_page_answers_the_empty_path() => await Answers("/", "home GET");

    [Theory]
    [InlineData("/greet/Ann", "Ann once")]
    [InlineData("/greet/Ann/3", "Ann 3")]
    [InlineData("/GREET/Ann%20B", "Ann B once")]
    [InlineData("/greet/%E5%BC%A0%E4%B8%89", "张三 once")]
    [InlineData("/rest/of/the/path", "rest of/the/path")]
    [InlineData("/rest", "rest ")]
    public async Task Route_values_are_bound_by_name_and_type_and_may_be_left_out_where_optional(string path, string expected) =>
        await Answers(path, expected);

    [Theory]
    [StandsFor(Docs.RouteConstraints)]
    [InlineData("/range/9", "range 9")]
    [InlineData("/word/abc", "word abc")]
    [InlineData("/flag/true", "flag True")]
    public async Task A_value_that_meets_its_constraints_reaches_the_function(string path, string expected) => await Answers(path, expected);

    [Theory]
    [StandsFor(Docs.RouteConstraints)]
    [InlineData("/greet/Ann/often")]
    [InlineData("/items/not-a-guid")]
    [InlineData("/range/10")]
    [InlineData("/range/x")]
    [InlineData("/word/a")]
    [InlineData("/word/a1")]
    [InlineData("/flag/perhaps")]
    [InlineData("/unknown/path")]
    public async Task A_path_or_a_value_that_does_not_match_is_an_empty_404(string path) =>
        await Answers(path, string.Empty, HttpStatusCode.NotFound);

    [Theory]
    [InlineData("GET", "/items")]
    [InlineData("DELETE", "/items")]
    [InlineData("HEAD", "/")]
    public async Task A_method_that_is_not_listed_is_an_empty_404(string method, string path) =>
        await Answers(path, string.Empty, HttpStatusCode.NotFound, method);

    [Fact]
    public async Task HEAD_is_answered_where_it_is_listed() => await Answers("/greet/Ann", string.Empty, HttpStatusCode.OK, "HEAD");

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Without_a_list_every_method_is_answered_and_without_a_route_the_name_is_the_route(string method) =>
        await Answers("/RouteAnyMethod", method, HttpStatusCode.OK, method);

    [Fact]
    public async Task Of_two_routes_that_match_the_function_whose_name_comes_first_answers() => await Answers("/both/known", "A");

    [Theory]
    [StandsFor(Docs.AccessKeys)]
    [InlineData("/keyed", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed-by-default", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", "wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", null, "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", "KEY", null, HttpStatusCode.OK)]
    [InlineData("/keyed", null, "KEY", HttpStatusCode.OK)]
    [InlineData("/keyed-by-default", "KEY", null, HttpStatusCode.OK)]
    public async Task A_function_of_level_Function_asks_for_a_key(string path, string? header, string? code, HttpStatusCode expected)
    {
        Assert.SkipWhen(UnderTest.Key is null, "The service asks for no keys, or FUNCTIONS_KEY does not name one.");
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? path : $"{path}?code={Known(code)}");
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", Known(header));
        }

        using HttpResponseMessage answer = await Service.Http.SendAsync(request, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    private string Known(string key) => key == "KEY" ? UnderTest.Key! : key;

    private async Task Answers(string path, string body, HttpStatusCode status = HttpStatusCode.OK, string method = "GET")
    {
        using HttpResponseMessage answer = await Service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Token);
        Assert.Equal((status, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }
}
