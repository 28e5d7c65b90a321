using CsCheck;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>Which laws a request is under, by where its requester lives.</summary>
public sealed class ResidenceSpecs
{
    private static readonly DeadlineRules Both = Rules("pipl", "gdpr");
    private static readonly DeadlineRules Bare = Rules("pipl-bare", "gdpr");
    private static readonly Kinds Copy = new(Asked.Copy);

    [Fact]
    public void Nobody_is_asked_where_it_makes_no_difference()
    {
        Assert.Empty(DeadlineRules.Default.Residences);
        Assert.Empty(Rules("gdpr").Residences);
        Assert.Empty(Rules("pipl", "pipl-bare").Residences);
        Assert.Equal(31, Both.Residences.Count);
    }

    [Theory]
    [InlineData("FR", "gdpr")]
    [InlineData("CN", "pipl")]
    public void Who_says_where_they_live_is_under_the_law_of_that_place(string residence, string regime) =>
        Assert.Equal([regime], Both.RegimesOf(residence)!);

    [Theory]
    [InlineData(null)]
    [InlineData("elsewhere")]
    [InlineData("US-CA")]
    public void Who_does_not_or_lives_elsewhere_is_under_all_of_the_deployments(string? residence)
    {
        Assert.Null(Both.RegimesOf(residence));
        Assert.Same(Both, Both.Under((IReadOnlyList<string>?)null));
        Assert.Same(Both, Both.Under(["a-law-that-is-gone"]));
    }

    [Fact]
    public void The_earliest_date_of_all_governs_and_a_promise_holds_for_everybody()
    {
        var received = Moment(Regime("pipl"), "2026-07-01");
        Assert.Equal(Day("2026-07-31"), Deadline.ForAnswer(Bare, Copy, received).LastDay);
        Assert.Equal(Day("2026-07-31"), Deadline.ForAnswer(Bare.Under(["pipl-bare"]), Copy, received).LastDay);
        Assert.Equal(Day("2026-08-01"), Deadline.ForAnswer(Bare.Under(["gdpr"]), Copy, received).LastDay);
        Assert.Equal(Day("2026-07-16"), Deadline.ForAnswer(Both.Under(["gdpr"]), Copy, received).LastDay);
    }

    [Fact]
    public void Only_grounds_that_hold_under_all_of_its_laws()
    {
        Assert.Contains("technically-excessive", Bare.Under(["pipl-bare"]).Choice.Grounds!);
        Assert.DoesNotContain("technically-excessive", Bare.Under(["gdpr"]).Choice.Grounds!);
        Assert.DoesNotContain("technically-excessive", Bare.Choice.Grounds!);
        Assert.Contains("trade-secrets", Bare.Choice.Grounds!);
    }

    [Fact]
    public void Nobody_is_told_more_than_the_law_allows_in_its_own_zone() => Gen.Select(
        Gen.Int[0, 3].Select(i => new[] { "gdpr", "ccpa", "nz-privacy", "pipl-bare" }[i]),
        Gen.Long[0, TimeSpan.TicksPerDay * 365 * 20].Select(ticks => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks)))
        .Sample((regime, received) =>
        {
            var rules = Bare.Under([regime]);
            var (told, law) = (Deadline.ForAnswer(rules, Copy, received), Deadline.AnswerClock(rules, Copy, new ClockEvents(received)).ToldEnd);
            Assert.True(told.End <= law && told.End > law.AddDays(-1));
            Assert.Equal(TimeSpan.Zero, told.End.TimeOfDay);
            Assert.Equal(Bare.Zone, told.Zone);
        });

    [Fact]
    public void More_time_too_is_what_its_own_law_allows()
    {
        var received = RequestSpec.Received with { Regimes = ["gdpr"] };
        var request = Request.From(RequestSpec.Reference, received with { DueEnd = Deadline.ForAnswer(Bare.Under(received.Regimes), Copy, received.ReceivedAt).End }, RequestSpec.Now);
        Assert.NotNull(AnswerExtension.Of(request, Bare));
        Assert.Null(AnswerExtension.Of(request with { Received = RequestSpec.Received }, Bare));
    }

    private static DeadlineRules Rules(params string[] regimes) => DeadlineRules.Of(Catalogue, regimes, Ladder.Load(null));
}
