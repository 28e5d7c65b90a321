using System.Net;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Mail;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>The service with its real sender, and a mail provider that limits, fails, refuses and comes back.</summary>
public sealed class MailOutageSpec : IAsyncLifetime
{
    private const string From = "privacy@example.com";

    private Station _station = null!;
    private SendGridServer _provider = null!;
    private ServiceProcess _service = null!;
    private SendGridPost _post = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _station = await Station.Open(Cancellation);
        _provider = await SendGridServer.Start();
        _post = new SendGridPost(_provider);
        _station.Settings["SendGridHost"] = _provider.Host.ToString();
        _station.Settings["SendGridApiKey"] = SendGridServer.ApiKey;
        _station.Settings["SendGridPatience"] = "00:00:02";
        _station.Settings["MailFrom"] = From;
        _station.Settings["MailFromName"] = "Privacy";
        _service = await _station.StartService(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _provider.DisposeAsync();
        await _station.DisposeAsync();
    }

    [Fact]
    public async Task Every_letter_of_a_request_arrives_at_the_provider_in_its_shape()
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        await journey.Run();
        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 0, Cancellation);

        Assert.All(_provider.Sent, letter => Assert.Equal(From, letter.From));
        Assert.All(_provider.Sent, letter => Assert.EndsWith(journey.Reference, letter.Subject, StringComparison.Ordinal));
        Assert.All(_provider.Sent, letter => Assert.Contains("<html", letter.Html, StringComparison.Ordinal));
        Assert.Equal(
            ["receipt mei.lin@example.com", "decision-needed staff@example.com", "code-decide staff@example.com", "ready mei.lin@example.com", "code-read mei.lin@example.com"],
            _provider.Sent.Select(letter => $"{letter.DeliveryKey!.Split('/')[1]} {letter.To}"));
        Assert.DoesNotContain("/dev/", journey.Person.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_is_limited_and_then_failed_for_a_while_arrives_once()
    {
        _provider.LimitNext(DateTimeOffset.UtcNow.AddSeconds(3));
        for (var i = 0; i < 4; i++)
        {
            _provider.AnswerNext(503);
        }

        using var journey = new CopyJourney(_station, _post, Cancellation);
        await journey.Ask();
        var receipt = await journey.Newest("receipt");
        Assert.Equal(1, receipt.Deliveries);
        Assert.True(_provider.Attempts >= 6, $"The provider was asked {_provider.Attempts} times.");

        await journey.Prove();
        await journey.Decide();
        await journey.Collect();
        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 0, Cancellation);
    }

    [Fact]
    public async Task A_letter_that_is_refused_for_good_is_recorded_and_the_request_goes_on()
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        await journey.Ask();
        await journey.Prove();
        var asked = await journey.Newest("decision-needed");
        await journey.StaffMember.Open(asked.Link, Cancellation);
        await journey.StaffMember.Submit(Cancellation, ("do", "send-code"));
        var code = await journey.Newest("code-decide");
        await journey.StaffMember.Submit(Cancellation, ("do", "confirm"), ("code", code.Code));
        _provider.AnswerNext(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email"}]}""");
        await journey.StaffMember.Submit(Cancellation, ("do", "approve"));

        await Eventually.Async(
            async () => (await _station.Events(journey.Reference, Cancellation)).OfType<LetterFailed>().Any(),
            CopyJourney.Patience, "the failed letter is recorded", Cancellation);
        var failed = Assert.Single((await _station.Events(journey.Reference, Cancellation)).OfType<LetterFailed>());
        Assert.Equal(("ready", MailRefusals.Address), (failed.Letter, failed.Code));

        // The person is still signed in from proving the mailbox.
        await journey.Person.Open($"status/{journey.Reference}", Cancellation);
        Assert.Contains($"/status/{journey.Reference}/download", journey.Person.Page, StringComparison.Ordinal);
        Assert.NotEmpty(await journey.Person.Download($"status/{journey.Reference}/download", Cancellation));
        await Eventually.Async(
            async () => (await _station.Find(journey.Reference, Cancellation)).Status == RequestStatus.Closed,
            CopyJourney.Patience, "the request is closed", Cancellation);
    }

    [Fact]
    public async Task Who_asks_for_a_code_while_the_provider_is_down_is_told_when_to_try_again_and_then_gets_it()
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        await journey.Ask();
        var receipt = await journey.Newest("receipt");
        await journey.Person.Open(receipt.Link, Cancellation);
        for (var i = 0; i < 3; i++)
        {
            _provider.AnswerNext(503);
        }

        await journey.Person.Submit(Cancellation, ("do", "send-code"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, journey.Person.Status);
        Assert.Equal(TimeSpan.FromSeconds(10), journey.Person.RetryAfter);

        await journey.Person.Open($"prove/{journey.Reference}", Cancellation);
        await journey.Person.Submit(Cancellation, ("do", "send-code"));
        var code = await journey.Newest("code-confirm");
        await journey.Person.Submit(Cancellation, ("do", "confirm"), ("code", code.Code));
        Assert.NotNull((await _station.Find(journey.Reference, Cancellation)).Proof);
    }
}
