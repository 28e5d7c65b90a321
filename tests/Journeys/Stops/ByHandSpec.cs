using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>P5, P18: where no hook tells anybody, staff stop it by hand, and nobody says that it has stopped before they have.</summary>
public sealed class ByHandSpec
{
    private const string Email = "mei.lin@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_learn_whom_and_what_are_reminded_and_say_that_it_has_stopped_before_the_person_reads_so()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskToStop(Email, "marketing-opt-out", [], "en", Cancellation);

        var working = await office.Letter(reference, "acknowledgement");
        Assert.Contains("Our staff have been told to stop", working.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using var person = await office.SignIn(working);
        Assert.Contains("Our staff are stopping it", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("It is stopped", person.Text, StringComparison.Ordinal);
        Assert.Null((await office.Find(reference)).Outcome);

        var asked = await office.Letter(reference, "stop-by-hand", Office.Handler);
        Assert.Contains("To show people advertisements that are relevant to them", asked.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(Email, asked.Text, StringComparison.Ordinal);

        // Reminders go at nine o'clock of a day, whatever time it is now.
        await office.Advance(2);
        var again = await office.Letter(reference, "stop-by-hand", Office.Handler, number: 2);
        Assert.Contains("nobody has said yet that it was", again.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await office.Advance(2);
        Assert.Contains("and nobody has said yet that it was", (await office.Letter(reference, "stop-overdue", Office.Officer)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);

        using var staff = await office.SignIn(again);
        Assert.Contains("What did you do by hand?", staff.Text, StringComparison.Ordinal);
        Assert.Contains("To show people advertisements", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/stops", Cancellation);
        await staff.Submit(Cancellation, ("do", "reveal"), ("why", "To stop it in the mailing system."));
        Assert.Contains(Email, staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("stop", "marketing-opt-out/1/Stop"));
        Assert.Contains("We noted what you did", staff.Text, StringComparison.Ordinal);

        var letter = await office.Letter(reference, "stopped");
        Assert.Contains("They confirmed on", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var request = await office.Find(reference);
        Assert.Equal(Outcome.Done, request.Outcome);
        Assert.Equal(
            ["AddressRevealed", "CarriedOutByHand", "RequestClosed"],
            (await office.Facts(reference)).Where(fact => !fact.StartsWith("Letter", StringComparison.Ordinal)).TakeLast(3));
        using var reads = await office.SignIn(letter);
        Assert.Contains("Our staff confirmed on", reads.Text, StringComparison.Ordinal);
        Assert.Contains("It is stopped", reads.Text, StringComparison.Ordinal);

        var letters = (await office.Letters(reference)).Count(l => l.Key.Letter == "stop-by-hand");
        await staff.Open($"decide/{reference}", Cancellation);
        Assert.Contains("There is nothing to decide any more", staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/stops", Cancellation);
        Assert.Contains("You recorded on", staff.Text, StringComparison.Ordinal);
        await office.Pass(days: 8, reference);
        Assert.Equal(letters, (await office.Letters(reference)).Count(l => l.Key.Letter == "stop-by-hand"));
    }

    [Fact]
    public async Task A_refused_objection_goes_on_by_hand_too_and_staff_who_decide_see_that_something_is_to_be_done()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskToStop("daniel.smith@example.com", "objection", ["usage-analysis"], "en", Cancellation);
        Assert.Contains("Our staff have been told to stop", (await office.Letter(reference, "receipt")).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await office.Prove(reference);

        using var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("Something of this request has to be done by hand", staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/refuse", Cancellation);
        await staff.Submit(Cancellation, ("ground", "legal-duty"), ("reason", "We have to analyse it."));
        await office.Press(reference, "second-needed", Office.Approver, "agree");

        var refused = await office.Letter(reference, "refused");
        Assert.Contains("had not confirmed that they did. They are told now that it goes on.", refused.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using (var person = await office.SignIn(refused))
        {
            Assert.Contains("It is not to be stopped any more We told our staff on", person.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("It goes on again", person.Text, StringComparison.Ordinal);
        }

        var resumed = await office.Letter(reference, "stop-by-hand", Office.Handler, number: 101);
        Assert.Contains("Goes on again, where it was stopped", resumed.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("To see what people use our services for", resumed.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using var other = await office.SignIn(resumed);
        await other.Open($"decide/{reference}/stops", Cancellation);
        await other.Submit(Cancellation, ("stop", "objection/1/Resume"));
        await office.Until(reference, "staff let it go on", r => StopDecisions.ToDoByHand(r).Count == 0);
    }

    [Fact]
    public async Task Who_never_asked_reads_that_nothing_had_stopped_yet_but_what_has_to_stop_all_the_same()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskToStop("grace.lee@example.com", "objection", ["advertising", "usage-analysis"], "en", Cancellation);
        using var reader = office.Caller();
        await reader.Open((await office.Letter(reference, "receipt")).Link, Cancellation);
        await reader.Submit(Cancellation, ("do", "not-me"));

        var text = (await office.Letter(reference, "withdrawn")).Text.ReplaceLineEndings(" ");
        Assert.Contains("had not confirmed that they did. They are told now that it goes on.", text, StringComparison.Ordinal);
        Assert.Contains("is to stop all the same, and our staff have still to confirm that they stopped it.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on again", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opt_out_beside_a_copy_is_told_when_staff_have_stopped_it_while_the_copy_waits_for_its_proof()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.Ask("ting.gao@example.com", ["copy", "marketing-opt-out"], "zh-CN");
        await office.Letter(reference, "receipt");
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "stopped");

        using var staff = await office.SignIn(await office.Letter(reference, "stop-by-hand", Office.Handler), "zh-CN");
        Assert.Contains("您已人工完成哪些事项", staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/stops", Cancellation);
        await staff.Submit(Cancellation, ("stop", "marketing-opt-out/1/Stop"));
        Assert.Contains("由我们的工作人员执行", (await office.Letter(reference, "stopped")).Text, StringComparison.Ordinal);
        Assert.True((await office.Find(reference)).AwaitsProof);
    }
}
