using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>Stopping, and telling whoever else has to stop.</summary>
internal sealed class StopSteps(SeenLedger ledger, TellingSteps telling)
{
    /// <summary>Brings what is stopped in line with what is asked for and decided.</summary>
    /// <returns>Whether staff have still to stop something by hand; their letters come by the timetable.</returns>
    public async Task<bool> Settle()
    {
        var settled = await ledger.Settle(nameof(StopActivities.SettleStops));
        await telling.Tell(settled.ToTell, LetterNames.Untold, settled.Round);
        return settled.IsByHand;
    }
}
