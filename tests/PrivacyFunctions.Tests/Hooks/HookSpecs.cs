using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Hooks;

/// <summary>Sources and recipients are told in a form that is documented, signed, and the same each time.</summary>
public sealed class HookSpecs
{
    private static readonly HookMessage Message = new(
        Reference.Parse("PR-7K3M-Q2XD"),
        new ToTell("marketing-opt-out", 1, "crm", HookEvent.Stop),
        "mei.lin@example.com",
        new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8))) { Purposes = ["advertising", "mail-response"] };

    private static readonly HookMessage Erasure = Message with
    {
        What = new ToTell("deletion", Telling.Number, "advertising", HookEvent.Erasure),
        Purposes = null,
        Categories = ["account", "orders"],
    };

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public void The_guide_shows_the_body_and_the_signature_that_are_sent()
    {
        var guide = File.ReadAllText(Checkout.At("src", "PrivacyFunctions.Core", "Hooks", "README.md"));
        Assert.Contains(Encoding.UTF8.GetString(Message.Body()), guide, StringComparison.Ordinal);
        Assert.Contains(HookSignature.Of(Encoding.UTF8.GetBytes(HookServer.Secret), 1_795_399_201, Message.Body()), guide, StringComparison.Ordinal);
        Assert.Contains(HookServer.Secret, guide, StringComparison.Ordinal);
        Assert.Contains(Message.Key, guide, StringComparison.Ordinal);
        Assert.Contains(Encoding.UTF8.GetString(Erasure.Body()), guide, StringComparison.Ordinal);
        Assert.Contains(HookSignature.Of(Encoding.UTF8.GetBytes(HookServer.Secret), 1_795_399_201, Erasure.Body()), guide, StringComparison.Ordinal);
        Assert.Contains(Erasure.Key, guide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_takes_what_it_gets_and_the_answer_acknowledges()
    {
        await using var server = await HookServer.Start();
        Assert.NotNull(await Tell(server));
        Assert.NotNull(await Tell(server));

        Assert.Empty(server.Refused);
        var received = Assert.Single(server.About("PR-7K3M-Q2XD"));
        Assert.Equal(("stop", "marketing-opt-out", "mei.lin@example.com", 2), (received.Event, received.Kind, received.Email, received.Deliveries));
        Assert.Equal("PR-7K3M-Q2XD/marketing-opt-out/1/stop/crm", received.Key);
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(429, 3)]
    [InlineData(404, 1)]
    [InlineData(301, 1)]
    public async Task Any_other_answer_does_not_and_an_outage_is_tried_again(int status, int attempts)
    {
        await using var server = await HookServer.Start();
        server.Answer(status);
        Assert.Null(await Tell(server));
        Assert.Equal(attempts, server.Attempts);
        Assert.Empty(server.About("PR-7K3M-Q2XD"));
    }

    [Fact]
    public async Task Nobody_who_listens_is_no_acknowledgement()
    {
        var server = await HookServer.Start();
        var target = Target(server);
        await server.DisposeAsync();
        Assert.Null(await Sender(target).Tell(target, Message, Test));
    }

    [Fact]
    public async Task Another_secret_is_noticed_by_the_receiver()
    {
        await using var server = await HookServer.Start();
        var target = new HookTarget("crm", server.Url, "another-secret-0123456789abcdef0123456789", HookRole.Source);
        Assert.Null(await Sender(target).Tell(target, Message, Test));
        Assert.Equal(["signature"], server.Refused);
    }

    [Fact]
    public void A_hook_is_three_settings_and_one_of_empty_settings_is_none()
    {
        var hooks = Load(
            ("Hooks:Crm:Url", "https://crm.example.com/hooks?tenant=7"), ("Hooks:Crm:Secret", HookServer.Secret), ("Hooks:Crm:For", "source"),
            ("Hooks:ads:Url", "http://127.0.0.1:9/"), ("Hooks:ads:Secret", HookServer.Secret), ("Hooks:ads:For", "Recipient"),
            ("Hooks:none:Url", ""), ("Hooks:none:Secret", ""), ("Hooks:none:For", ""));
        Assert.Equal(["ads", "crm"], hooks.Names);
        Assert.Equal(HookRole.Recipient, hooks.Find("ads")!.For);
        Assert.Equal("crm", hooks.Find("crm")!.ToString());
    }

    [Theory]
    [InlineData("Url", "http://crm.example.com/", "Hooks__crm__Url is wrong")]
    [InlineData("Url", "https://user:password@crm.example.com/", "Hooks__crm__Url is wrong")]
    [InlineData("Url", "crm.example.com", "Hooks__crm__Url is wrong")]
    [InlineData("Url", "", "Hooks__crm__Url is missing")]
    [InlineData("Secret", "short", "Hooks__crm__Secret is wrong: it must be at least 32 characters")]
    [InlineData("For", "everybody", "Hooks__crm__For is wrong: it must be source or recipient")]
    [InlineData("For", "0", "Hooks__crm__For is wrong")]
    public void A_wrong_setting_is_named_and_its_value_is_not(string setting, string value, string said)
    {
        var settings = new Dictionary<string, string> { ["Url"] = "https://crm.example.com/", ["Secret"] = HookServer.Secret, ["For"] = "source", [setting] = value };
        var error = Assert.Throws<HookSettingsException>(() => Load([.. settings.Select(s => ($"Hooks:crm:{s.Key}", s.Value))]));
        Assert.Contains(said, Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_name_is_said() => Assert.Contains(
        "Hooks__my-crm is wrong",
        Assert.Throws<HookSettingsException>(() => Load(
            ("Hooks:my-crm:Url", "https://crm.example.com/"), ("Hooks:my-crm:Secret", HookServer.Secret), ("Hooks:my-crm:For", "source"))).Message,
        StringComparison.Ordinal);

    private static Task<DateTimeOffset?> Tell(HookServer server)
    {
        var target = Target(server);
        return Sender(target).Tell(target, Message, Test);
    }

    private static HookTarget Target(HookServer server) => new("crm", server.Url, HookServer.Secret, HookRole.Source);

    private static HookSender Sender(HookTarget target)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddHooks(new HookTargets([target]));
        return services.BuildServiceProvider().GetRequiredService<HookSender>();
    }

    private static HookTargets Load(params (string Name, string Value)[] settings) =>
        HookSettings.Load(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
