namespace LocalFunctions.Durable;

/// <summary>How the durable engine works; every default suits one machine.</summary>
public sealed class DurableOptions
{
    /// <summary>
    /// Rebuilds the orchestrator from its history at every turn. Slower; finds code that decides differently when it is
    /// replayed at the first turn instead of at the next restart.
    /// </summary>
    public bool ReplayEveryTurn { get; set; }

    /// <summary>Activities that run at the same time; from <c>host.json</c>, or ten for each processor.</summary>
    public int MaxConcurrentActivities { get; set; }

    /// <summary>Real time after which an instance that waits leaves the memory, until something happens to it.</summary>
    public TimeSpan IdleBeforeEviction { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the claim on the task hub holds without being renewed: 15 to 60 seconds, as the blob service allows.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);
}
