using LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalFunctions.Durable;

/// <summary>Makes runs of orchestrators, and takes their turns inside the app's middleware as the Functions worker does.</summary>
internal sealed class OrchestratorRuns(
    FunctionCatalog catalog, FunctionPipeline pipeline, IServiceProvider services, DurableOptions options, Action<string> onViolation)
{
    public bool ReplayEveryTurn => options.ReplayEveryTurn;

    /// <exception cref="NonDeterministicOrchestrationException">No function has the orchestrator's name.</exception>
    public OrchestratorRun Create(InstanceState state)
    {
        FunctionDescriptor function = catalog.Get(FunctionKind.Orchestrator, state.Name)
            ?? throw new NonDeterministicOrchestrationException($"there is no orchestrator function '{state.Name}'.");
        return new OrchestratorRun(state, function, services, () => onViolation(state.Id));
    }

    public async Task AdvanceAsync(OrchestratorRun run, int newFrom)
    {
        if (pipeline.IsEmpty)
        {
            run.Advance(newFrom);
            return;
        }

        FunctionExecutionDelegate turn = pipeline.Around(_ =>
        {
            run.Advance(newFrom);
            return Task.CompletedTask;
        });
        await turn(run.FunctionContext);
    }
}
