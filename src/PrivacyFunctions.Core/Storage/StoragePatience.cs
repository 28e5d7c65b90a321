using Azure.Core;
using Azure.Core.Pipeline;

namespace PrivacyFunctions.Storage;

/// <summary>Whether somebody waits for what is being done: then storage is tried for some five seconds, not for fifteen.</summary>
/// <remarks>It follows the asynchronous flow, as the ledger and the stores serve pages and workflows alike.</remarks>
public static class StoragePatience
{
    private static readonly AsyncLocal<bool> Waits = new();

    internal static bool SomebodyWaits => Waits.Value;

    /// <summary>From here on, in this flow and in what it starts, somebody waits.</summary>
    public static void BeginsForSomebody() => Waits.Value = true;

    /// <summary>From here on nobody waits, whoever started it.</summary>
    public static void BeginsForNobody() => Waits.Value = false;
}

/// <summary>
/// Tries an operation again where storage did not answer: once where somebody waits, 2.5 seconds for each try, else twice,
/// 5 seconds for each. Each operation has its own time, so that a long download is not cut off.
/// </summary>
internal sealed class StorageRetries() : RetryPolicy(MostRetries, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)))
{
    private const int MostRetries = 2;
    private static readonly TimeSpan OfSomebody = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan OfNobody = TimeSpan.FromSeconds(5);

    protected override void OnSendingRequest(HttpMessage message) => Limit(message);

    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        Limit(message);
        return ValueTask.CompletedTask;
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => MayRetry(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        MayRetry(message) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private static bool MayRetry(HttpMessage message) => !StoragePatience.SomebodyWaits || message.ProcessingContext.RetryNumber == 0;

    private static void Limit(HttpMessage message) => message.NetworkTimeout = StoragePatience.SomebodyWaits ? OfSomebody : OfNobody;
}
