using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Telling sources and recipients by their hooks, and staff where somebody has none or is silent. All are told at once; the
/// request waits for them no longer than a moment, and who does not acknowledge goes on being told beside whatever the
/// request does next.
/// </summary>
internal sealed class TellingSteps(TaskOrchestrationContext context, SeenLedger ledger)
{
    // Three reminders, a week apart: by then it is for staff to know what they do.
    private const int LettersByHand = 4;

    private readonly HashSet<TellOrder> _telling = [];
    private int _lettersByHand;

    /// <summary>Tells whoever is not being told yet.</summary>
    /// <param name="silent">The letter to staff about who does not acknowledge; it goes once in a round, however many they are.</param>
    public Task Tell(IEnumerable<TellOrder> orders, string silent, int round) =>
        ForAMoment([.. orders.Where(_telling.Add).Select(order => Tell(order, silent, round))]);

    /// <summary>Tells recipients what was deleted or corrected.</summary>
    public async Task TellRecipients()
    {
        var settled = await SettleRecipients();
        await Tell(settled.ToTell, LetterNames.RecipientsSilent, settled.Round);
        if (settled.IsByHand)
        {
            await AskForHand();
            _ = Remind();
        }
    }

    private async Task Remind()
    {
        while (_lettersByHand < LettersByHand)
        {
            await context.CreateTimer(Patience.BetweenReminders, CancellationToken.None);
            if (await SettleRecipients() is { IsByHand: false })
            {
                return;
            }

            await AskForHand();
        }
    }

    private async Task Tell(TellOrder order, string silent, int round)
    {
        for (var isSilent = false; !await IsTold(order, isSilent ? Patience.ForWhoIsSilent : Patience.ForATarget); isSilent = true)
        {
            await ledger.Tell(silent, round);
        }
    }

    private Task AskForHand() => ledger.Tell(LetterNames.RecipientsByHand, ++_lettersByHand);

    private Task<Settled> SettleRecipients() => ledger.Settle(nameof(RecipientActivities.SettleRecipients));

    private async Task<bool> IsTold(TellOrder order, TaskOptions patience)
    {
        try
        {
            await ledger.Do(nameof(RecipientActivities.TellTarget), order, patience);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    private async Task ForAMoment(Task[] telling)
    {
        if (telling.Length > 0)
        {
            using var stop = new CancellationTokenSource();
            await Task.WhenAny(Task.WhenAll(telling), context.CreateTimer(Patience.ForTargetsBeforeALetter, stop.Token));

            // Not CancelAsync: that runs what it cancels on the thread pool, which an orchestrator must not leave its thread for.
            stop.Cancel();
        }
    }
}
