namespace PrivacyFunctions.Workflows;

/// <summary>The names by which the workflow is started and woken.</summary>
internal static class Workflow
{
    /// <summary>The event that says that the ledger has changed; its payload is the ledger's version.</summary>
    public const string Changed = "LedgerChanged";
}
