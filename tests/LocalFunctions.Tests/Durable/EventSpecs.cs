using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class EventSpecs : DurableSpecs
{
    [Fact]
    public async Task An_event_in_time_ends_the_wait_and_its_timer()
    {
        string id = await StartAsync("Impatient");
        await Durable.RaiseEventAsync(id, "answer", "yes", Token);
        Assert.Equal("yes", await OutputOf<string>(id));
        Assert.Equal(["answered yes"], Stage.Done);
    }

    [Fact]
    public async Task Without_an_event_the_timer_ends_the_wait_when_the_clock_says_so()
    {
        string id = await StartAsync("Impatient");
        Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await State(id))!.RuntimeStatus);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("nobody answered by 2026-03-03", await OutputOf<string>(id));
    }

    [Fact]
    public async Task Events_that_come_before_they_are_awaited_are_kept_in_order()
    {
        string id = await StartAsync("Collect");
        await Done("at collect");
        foreach (string item in (string[])["1", "2", "3"])
        {
            await Durable.RaiseEventAsync(id, "Item", item, Token);
        }

        Stage.Gate("collect").SetResult();

        Assert.Equal("1,2,3", await OutputOf<string>(id));
        Assert.Equal(3, (await State(id))!.ReadCustomStatusAs<int>());
    }

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    public async Task The_first_of_several_waits_decides(string which)
    {
        string id = await StartAsync("FirstOf");
        await Durable.RaiseEventAsync(id, which, "now", Token);
        Assert.Equal($"{which} now", await OutputOf<string>(id));
    }

    [Fact]
    public async Task A_timer_may_be_the_first()
    {
        string id = await StartAsync("FirstOf");
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("timer", await OutputOf<string>(id));
    }

    [Fact]
    public async Task An_event_for_an_instance_that_is_unknown_or_finished_is_dropped()
    {
        await Durable.RaiseEventAsync("nobody", "item", "x", Token);
        Assert.Null(await State("nobody"));

        string id = await StartAsync("FanOut");
        OrchestrationMetadata end = await EndOf(id);
        await Durable.RaiseEventAsync(id, "item", "x", Token);
        Assert.Equal(end.LastUpdatedAt, (await State(id))!.LastUpdatedAt);
    }
}
