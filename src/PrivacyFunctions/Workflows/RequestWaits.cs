using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;

namespace PrivacyFunctions.Workflows;

/// <summary>Waiting for what the ledger says, while time's letters go out.</summary>
internal sealed class RequestWaits(TaskOrchestrationContext context, SeenLedger ledger, StopSteps stops)
{
    /// <exception cref="WithdrawnException">The request was withdrawn: whatever waits for it is over.</exception>
    /// <exception cref="JoinedException">It is handled as an earlier one.</exception>
    /// <exception cref="NotOursException">Somebody else is responsible for it.</exception>
    /// <exception cref="SpamException">It was taken for spam, and nobody took that back in time.</exception>
    public async Task<Progress> Look()
    {
        var progress = await ledger.Read();
        while (progress.IsSpam)
        {
            progress = await SleepAsSpam(progress);
        }

        return progress switch
        {
            { IsWithdrawn: true } => throw new WithdrawnException(),
            { IsJoined: true } => throw new JoinedException(),
            { IsNotOurs: true } => throw new NotOursException(),
            _ => progress,
        };
    }

    // Whatever waited for it goes on from there once somebody takes it up again.
    private async Task<Progress> SleepAsSpam(Progress progress)
    {
        if (IsOver(progress.RecordUntil))
        {
            throw new SpamException();
        }

        if (progress.HasStopsToSettle)
        {
            await stops.Settle();
        }
        else
        {
            await ledger.Sleep(progress.RecordUntil);
        }

        return await ledger.Read();
    }

    /// <summary>Waits for a moment of a request that is closed, while staff hear of letters about its end that come back.</summary>
    public async Task UntilAfterTheEnd(Func<Progress, DateTimeOffset?> until)
    {
        while (await ledger.Read() is var progress && until(progress) is var deadline && !IsOver(deadline))
        {
            if (IsOver(progress.NextLetterAt))
            {
                await SendTimedLetters();
                continue;
            }

            await ledger.Sleep(Earlier(deadline, progress.NextLetterAt));
        }
    }

    /// <summary>Sleeps until the ledger says so, or until a moment.</summary>
    public async Task<Progress> Until(Func<Progress, bool> reached, Func<Progress, DateTimeOffset?>? until = null)
    {
        while (true)
        {
            var progress = await Look();
            var deadline = until?.Invoke(progress);
            if (reached(progress) || IsOver(deadline))
            {
                return progress;
            }

            if (IsOver(progress.NextLetterAt))
            {
                await SendTimedLetters();
                continue;
            }

            await ledger.Sleep(Earlier(deadline, progress.NextLetterAt));
        }
    }

    private Task<Progress> SendTimedLetters() => ledger.Do(nameof(LetterActivities.SendTimedLetters), Patience.ForAnOutage);

    private bool IsOver(DateTimeOffset? moment) => moment?.UtcDateTime <= context.CurrentUtcDateTime;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}

/// <summary>Ends a workflow's steps at once; never leaves the workflow.</summary>
internal sealed class WithdrawnException : Exception;

/// <summary>As <see cref="WithdrawnException"/>, for what somebody else is responsible for.</summary>
internal sealed class NotOursException : Exception;

/// <summary>As <see cref="WithdrawnException"/>, for what is spam for good.</summary>
internal sealed class SpamException : Exception;

/// <summary>As <see cref="WithdrawnException"/>, for a request that is handled as an earlier one.</summary>
internal sealed class JoinedException : Exception;
