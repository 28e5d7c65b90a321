using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.Deadlines;

/// <summary>Where a deployment is under several laws, people may say where they live, and their request follows the law of that place.</summary>
public sealed class ResidenceSpec
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_says_where_they_live_is_under_that_law_alone_and_who_skips_it_under_both()
    {
        await using var office = await Office.Open(Cancellation, ("DeadlineRegimes", "pipl-bare,gdpr"));
        var french = await Ask(office, "min.huang@example.com", ("residence", "FR"));
        var request = await office.Find(french);
        Assert.Equal(["gdpr"], request.Received.Regimes!);
        Assert.Equal(Deadline.ForAnswer(office.Rules.Under(["gdpr"]), request.Kinds, request.Received.ReceivedAt).End, request.DueEnd);
        await RefusesOn(office, french, offered: "trade-secrets", not: "technically-excessive");

        var chinese = await Ask(office, "noah.patel@example.com", ("residence", "CN"));
        Assert.Equal(["pipl-bare"], (await office.Find(chinese)).Received.Regimes!);
        await RefusesOn(office, chinese, offered: "technically-excessive", not: null);

        var silent = await Ask(office, "olivia.brown@example.com", ("do", "skip"));
        Assert.Null((await office.Find(silent)).Received.Regimes);
        await RefusesOn(office, silent, offered: "trade-secrets", not: "technically-excessive");
    }

    private static async Task<string> Ask(Office office, string email, (string Name, string Value) answer)
    {
        using var person = office.Caller();
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "copy"));
        await person.Submit(Cancellation, ("email", email));
        await person.Submit(Cancellation, ("account", ""));
        Assert.Contains("Where do you live?", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("residence", "Atlantis"));
        Assert.Contains("Choose a place from the list", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, answer);
        Assert.Contains(answer.Value switch { "FR" => "France", "CN" => "China (mainland)", _ => "Not said" }, person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation);
        var reference = Office.ReferenceIn(person.Page);
        await office.Prove(reference);
        return reference;
    }

    private static async Task RefusesOn(Office office, string reference, string offered, string? not)
    {
        using var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler));
        await staff.Open($"decide/{reference}/refuse", Cancellation);
        Assert.True(staff.Offers(offered));
        if (not is not null)
        {
            Assert.False(staff.Offers(not));
            await staff.Submit(Cancellation, ("ground", not), ("reason", "Because."));
            Assert.Contains("Choose a reason", staff.Text, StringComparison.Ordinal);
        }
    }
}
