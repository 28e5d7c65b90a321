using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Corrections;

/// <summary>P2: who says that data is wrong can have it stored only until that is decided, whatever is decided.</summary>
public sealed class ContestedSpec(ContestedSpec.Shared shared) : IClassFixture<ContestedSpec.Shared>
{
    private Office Office => shared.Office;

    private HookServer Crm => shared.Crm;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_contested_stops_on_receipt_and_goes_on_once_it_is_corrected()
    {
        const string Email = "sean.obrien@example.com";
        var reference = await Asking.AskAndProve(Office, Email, "en", ("field-1", "shop.customer.name"), ("value-1", "Sean"), ("restrict", "yes"));
        Assert.Contains("has stopped already", (await Office.Letter(reference, "receipt")).Text, StringComparison.Ordinal);
        var stopped = Assert.Single(Crm.About(reference));
        Assert.Equal(("stop", "correction", Email), (stopped.Event, stopped.Kind, stopped.Email));
        Assert.Empty(stopped.Purposes);

        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("only stored until this is decided", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("do", "approve"), ("verdict-1", "Accept"), ("row-1", Asking.Marks(staff, 1).Single()));

        var letter = await Office.Letter(reference, "corrected");
        Assert.Contains("Its use goes on again now", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(await Office.Letters(reference), l => l.Key.Letter == "stays-stopped");
        await Office.Until(reference, "whoever stopped knows that it goes on", r => r.Stops is [{ IsOn: false } stop] && !stop.Untold.Any());
        Assert.Equal(["rectification", "resume", "stop"], Crm.About(reference).Select(m => m.Event).Order());
        using var person = await Office.SignIn(letter);
        Assert.Contains("It goes on again", person.Text, StringComparison.Ordinal);
        Assert.Contains("We corrected your data", person.Text, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, (await Office.Find(reference)).Outcome);
    }

    [Fact]
    public async Task It_goes_on_too_where_the_correction_is_refused_and_the_letter_says_so_in_Chinese()
    {
        var reference = await Asking.AskAndProve(Office, "min.huang@example.com", "zh-CN", ("field-1", "shop.customer.nickname"), ("value-1", "小黄"), ("restrict", "yes"));
        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        await staff.Open($"decide/{reference}/refuse", Cancellation);
        Assert.Contains("What the person asked us to stop goes on as before", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("ground", "legal-duty"), ("reason", "该昵称须依法保留。"));
        await Office.Press(reference, "second-needed", Office.Approver, "agree");

        Assert.Contains("自今日起照常进行", (await Office.Letter(reference, "refused")).Text, StringComparison.Ordinal);
        Assert.Equal(["resume", "stop"], Crm.About(reference).Select(m => m.Event).Order());
    }

    [Fact]
    public async Task Where_staff_were_to_stop_it_and_never_said_that_they_did_the_letter_does_not_say_that_it_had_stopped()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Asking.AskAndProve(office, "sean.obrien@example.com", "en", ("field-1", "shop.customer.name"), ("value-1", "Sean"), ("restrict", "yes"));
        using var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler));
        await staff.Submit(Cancellation, ("do", "approve"), ("verdict-1", "Accept"), ("row-1", Asking.Marks(staff, 1).Single()));

        var letter = await office.Letter(reference, "corrected");
        var text = letter.Text.ReplaceLineEndings(" ");
        Assert.Contains("had not confirmed that they saw to it. They are told now that its use goes on.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on again", text, StringComparison.Ordinal);
        await office.Until(reference, "staff are told that it goes on", r => r.Stops is [{ IsOn: false }]);
        using var person = await office.SignIn(letter);
        Assert.Contains("It is not to be stopped any more", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_box_is_not_ticked_by_itself_and_its_tick_is_kept_and_can_be_taken_back()
    {
        using var person = Office.Caller();
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "correction"));
        Assert.DoesNotContain("value=\"yes\" checked", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("rows", "1"), ("field-1", "shop.customer.name"), ("value-1", "Grace"), ("restrict", "yes"), ("do", "add"));
        Assert.Contains("value=\"yes\" checked", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("rows", "1"), ("field-1", "shop.customer.name"), ("value-1", "Grace"), ("restrict", "yes"));
        await person.Submit(Cancellation, ("email", "grace.lee@example.com"));
        await person.Submit(Cancellation, ("account", ""));
        Assert.Contains("Your data is only stored, and not used", person.Text, StringComparison.Ordinal);

        await person.Open("request/corrections", Cancellation);
        Assert.Contains("value=\"yes\" checked", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("rows", "1"), ("field-1", "shop.customer.name"), ("value-1", "Grace"));
        await person.Open("request/check", Cancellation);
        Assert.Contains("Your data is used as before", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation);
        Assert.Empty((await Office.Find(Office.ReferenceOn(person))).Stops);
    }

    /// <summary>One service for all; each test has a customer of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        internal HookServer Crm { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Crm = await HookServer.Start();
            Office = await Office.Open(Cancellation, Stops.Asking.Hooks(("crm", Crm, "recipient")));
        }

        public async ValueTask DisposeAsync()
        {
            await Office.DisposeAsync();
            await Crm.DisposeAsync();
        }
    }
}
