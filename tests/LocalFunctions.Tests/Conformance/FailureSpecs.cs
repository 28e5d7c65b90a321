using System.Net;
using LocalFunctions.Conformance;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.ErrorHandling, "Microsoft.DurableTask.TaskFailureDetails")]
public sealed class FailureSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskFailedException")]
    public async Task An_orchestrator_that_catches_learns_task_type_and_message()
    {
        Caught caught = await Service.Run<Caught>("Catches", "The blue pen");
        Assert.Equal(
            ("RunDry", "LocalFunctions.Conformance.OutOfInkException", "The blue pen is dry"), (caught.Task, caught.Type, caught.Message));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskFailureDetails.IsCausedBy<T>")]
    public async Task A_failure_is_caused_by_its_type_and_by_the_types_that_it_derives_from()
    {
        Caught caught = await Service.Run<Caught>("Catches", "A pen");
        Assert.True(caught is { OutOfInk: true, InvalidOperation: true, Any: true, Timeout: false }, caught.ToString());
    }

    [Fact]
    public async Task What_an_orchestrator_throws_is_the_failure_of_its_instance()
    {
        TaskFailureDetails failure = await Service.Failure(await Service.Start("Throws", "no pen at all"));
        Assert.Equal(("LocalFunctions.Conformance.OutOfInkException", "no pen at all"), (failure.ErrorType, failure.ErrorMessage));
        Assert.Null(failure.InnerFailure);
    }

    [Fact]
    public async Task A_failure_that_nobody_catches_goes_up_through_the_generations()
    {
        TaskFailureDetails? failure = await Service.Failure(await Service.Start("Generations", 2));
        foreach (string task in (string[])["Generations", "Generations", "RunDry"])
        {
            Assert.Equal("Microsoft.DurableTask.TaskFailedException", failure!.ErrorType);
            Assert.StartsWith($"Task '{task}' (#0) failed with an unhandled exception:", failure.ErrorMessage, StringComparison.Ordinal);
            failure = failure.InnerFailure;
        }

        Assert.Equal(("LocalFunctions.Conformance.OutOfInkException", "the last pen is dry"), (failure!.ErrorType, failure.ErrorMessage));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskFailedException.TaskName")]
    public async Task A_child_that_fails_throws_in_its_parent() =>
        Assert.Equal("Throws: spilt True", await Service.Run<string>("CatchesChild", "spilt"));

    [Fact]
    public async Task An_unknown_activity_fails_its_call() =>
        Assert.Equal("NoSuchActivity failed", await Service.Run<string>("CallsTheUnknown"));

    [Fact]
    public async Task An_unknown_child_fails_its_call() =>
        Assert.Contains("NoSuchOrchestrator", (await Service.Failure(await Service.Start("CallsUnknownChild"))).ErrorMessage, StringComparison.Ordinal);

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.ScheduleNewOrchestrationInstanceAsync")]
    public async Task An_unknown_orchestrator_cannot_be_started()
    {
        string id = NewId();
        using HttpResponseMessage answer = await Service.TryStart("NoSuchOrchestrator", id: id);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("NoSuchOrchestrator", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Null(await Service.State(id));
    }

    [Fact]
    [StandsFor(Docs.Serialization)]
    public async Task A_result_that_cannot_be_read_fails_the_instance() =>
        await Service.Failure(await Service.Start("Misreads"));

    [Fact]
    [StandsFor(Docs.FanOut)]
    public async Task One_failure_of_many_leaves_the_results_of_the_others() =>
        Assert.Equal("GOOD FAIR, but one pen is dry", await Service.Run<string>("PartlyFails"));

    [Theory]
    [InlineData("第二支笔没墨了\uff1a请换一支\u3002")]
    [InlineData("a \"quoted\" name\r\nand a second line")]
    public async Task A_message_is_kept_to_the_letter(string message) =>
        Assert.Equal(message, (await Service.Failure(await Service.Start("Throws", message))).ErrorMessage);
}
