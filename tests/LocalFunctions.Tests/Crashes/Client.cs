using System.Net;

namespace LocalFunctions.Tests.Crashes;

/// <summary>Talks to whichever of the spec's hosts answers; knows what was acknowledged and what only may have been done.</summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private volatile Uri[] _hosts = [];
    private int _next;

    /// <summary>Where hosts listen now; requests go to one until it fails, then to the next.</summary>
    public void Knows(params Uri[] hosts) => _hosts = hosts;

    /// <summary>True when the host has acknowledged it. False when nothing is known: it may have been done all the same.</summary>
    public async Task<bool> TryPostAsync(string path) => await SendAsync(HttpMethod.Post, path) is { Status: HttpStatusCode.OK };

    /// <summary>Starts an instance, again until that is acknowledged, or known to be done.</summary>
    public async Task StartAsync(string flow, string id, CancellationToken giveUp)
    {
        while (await SendAsync(HttpMethod.Post, $"start/{flow}/{id}") is not { Status: HttpStatusCode.OK or HttpStatusCode.Conflict })
        {
            await Task.Delay(Pause, giveUp);
        }
    }

    public async Task RaiseAsync(string id, string value, CancellationToken giveUp)
    {
        while (!await TryPostAsync($"raise/{id}/{value}"))
        {
            await Task.Delay(Pause, giveUp);
        }
    }

    /// <summary>The runtime status, a space, and the output; null when no host answers.</summary>
    public async Task<string?> StateAsync(string id) => (await SendAsync(HttpMethod.Get, $"state/{id}")) is { Status: HttpStatusCode.OK, Text: var text } ? text : null;

    /// <summary>What each host's health endpoint says; empty when it does not answer.</summary>
    public async Task<string> HealthAsync(Uri host)
    {
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri(host, "health"), TestContext.Current.CancellationToken);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return string.Empty;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer?> SendAsync(HttpMethod method, string path)
    {
        Uri[] hosts = _hosts;
        int next = Volatile.Read(ref _next);
        if (hosts.Length == 0)
        {
            return null;
        }

        try
        {
            using var request = new HttpRequestMessage(method, new Uri(hosts[next % hosts.Length], path));
            using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref _next, next + 1, next);
            return null;
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Text);
}
