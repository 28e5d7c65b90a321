using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>Stopping, and telling whoever else has to stop.</summary>
internal sealed class StopSteps(SeenLedger ledger, TellingSteps telling)
{
    /// <summary>Brings what is stopped in line with what is asked for and decided.</summary>
    public async Task Settle()
    {
        var settled = await ledger.Settle(nameof(StopActivities.SettleStops));
        await telling.Tell(settled.ToTell, LetterNames.Untold);
        if (settled.IsByHand)
        {
            await ledger.Tell(LetterNames.Untold);
        }
    }
}
