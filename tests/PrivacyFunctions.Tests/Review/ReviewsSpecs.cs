using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Review;

/// <summary>Another look at what came of a request, closed on Monday 23 November 2026.</summary>
public sealed class ReviewsSpecs
{
    private static readonly RequestClosed Answered = new(Outcome.Answered);
    private static readonly RequestEvent[] Refusal = [Proven, Searched, Refused, new RequestClosed(Outcome.Refused)];
    private readonly FakeTimeProvider _time = new(Now);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task For_thirty_days_and_not_longer()
    {
        var reviews = await Reviews();
        var refused = StateAfter(Refusal);
        Assert.Equal(new DateOnly(2026, 12, 23), reviews.LastDay(refused));
        Assert.True(reviews.CanBeAsked(refused));
        _time.SetUtcNow(new DateTimeOffset(2026, 12, 23, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.True(reviews.CanBeAsked(refused));
        _time.SetUtcNow(new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.False(reviews.CanBeAsked(refused));
    }

    [Theory]
    [InlineData(Outcome.Done, true)]
    [InlineData(Outcome.InPart, true)]
    [InlineData(Outcome.Refused, true)]
    [InlineData(Outcome.NothingFound, true)]
    [InlineData(Outcome.Answered, true)]
    [InlineData(Outcome.Unproven, false)]
    [InlineData(Outcome.Withdrawn, false)]
    public async Task Of_what_we_decided_or_answered_and_of_nothing_else(Outcome outcome, bool can) =>
        Assert.Equal(can, (await Reviews()).CanBeAsked(StateAfter(Proven, new RequestClosed(outcome))));

    [Fact]
    public async Task Not_while_a_request_is_open_and_not_of_a_review()
    {
        var reviews = await Reviews();
        Assert.False(reviews.CanBeAsked(StateAfter(Proven)));
        var review = Request.From(RequestSpec.Reference, Received with { Kinds = new Kinds(Asked.Appeal), Reviews = new ReviewedDecision(RequestSpec.Reference, []) }, Now);
        Assert.False(reviews.CanBeAsked(review.Apply(Answered, Now)));
    }

    [Fact]
    public async Task Asking_twice_is_one_review_that_knows_who_took_part_in_the_first_decision()
    {
        var reviews = await Reviews();
        var first = StateAfter(Refusal) with { Reference = PrivacyFunctions.Requests.Reference.New() };
        Assert.Null(await reviews.Find(first, Test));

        var review = await reviews.Ask(first, "The scores are wrong.", Test);
        var again = await reviews.Ask(first, "They are, really.", Test);

        Assert.Equal(review.Reference, again.Reference);
        Assert.Equal("The scores are wrong.", again.Received.Details);
        Assert.Equal(["appeal"], review.Kinds.Names);
        Assert.Equal(first.Received.Email, review.Received.Email);
        Assert.Equal(["staff@example.com", "second@example.com"], review.Received.Reviews!.TakenBy);
        Assert.Equal(new DateTimeOffset(2026, 12, 9, 0, 0, 0, TimeSpan.FromHours(8)), review.DueEnd);
        Assert.Equal(review.Reference, (await reviews.Find(first, Test))!.Reference);
    }

    private async Task<Reviews> Reviews()
    {
        var storage = await TestStorageAccount.Get();
        var keys = new RequestKeys(storage, DeploymentKey.Parse(Convert.ToBase64String(new byte[32])));
        var ledger = new RequestLedger(storage, keys, new Wakes(storage, _time), new DueIndex(storage, _time), _time);
        return new Reviews(ledger, KindCatalogue.Default, DeadlineRules.Default, _time);
    }
}
