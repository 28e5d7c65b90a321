using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>A restriction and an objection stop on receipt, before proof; staff then decide whether it stays so.</summary>
public sealed class ObjectionSpec(ObjectionSpec.Shared shared) : IClassFixture<ObjectionSpec.Shared>
{
    private Office Office => shared.Office;

    private HookServer Crm => shared.Crm;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_objection_goes_on_except_for_direct_marketing()
    {
        var reference = await Office.AskToStop("daniel.smith@example.com", "objection", ["advertising", "usage-analysis"], "en", Cancellation);
        var receipt = await Office.Letter(reference, "receipt");
        Assert.Contains("has stopped already", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("stop", Assert.Single(Crm.About(reference)).Event);

        await Prove(receipt);
        await Refuse(reference);

        var refused = await Office.Letter(reference, "refused");
        Assert.Contains("goes on from today as it did before your request", refused.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("This does not concern direct marketing.", refused.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var resumed = Crm.About(reference).Single(m => m.Event == "resume");
        Assert.Equal(["usage-analysis"], resumed.Purposes);
        Assert.True(resumed.Body.GetProperty("at").GetDateTimeOffset() > Crm.About(reference).Single(m => m.Event == "stop").Body.GetProperty("at").GetDateTimeOffset());
        using var person = await Office.SignIn(refused);
        Assert.Contains("It goes on again", person.Text, StringComparison.Ordinal);
        Assert.Contains("It is stopped We stopped this on", person.Text, StringComparison.Ordinal);
        Assert.Contains("We refused your request", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_to_nothing_but_direct_marketing_is_answered_at_once_without_proof_and_decision()
    {
        var reference = await Office.AskToStop("mei.lin@example.com", "objection", ["advertising"], "en", Cancellation);
        var letter = await Office.Letter(reference, "stopped");
        Assert.Contains("advertisements", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(["advertising"], Assert.Single(Crm.About(reference)).Purposes);
        await Office.Until(reference, "it is done", r => r.Outcome == Outcome.Done);
        Assert.DoesNotContain(await Office.Letters(reference), l => l.Key.Letter is "receipt" or "decision-needed");
    }

    [Fact]
    public async Task An_approved_restriction_stays_stopped()
    {
        var reference = await Office.AskToStop("olivia.brown@example.com", "restriction", [], "en", Cancellation);
        var receipt = await Office.Letter(reference, "receipt");
        await Prove(receipt);
        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("What the person asked us to stop does not go on", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("do", "approve"));

        var letter = await Office.Letter(reference, "stays-stopped");
        Assert.Contains("We only store it", letter.Text, StringComparison.Ordinal);
        Assert.Contains("crm: confirmed on", letter.Text, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, (await Office.Find(reference)).Outcome);
        var told = Assert.Single(Crm.About(reference));
        Assert.Empty(told.Purposes);
    }

    [Fact]
    public async Task What_nobody_confirms_goes_on_at_the_due_date()
    {
        await using var crm = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("crm", crm, "recipient")));
        var reference = await office.AskToStop("grace.lee@example.com", "restriction", [], "en", Cancellation);
        await office.Letter(reference, "receipt");
        await office.Advance(17);

        Assert.Contains("goes on again", (await office.Letter(reference, "unproven")).Text, StringComparison.Ordinal);
        Assert.Equal(["resume", "stop"], crm.About(reference).Select(m => m.Event).Order());
    }

    private async Task Prove(Crashes.Letter receipt)
    {
        using var person = Office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("do", "confirm"), ("code", receipt.Code));
        Assert.Contains("It is stopped until we have decided", person.Text, StringComparison.Ordinal);
    }

    private async Task Refuse(string reference)
    {
        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("To see what people use our services for", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Direct marketing: it stays stopped", staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/refuse", Cancellation);
        Assert.Contains("To see what people use our services for", staff.Text, StringComparison.Ordinal);
        Assert.Contains("What the person asked us to stop goes on as before", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("ground", "legal-duty"), ("reason", "We have to analyse it."));
        await Office.Press(reference, "second-needed", Office.Approver, "agree");
    }

    /// <summary>One service for all; each test has a customer of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        internal HookServer Crm { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Crm = await HookServer.Start();
            Office = await Office.Open(Cancellation, Asking.Hooks(("crm", Crm, "recipient")));
        }

        public async ValueTask DisposeAsync()
        {
            await Office.DisposeAsync();
            await Crm.DisposeAsync();
        }
    }
}
