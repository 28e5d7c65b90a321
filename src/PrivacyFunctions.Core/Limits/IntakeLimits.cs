using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Limits;

/// <summary>
/// Counts what strangers can bring about: requests, and letters to whatever address they type. It never looks anybody up,
/// and what it keeps of an address is an HMAC, for two days.
/// </summary>
public sealed class IntakeLimits(Counters counters, DeploymentKey deployment, LimitSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>For how long an address is guarded whose owner said "this wasn't me".</summary>
    public static readonly TimeSpan Guarded = TimeSpan.FromDays(30);

    private const int RequestsOfGuarded = 1;
    private const string Everybody = "all";
    private readonly byte[] _key = deployment.For("limits");
    private readonly SemaphoreSlim _turn = new(1);
    private (string Window, int Left) _permits = ("", 0);

    /// <summary>Counts a request that is about to be recorded.</summary>
    /// <param name="client">Whom the request came from, as <c>ClientAddresses</c> tells.</param>
    /// <returns>Whether its address is to be written to. The answer on the page is the same: a stranger learns nothing by it.</returns>
    /// <exception cref="TooManyRequestsException">The client, or all together, have sent as many as are taken in this hour.</exception>
    public async Task<bool> CountRequest(string email, string client, CancellationToken cancellation)
    {
        var taken = await Task.WhenAll(
            counters.TryAdd($"{Hour}-client", Subject(client), 1, settings.RequestsPerClient, cancellation),
            CountOverall(cancellation));
        if (taken.Contains(false))
        {
            throw new TooManyRequestsException(UntilNextHour);
        }

        return await counters.TryAdd(RequestsOn(Today), Subject(EmailMatching.Fold(email)), 1, settings.RequestsPerAddress, cancellation);
    }

    /// <summary>Counts a letter about a request that nobody has proven.</summary>
    /// <returns>Whether it may be sent.</returns>
    public Task<bool> CountLetter(string email, CancellationToken cancellation) =>
        counters.TryAdd($"{Day(Today)}-letters", Subject(EmailMatching.Fold(email)), 1, settings.LettersPerAddress, cancellation);

    /// <summary>Links to enter a request, an address and day: more than a member of staff needs, and few enough not to fill their mailbox.</summary>
    public const int EntryLinksPerAddress = 10;

    /// <summary>Counts a letter with a link to enter a request, asked for by whoever typed the address.</summary>
    /// <returns>Whether it may be sent; the answer on the page is the same.</returns>
    /// <exception cref="TooManyRequestsException">The client has asked for as many as are given in this hour.</exception>
    public async Task<bool> CountEntryLink(string email, string client, CancellationToken cancellation) =>
        await counters.TryAdd($"{Hour}-entry-client", Subject(client), 1, settings.RequestsPerClient, cancellation)
            ? await counters.TryAdd($"{Day(Today)}-entry", Subject(EmailMatching.Fold(email)), 1, EntryLinksPerAddress, cancellation)
            : throw new TooManyRequestsException(UntilNextHour);

    /// <summary>Lets the form have this address written to about one request a day only, for <see cref="Guarded"/>. Other doors stay as they are.</summary>
    public Task Guard(string email, CancellationToken cancellation)
    {
        var subject = Subject(EmailMatching.Fold(email));
        return Task.WhenAll(Enumerable.Range(0, Guarded.Days + 1).Select(day =>
            counters.Cap(RequestsOn(Today.AddDays(day)), subject, RequestsOfGuarded, cancellation)));
    }

    /// <summary>Removes the counters of the day before yesterday and before.</summary>
    public Task RemoveOld(CancellationToken cancellation) => counters.RemoveBefore(Day(Today.AddDays(-1)), cancellation);

    public void Dispose() => _turn.Dispose();

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private string Hour => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    private TimeSpan UntilNextHour => TimeSpan.FromHours(1) - TimeSpan.FromTicks(time.GetUtcNow().Ticks % TimeSpan.TicksPerHour);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string RequestsOn(DateOnly day) => $"{Day(day)}-requests";

    private string Subject(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    // One row for all would be fought over: a process takes permits in blocks, and what it does not use is lost at the hour's end.
    private async Task<bool> CountOverall(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var window = $"{Hour}-overall";
            if (_permits.Window != window || _permits.Left == 0)
            {
                var block = Math.Clamp(settings.RequestsOverall / 20, 1, 50);
                var taken = await counters.TryAdd(window, Everybody, block, settings.RequestsOverall, cancellation) ? block
                    : await counters.TryAdd(window, Everybody, 1, settings.RequestsOverall, cancellation) ? 1
                    : 0;
                _permits = (window, taken);
            }

            _permits.Left--;
            return _permits.Left >= 0 || Exhausted();
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool Exhausted()
    {
        _permits.Left = 0;
        return false;
    }
}

/// <summary>Somebody sends more than is taken in this hour; nothing was recorded, and nothing of what they typed is lost.</summary>
public sealed class TooManyRequestsException(TimeSpan retryAfter) : Exception("Too many requests in this hour.")
{
    /// <summary>Until the hour is over.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
