using System.Diagnostics;
using System.Net;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>Somebody at a page, about to take one step of a request.</summary>
/// <param name="Name">Who does what, for the output and for failures.</param>
/// <param name="Language">Of their pages, as <c>zh-CN</c>.</param>
/// <param name="Take">Takes the step, once.</param>
/// <param name="GoOn">Takes the step again, as the page of the outage offers it, and whatever else ends the request.</param>
internal sealed record OutageStep(string Name, string Language, Caller Who, Func<Task> Take, Func<Task> GoOn) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>Takes the step while the storage is out: the answer says so, in time and in the person's language.</summary>
    /// <returns>How long the answer took.</returns>
    public async Task<TimeSpan> IsTurnedAway()
    {
        var waited = Stopwatch.StartNew();
        await Take();
        Assert.True(
            Who.Status == HttpStatusCode.ServiceUnavailable && Who.RetryAfter == RetryAfter,
            $"{Name}: {Who.Status} after {waited.Elapsed.TotalSeconds:0.0} s, Retry-After {Who.RetryAfter}: {Who.Text}");
        Assert.Equal((Name, Language), (Name, Who.Language));
        var (lost, again) = Language == "en" ? ("Nothing is lost", "Try again") : ("没有任何内容丢失", "重试");
        Assert.Contains(lost, Who.Text, StringComparison.Ordinal);
        Assert.Contains(again, Who.Text, StringComparison.Ordinal);
        return waited.Elapsed;
    }

    public void Dispose() => Who.Dispose();
}
