namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.CodeConstraints)]
public sealed class ReplaySpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Fact]
    [StandsFor(Docs.Orchestrations)]
    public async Task Steps_run_one_after_the_other_with_typed_inputs_and_outputs()
    {
        string id = await Service.Start("Chain", "Ann");
        Assert.Equal("AB49 for Ann", await Service.Output<string>(id));
        Assert.Equal(["a", "b"], await Service.Journal(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.NewGuid")]
    public async Task Ids_and_times_are_the_same_in_every_replay()
    {
        string id = await Service.Start("Stable");
        string output = (await Service.Output<string>(id));
        string[] seen = await Service.Journal(id);
        Assert.All(seen, line => Assert.Equal(output, line));
        Assert.NotEqual(output.Split(' ')[0], output.Split(' ')[1]);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.IsReplaying")]
    public async Task Code_is_told_whether_it_is_replayed()
    {
        string id = await Service.Start("Watchful");
        Assert.False(await Service.Output<bool>(id));
        Assert.Equal(["first turn", "second turn", "third turn"], await Service.Journal(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.CurrentUtcDateTime")]
    public async Task Time_stands_still_within_a_turn_and_is_UTC() =>
        Assert.Equal("Utc True True", await Service.Run<string>("Clockwork"));

    [Theory]
    [StandsFor(Docs.Versioning)]
    [InlineData("a timer before the first step")]
    [InlineData("another activity as the first step")]
    [InlineData("a child as the first step")]
    [InlineData("without the first step")]
    public async Task A_changed_orchestrator_that_does_not_fit_its_history_fails_and_says_why(string version)
    {
        string id = await WithDeployment(version);
        string failure = (await Service.Failure(id)).ErrorMessage;
        Assert.Contains("non-deterministic", failure, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("two", await Service.Journal(id));
    }

    [Theory]
    [StandsFor(Docs.Versioning)]
    [InlineData("more steps at the end", "THREE")]
    [InlineData("another input for the first step", "done")]
    public async Task A_change_that_its_history_does_not_show_is_no_harm(string version, string output) =>
        Assert.Equal(output, await Service.Output<string>(await WithDeployment(version)));

    /// <summary>An instance that has done its first step, on the code that is deployed then.</summary>
    private async Task<string> WithDeployment(string version)
    {
        string id = await Service.Start("Versioned");
        await Service.Notes(id, "one");
        await Service.Deploy(id, version);
        await Service.Raise(id, "go", "x");
        return id;
    }
}
