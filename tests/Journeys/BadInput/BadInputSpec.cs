using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local;

namespace PrivacyFunctions.Journeys.BadInput;

/// <summary>
/// Every row of the tables in this folder is answered as it says: never by a failure of ours, with nothing lost that was
/// there before, and with nothing of it in the log.
/// </summary>
[TakesLong]
public sealed partial class BadInputSpec(Cast cast) : IClassFixture<Cast>
{
    // What the web server refuses before any function sees it.
    private const string ByServer = "by the server";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (table, requests) in BadRequest.Tables)
        {
            foreach (var request in requests)
            {
                rows.Add(table, request.Name);
            }
        }

        return rows;
    }

    [Fact]
    public void There_are_at_least_200_rows_each_with_a_name_of_its_own()
    {
        var names = BadRequest.Tables.SelectMany(t => t.Value.Select(r => (t.Key, r.Name))).ToList();

        Assert.InRange(names.Count, 200, int.MaxValue);
        Assert.Empty(names.GroupBy(n => n).Where(n => n.Count() > 1).Select(n => n.Key));
    }

    [Fact]
    public void Every_function_has_a_row()
    {
        var routes = typeof(LocalService).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route)
            .OfType<string>()
            .Select(route => new Regex($"^/{Parameter().Replace(route, "[^/?]*")}(\\?|$)"))
            .ToList();
        var paths = BadRequest.Tables.SelectMany(t => t.Value.Select(r => r.Path)).ToList();

        Assert.InRange(routes.Count, 20, int.MaxValue);
        Assert.All(routes, route => Assert.Contains(paths, path => route.IsMatch(path)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_bad_request_is_answered_in_order(string table, string row)
    {
        var request = BadRequest.Tables[table].Single(r => r.Name == row);
        var who = cast[request.Who];
        var facts = await cast.Facts(who, Cancellation);
        var mails = await cast.Mails(Cancellation);

        var answer = await Send(request, who);
        if (request.Again)
        {
            answer = await Send(request, who);
        }

        Assert.True(request.Status == (int)answer.Status, $"{(int)answer.Status} {answer.Location}\n{answer.Text}");
        Assert.InRange((int)answer.Status, 200, 499);
        foreach (var expected in request.Expected)
        {
            await Meets(answer, BadRequest.Fill(expected, name => cast.Known(who, name)), mails);
        }

        if (!request.Expected.Contains(ByServer))
        {
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        }

        Assert.Equal(facts, await cast.Facts(who, Cancellation));
        await NothingIsLost(who, answer);
        cast.LogIsClean();
    }

    private Task<Answer> Send(BadRequest request, Person who) => who.Visitor.Send(
        request.Method,
        request.PathFor(name => cast.Known(who, name)),
        request.HeadersFor(name => cast.Known(who, name)),
        request.ContentFor(name => cast.Known(who, name)),
        Cancellation);

    // The browser goes on from what the answer left it with, and from before: both have all that was given.
    private static async Task NothingIsLost(Person who, Answer answer)
    {
        if (who.HomePath is not { } path)
        {
            return;
        }

        foreach (var visitor in new[] { answer.Visitor, who.Visitor })
        {
            var home = await visitor.Open(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, home.Status);
            Assert.All(who.HomeSays, text => Assert.Contains(text, home.Text, StringComparison.Ordinal));
        }
    }

    private async Task Meets(Answer answer, string expected, int mailsBefore)
    {
        switch (expected)
        {
            case "":
                break;
            case ByServer:
                Assert.Empty(answer.Body);
                break;
            case ['#', .. var field]:
                Assert.Contains($"<li><a href=\"#{field}\">", answer.Body, StringComparison.Ordinal);
                break;
            case ['=', .. var kept]:
                Assert.Contains($"value=\"{kept}\"", WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
                break;
            case ['!', .. var absent]:
                Assert.DoesNotContain(absent, answer.Body, StringComparison.OrdinalIgnoreCase);
                break;
            case ['>', .. var location]:
                Assert.Equal(location, answer.Location);
                break;
            case ['@', .. var type]:
                Assert.Equal(type, answer.MediaType);
                break;
            case "mail+0" or "mail+1":
                Assert.Equal(mailsBefore + int.Parse(expected.AsSpan(5), CultureInfo.InvariantCulture), await cast.Mails(Cancellation));
                break;
            default:
                Assert.Contains(expected, answer.MediaType == "text/html" ? answer.Text : answer.Body, StringComparison.Ordinal);
                break;
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
