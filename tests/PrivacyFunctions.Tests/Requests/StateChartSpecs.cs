using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>The chart of a request's states, walked edge by edge from the decisions, and drawn in the guide.</summary>
public sealed class StateChartSpecs
{
    private static readonly IReadOnlyList<Edge> Edges = StateChart.Of(StateChart.AllKinds);

    [Fact]
    public void Every_state_can_be_reached_and_left_but_for_what_is_closed_for_good()
    {
        var (entered, left) = (Edges.Select(e => e.To).ToHashSet(), Edges.Select(e => e.From).ToHashSet());
        var named = Edges.SelectMany(e => new[] { e.From, e.To }).ToHashSet();
        foreach (var status in Enum.GetNames<RequestStatus>().Where(s => s is not nameof(RequestStatus.Closed) and not nameof(RequestStatus.Received)))
        {
            Assert.Contains(Kebab(status), entered);
            Assert.Contains(Kebab(status), left);
        }

        Assert.All(Enum.GetNames<Outcome>(), outcome => Assert.Contains($"closed: {Kebab(outcome)}", named));
    }

    [Theory]
    [InlineData("received", "request-withdrawn", "closed: withdrawn")]
    [InlineData("received", "request-closed", "closed: done")]
    [InlineData("awaiting-proof", "identity-proven", "in-review")]
    [InlineData("awaiting-proof", "request-closed", "closed: unproven")]
    [InlineData("closed: unproven", "request-reopened + identity-proven", "in-review")]
    [InlineData("in-review", "person-asked", "awaiting-person")]
    [InlineData("awaiting-person", "person-silent", "in-review")]
    [InlineData("in-review", "fee-quoted", "awaiting-fee")]
    [InlineData("awaiting-fee", "fee-accepted", "in-review")]
    [InlineData("awaiting-fee", "fee-waived", "in-review")]
    [InlineData("awaiting-fee", "fee-declined", "closed: fee-declined")]
    [InlineData("in-review", "decision-proposed", "awaiting-second")]
    [InlineData("awaiting-second", "request-refused", "closed: refused")]
    [InlineData("executing", "source-blocked", "blocked")]
    [InlineData("executing", "request-closed", "closed: done")]
    [InlineData("executing", "erasure-announced", "cooling-off")]
    [InlineData("executing", "data-corrected", "closed: done")]
    [InlineData("executing", "data-corrected", "closed: refused")]
    [InlineData("cooling-off", "erasure-begun", "executing")]
    [InlineData("executing", "data-erased + erased-except", "stopped-except-storage")]
    [InlineData("stopped-except-storage", "hold-ended", "executing")]
    [InlineData("executing", "kept-erased", "stopped-except-storage")]
    [InlineData("executing", "kept-erased", "closed: done")]
    [InlineData("delivered", "package-collected", "closed: done")]
    [InlineData("closed: done", "copy-asked-again", "executing")]
    [InlineData("received", "letter-sent", "in-review")]
    [InlineData("in-review", "request-answered", "closed: answered")]
    [InlineData("in-review", "kinds-chosen", "awaiting-proof")]
    [InlineData("awaiting-proof", "kinds-chosen", "in-review")]
    [InlineData("awaiting-proof", "marked-as-spam", "closed: spam")]
    [InlineData("in-review", "marked-as-spam", "closed: spam")]
    [InlineData("closed: spam", "spam-restored", "awaiting-proof")]
    [InlineData("closed: spam", "spam-restored", "in-review")]
    [InlineData("in-review", "found-not-ours", "closed: not-ours")]
    [InlineData("awaiting-proof", "authority-called-back + identity-proven", "in-review")]
    [InlineData("awaiting-proof", "authority-called-back", "closed: unproven")]
    public void A_request_goes_this_way(string from, string by, string to) => Assert.Contains(new Edge(from, by, to), Edges);

    [Fact]
    public void Nothing_leads_out_of_a_request_that_is_refused_or_withdrawn() =>
        Assert.DoesNotContain(Edges, e => e.From is "closed: answered" or "closed: refused" or "closed: withdrawn" or "closed: nothing-found");

    /// <summary>After a wanted change, <c>UPDATE_CHART=1 dotnet test</c> draws it anew; read the difference.</summary>
    [Fact]
    public async Task The_guide_shows_the_chart_as_the_code_has_it()
    {
        var path = Checkout.At("src", "PrivacyFunctions.Core", "Requests", "README.md");
        var guide = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var (begin, end) = (guide.IndexOf("```mermaid", StringComparison.Ordinal), guide.LastIndexOf("```", StringComparison.Ordinal) + 3);
        var drawn = guide[..begin] + StateChart.Draw(Edges) + guide[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_CHART") == "1")
        {
            await File.WriteAllTextAsync(path, drawn, TestContext.Current.CancellationToken);
        }
        else
        {
            Assert.Equal(drawn, guide);
        }
    }

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
