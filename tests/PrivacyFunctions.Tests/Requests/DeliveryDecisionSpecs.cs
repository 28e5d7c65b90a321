using System.Text.Json;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.DeliveryDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>Letters come back, arrive again, or what they say is told otherwise; the clocks go on.</summary>
public sealed class DeliveryDecisionSpecs
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly LetterReturned Receipt = new("receipt", "mail-bounced", Now.AddHours(1), "event-1");
    private static readonly LetterReturned Ready = new("ready", "mail-dropped", Now.AddHours(2), "event-2");
    private static readonly LetterDelivered Arrived = new("ready", Now.AddHours(3), "event-3");
    private static readonly PersonTold Told = new("staff@example.com", Channel.Phone, Day);

    [Fact]
    public void A_letter_that_comes_back_marks_the_request_and_changes_nothing_else()
    {
        Given(Proven).When(r => Return(r, Receipt)).Then(Receipt);
        var (before, after) = (StateAfter(Proven), StateAfter(Proven, Receipt));
        Assert.Equal((before.Status, before.DueEnd, 1), (after.Status, after.DueEnd, after.Undelivered!.Number));
    }

    [Fact]
    public void The_same_event_twice_is_one() => Given(Receipt).When(r => Return(r, Receipt)).ThenNothing();

    [Fact]
    public void All_that_comes_back_is_one_mark_in_whatever_order_it_is_told()
    {
        foreach (var request in new[] { StateAfter(Receipt, Ready), StateAfter(Ready, Receipt) })
        {
            var mark = request.Undelivered!;
            Assert.Equal((1, Receipt.At, Ready.At), (mark.Number, mark.Since, mark.LastAt));
            Assert.Equal(["ready", "receipt"], mark.Letters.Order());
        }
    }

    [Fact]
    public void What_the_provider_refuses_for_good_is_as_good_as_returned()
    {
        var failed = new LetterFailed("receipt", "0011223344556677", "mail-address-refused");
        var returned = new LetterReturned("receipt", "mail-address-refused", Now, "refused:receipt");
        Given().When(r => Fail(r, "receipt", "0011223344556677", "mail-address-refused", Now)).Then(failed, returned);
        Given(failed, returned).When(r => Fail(r, "receipt", "0011223344556677", "mail-address-refused", Now)).ThenNothing();
        Assert.Equal(RequestStatus.AwaitingProof, StateAfter(failed, returned).Status);
    }

    [Fact]
    public void A_later_letter_that_arrives_ends_the_mark_and_an_earlier_one_does_not()
    {
        Assert.Null(StateAfter(Receipt, Ready, Arrived).Undelivered);
        var early = Arrived with { At = Receipt.At };
        Assert.NotNull(StateAfter(Receipt, early).Undelivered);
    }

    [Fact]
    public void What_came_back_before_a_letter_arrived_is_over_though_it_is_told_later()
    {
        Given(Arrived).When(r => Return(r, Receipt)).ThenNothing();
        Given(Arrived).When(r => Return(r, Receipt with { At = Arrived.At })).Then(Receipt with { At = Arrived.At });
    }

    [Fact]
    public void Only_the_newest_arrival_is_recorded()
    {
        Given().When(r => Deliver(r, Arrived)).Then(Arrived);
        Given(Arrived).When(r => Deliver(r, Arrived)).ThenNothing();
        Given(Arrived).When(r => Deliver(r, Arrived with { At = Now, EventId = "event-4" })).ThenNothing();
    }

    [Fact]
    public void Who_was_told_otherwise_is_told_until_the_next_letter_comes_back()
    {
        Given(Receipt).When(r => Tell(r, Told, Day, Day)).Then(Told);
        Given(Receipt, Told).When(r => Tell(r, Told, Day, Day)).ThenNothing();
        var again = StateAfter(Receipt, Told, Ready);
        Assert.Equal((2, "ready"), (again.Undelivered!.Number, Assert.Single(again.Undelivered.Letters)));
    }

    [Fact]
    public void Nobody_is_told_before_it_came_back_or_tomorrow_or_where_nothing_came_back()
    {
        Given(Receipt).When(r => Tell(r, Told with { On = Day.AddDays(-1) }, Day, Day.AddDays(3))).ThenNot(Obstacle.WrongDay);
        Given(Receipt).When(r => Tell(r, Told with { On = Day.AddDays(4) }, Day, Day.AddDays(3))).ThenNot(Obstacle.WrongDay);
        Given().When(r => Tell(r, Told, Day, Day)).ThenNot(Obstacle.NothingReturned);
    }

    [Fact]
    public void Staff_get_one_letter_a_mark_also_about_a_request_that_is_closed()
    {
        Assert.Equal([new TimedLetter(TimedLetters.Undeliverable, Receipt.At)], Undeliverable(StateAfter(Proven, Receipt, Ready)));
        Assert.Equal([new TimedLetter(TimedLetters.Undeliverable, Receipt.At)], Undeliverable(StateAfter(Proven, new RequestClosed(Outcome.NothingFound), Receipt)));
        Assert.Equal([new TimedLetter(TimedLetters.Undeliverable, Ready.At, 2)], Undeliverable(StateAfter(Proven, Receipt, Told, Ready)));
        Assert.Empty(Undeliverable(StateAfter(Proven, Receipt, Told)));
    }

    [Theory]
    [InlineData(Outcome.Unproven)]
    [InlineData(Outcome.Withdrawn)]
    public void Of_what_nobody_confirmed_or_was_taken_back_there_is_nothing_left_to_tell(Outcome outcome) =>
        Assert.Empty(Undeliverable(StateAfter(new RequestClosed(outcome), Receipt)));

    [Fact]
    public void The_ledgers_form_of_a_request_keeps_its_mark_and_forgets_old_events()
    {
        var request = StateAfter([.. Enumerable.Range(0, 120).Select(i => Receipt with { EventId = $"event-{i}" })]);
        var read = JsonSerializer.Deserialize<Request>(JsonSerializer.Serialize(request))!;
        Assert.Equal((Receipt.At, 100, "event-119"), (read.Undelivered!.Since, read.DeliveryEvents.Count, read.DeliveryEvents[^1]));
    }

    private static IEnumerable<TimedLetter> Undeliverable(Request request) =>
        Timetable.Of(request, DeadlineRules.Default, _ => false).Where(l => l.Letter == TimedLetters.Undeliverable);
}
