using LocalFunctions.Conformance;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.SubOrchestrations)]
public sealed class FamilySpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Fact]
    [StandsFor(Docs.FanOut)]
    public async Task A_thousand_activities_fan_out_and_in() =>
        Assert.Equal(Enumerable.Range(0, 1000).Sum(number => (long)number * number), await Service.Run<long>("FanOut", 1000));

    [Fact]
    [StandsFor(Docs.FanOut)]
    public async Task Results_come_in_the_order_of_the_calls() =>
        Assert.Equal("c,a,b", await Service.Run<string>("InOrder", (string[])["c", "a", "b"]));

    [Fact]
    [StandsFor(Docs.FanOut)]
    public async Task The_first_to_be_done_can_be_taken_and_the_rest_left() =>
        Assert.Equal("the fast one", await Service.Run<string>("FirstDone"));

    [Fact]
    public async Task Children_return_their_results()
    {
        string id = await Service.Start("Parent");
        Assert.Equal("child 1, child 4", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.SubOrchestrationOptions.InstanceId")]
    public async Task A_child_is_an_instance_of_its_own_under_the_id_that_its_parent_chose()
    {
        string id = await Service.Start("Parent");
        await Service.End(id);
        InstanceView child = (await Service.State($"{id}:child"))!;
        Assert.Equal(("Child", OrchestrationRuntimeStatus.Completed, "\"child 1\""), (child.Name, child.Status, child.Output));
    }

    [Fact]
    public async Task Many_children_run_side_by_side() => Assert.Equal(50, await Service.Run<int>("ManyChildren", 50));

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.RaiseEventAsync")]
    public async Task A_child_takes_events_by_its_own_id()
    {
        string id = await Service.Start("WaitsForChild");
        await Service.Has($"{id}:c", OrchestrationRuntimeStatus.Running);
        await Service.Raise($"{id}:c", "left", "to the child");
        Assert.Equal("left to the child", await Service.Output<string>(id));
    }

    [Fact]
    public async Task A_child_that_is_terminated_fails_in_its_parent()
    {
        string id = await Service.Start("WaitsForChild");
        await Service.Has($"{id}:c", OrchestrationRuntimeStatus.Running);
        await Service.Terminate($"{id}:c");
        Assert.True((await Service.Failure(id)).IsCausedBy<Microsoft.DurableTask.TaskFailedException>());
    }
}

[StandsFor(Docs.Eternal)]
public sealed class RoundSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.ContinueAsNew")]
    public async Task Each_round_starts_afresh_with_its_own_input_under_the_same_id(int last)
    {
        string id = await Service.Start("Rounds", new Round(1, last));
        Assert.Equal(last, await Service.Output<int>(id));
        Assert.Equal(Enumerable.Range(1, last).Select(number => $"round {number}"), await Service.Journal(id));
    }

    [Theory]
    [InlineData(true, "second")]
    [InlineData(false, "nothing was kept")]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.ContinueAsNew")]
    public async Task Events_that_nobody_took_go_on_to_the_next_round_if_they_are_to_be_kept(bool keep, string output)
    {
        string id = await Service.Start("KeepsEvents", new Round(1, 2, keep));
        await Service.Notes(id, "at the gate");
        await Service.Raise(id, "x", "first");
        await Service.Raise(id, "x", "second");
        await Service.OpenGate(id);
        Assert.Equal(output, await Service.Output<string>(id));
    }
}
