using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>Given what happened to a request, when a command comes, then these facts follow.</summary>
internal sealed class RequestSpec
{
    public static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));

    public static readonly RequestReceived Received =
        new(new Kinds(Asked.Copy), Door.Form, "en", Now, new DateTimeOffset(2026, 12, 9, 0, 0, 0, TimeSpan.FromHours(8)), "mei.lin@example.com", null);

    public static readonly IdentityProven Proven = new("code-to-mailbox");
    public static readonly DataSearched Searched = new([new FoundRecords("shop", "orders", 3)], []);
    public static readonly RequestApproved Approved = new("staff@example.com", null);
    public static readonly RequestRefused Refused = new("staff@example.com", "second@example.com", "trade-secrets", "Because.");
    public static readonly PackageMade Made = new(1234, "00", 3, Now.AddDays(30));

    private readonly Request _request;
    private Ruling? _ruling;

    private RequestSpec(Request request) => _request = request;

    public static RequestSpec Given(params RequestEvent[] facts) => new(StateAfter(facts));

    /// <summary>The same for a request that asks for something else.</summary>
    public static RequestSpec GivenA(Kinds kinds, params RequestEvent[] facts) => new(StateOf(kinds, facts));

    public static RequestSpec GivenReceived(RequestReceived received, params RequestEvent[] facts) =>
        new(facts.Aggregate(Request.From(Reference, received, Now), (request, fact) => request.Apply(fact, Now)));

    public static Request StateAfter(params RequestEvent[] facts) => StateOf(Received.Kinds, facts);

    public static Request StateOf(Kinds kinds, params RequestEvent[] facts) =>
        facts.Aggregate(Request.From(Reference, Received with { Kinds = kinds }, Now), (request, fact) => request.Apply(fact, Now));

    public RequestSpec When(Func<Request, Ruling> command)
    {
        _ruling = command(_request);
        return this;
    }

    public void Then(params RequestEvent[] facts) => Assert.Equal(facts, Assert.IsType<Ruling.Facts>(_ruling).Events);

    public void ThenNothing() => Assert.IsType<Ruling.AlreadySo>(_ruling);

    public void ThenNot(Obstacle why) => Assert.Equal(why, Assert.IsType<Ruling.NotAllowed>(_ruling).Why);
}
