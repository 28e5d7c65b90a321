using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// The ledger as far as the workflow has seen it. Every step answers with the progress that it left behind, so that the
/// ledger is read only at first, after a sleep, and after a step that failed.
/// </summary>
internal sealed class SeenLedger(TaskOrchestrationContext context)
{
    private Progress? _progress;
    private Task<int>? _changed;

    // The version that the workflow was started or woken for: it is marked in the ledger's wakes until it is read.
    private int _woken = context.GetInput<int>();

    public string Reference => context.InstanceId;

    /// <summary>How far the request is.</summary>
    public async Task<Progress> Read() =>
        _progress ?? await Do(nameof(RequestActivities.ReadProgress), new ReadOrder(Reference, _woken), Patience.ForAnOutage);

    /// <summary>Does a step of the request.</summary>
    /// <exception cref="TaskFailedException">It did not succeed for as long as there was patience.</exception>
    public Task<Progress> Do(string activity, TaskOptions patience) => Do(activity, Reference, patience);

    /// <inheritdoc cref="Do(string, TaskOptions)"/>
    public async Task<Progress> Do(string activity, object order, TaskOptions patience) =>
        (await Call<Progress>(activity, order, patience, progress => progress)).Seen;

    /// <summary>Does a step that leaves somebody to be told.</summary>
    /// <exception cref="TaskFailedException">It did not succeed for as long as there was patience.</exception>
    public async Task<Settled> Settle(string activity) =>
        (await Call<Settled>(activity, Reference, Patience.ForAnOutage, settled => settled.Progress)).Answer;

    /// <summary>Sends a letter to whoever reads it.</summary>
    public Task Tell(string letter, int number = 1) =>
        Do(nameof(LetterActivities.SendLetter), new LetterOrder(Reference, letter, number), Patience.ForAnOutage);

    /// <summary>
    /// Until the ledger has changed, or a moment has come. An event that was lost only delays: the sweep wakes every request
    /// whose ledger is ahead.
    /// </summary>
    public async Task Sleep(DateTimeOffset? until)
    {
        // Waited for once, and not cancelled: a wait that was would take the next event, and nobody would see it.
        _changed ??= context.WaitForExternalEvent<int>(Workflow.Changed);
        using var stop = new CancellationTokenSource();
        Task timer = until is { } moment ? context.CreateTimer(moment.UtcDateTime, stop.Token) : _changed;
        await Task.WhenAny(_changed, timer);

        // Not CancelAsync: that runs what it cancels on the thread pool, which an orchestrator must not leave its thread for.
        stop.Cancel();
        (_progress, _woken) = (null, 0);
        if (_changed.IsCompleted)
        {
            (_woken, _changed) = (await _changed, null);
        }
    }

    // Steps that go on beside others may answer late.
    private async Task<(T Answer, Progress Seen)> Call<T>(string activity, object order, TaskOptions patience, Func<T, Progress> progressOf)
    {
        try
        {
            var answer = await context.CallActivityAsync<T>(activity, order, patience);
            var progress = progressOf(answer);
            _progress = _progress?.Version > progress.Version ? _progress : progress;
            return (answer, _progress);
        }
        catch (TaskFailedException)
        {
            _progress = null;
            throw;
        }
    }
}
