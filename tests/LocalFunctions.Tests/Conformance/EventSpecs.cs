using LocalFunctions.Conformance;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.ExternalEvents)]
public sealed class EventSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    private const double AnHour = 3600;

    [Fact]
    public async Task Events_that_come_before_they_are_awaited_are_kept_in_order()
    {
        string id = await Service.Start("Collect", new Collecting("item", 3, AtGate: true));
        await Service.Notes(id, "at the gate");
        foreach (string item in (string[])["1", "2", "3"])
        {
            await Service.Raise(id, "item", item);
        }

        await Service.OpenGate(id);
        Assert.Equal("1,2,3", await Service.Output<string>(id));
    }

    [Fact]
    public async Task Of_a_hundred_events_raised_at_once_each_arrives_once()
    {
        string id = await Service.Start("Collect", new Collecting("item", 100));
        string[] sent = [.. Enumerable.Range(0, 100).Select(number => $"{number}")];
        await Task.WhenAll(sent.Select(item => Service.Raise(id, "item", item)));
        Assert.Equal(sent.Order(), (await Service.Output<string>(id)).Split(',').Order());
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.RaiseEventAsync")]
    public async Task An_event_raised_right_after_the_start_is_not_lost()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1));
        await Service.Raise(id, "item", "early");
        Assert.Equal("early", await Service.Output<string>(id));
    }

    [Theory]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent")]
    [InlineData("item", "ITEM")]
    [InlineData("Äpfel", "äPFEL")]
    public async Task The_case_of_a_name_does_not_matter(string awaited, string raised)
    {
        string id = await Service.Start("Collect", new Collecting(awaited, 1));
        await Service.Raise(id, raised, "x");
        Assert.Equal("x", await Service.Output<string>(id));
    }

    [Fact]
    public async Task An_event_of_another_name_does_not_end_the_wait()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1));
        await Service.Raise(id, "items", "other");
        await Service.Raise(id, "item", "own");
        Assert.Equal("own", await Service.Output<string>(id));
    }

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    public async Task The_first_of_several_waits_decides(string which)
    {
        string id = await Service.Start("FirstOf", AnHour);
        await Service.Raise(id, which, "now");
        Assert.Equal($"{which} now", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent")]
    public async Task Of_two_waits_for_one_name_the_later_is_served_first()
    {
        string id = await Service.Start("LatestFirst");
        await Service.Shows(id, "waiting");
        await Service.Raise(id, "x", "1");
        await Service.Raise(id, "x", "2");
        Assert.Equal("later 1, 2", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent")]
    public async Task One_name_has_one_type() =>
        Assert.Equal(
            "Events with the same name must have the same type argument. Expected System.String but was requested System.Int32.",
            await Service.Run<string>("MixedTypes"));

    [Fact]
    public async Task Payloads_have_the_type_that_the_wait_asks_for()
    {
        string id = await Service.Start("Typed");
        await Service.Raise(id, "number", 42);
        await Service.Raise(id, "flag", true);
        await Service.Raise(id, "record", new Collecting("inside", 1));
        await Service.Raise(id, "nothing");
        Assert.Equal("42 True inside null", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent(String, TimeSpan)")]
    public async Task An_event_in_time_ends_the_wait()
    {
        string id = await Service.Start("Impatient", AnHour);
        await Service.Raise(id, "answer", "yes");
        Assert.Equal("yes", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent(String, TimeSpan)")]
    public async Task Without_an_event_in_time_the_wait_is_cancelled() =>
        Assert.StartsWith("nobody answered", await Service.Run<string>("Impatient", 1.0), StringComparison.Ordinal);

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent(String, CancellationToken)")]
    public async Task A_wait_that_was_given_up_takes_nothing_from_the_one_after_it()
    {
        string id = await Service.Start("GivesUp");
        await Service.Raise(id, "stop");
        await Service.Raise(id, "x", "a late event");
        Assert.Equal("gave up, then a late event", await Service.Output<string>(id));
    }

    [Fact]
    public async Task An_event_for_an_instance_that_is_unknown_is_dropped()
    {
        string id = NewId();
        await Service.Raise(id, "item", "x");
        Assert.Null(await Service.State(id));
    }

    [Fact]
    public async Task An_event_for_an_instance_that_is_finished_is_dropped()
    {
        string id = await Service.Start("Carry", "done");
        InstanceView end = await Service.End(id);
        await Service.Raise(id, "item", "x");
        Assert.Equal(end, await Service.State(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.SendEvent")]
    public async Task An_orchestrator_sends_events_to_another()
    {
        string receiver = await Service.Start("Collect", new Collecting("item", 1));
        string sender = await Service.Start("Sender", new Sending(receiver, "item", "hello"));
        Assert.Equal("hello", await Service.Output<string>(receiver));
        Assert.Equal("SENT", await Service.Output<string>(sender));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.SendEvent")]
    public async Task An_event_sent_to_nobody_does_no_harm_to_its_sender() =>
        Assert.Equal("SENT", await Service.Run<string>("Sender", new Sending(NewId(), "item", "hello")));

    [Fact]
    [StandsFor(Docs.Orchestrations)]
    public async Task An_instance_that_waits_is_running()
    {
        string id = await Service.Start("FirstOf", AnHour);
        await Service.Shows(id, "waiting");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Service.State(id))!.Status);
        await Service.Terminate(id);
    }
}
