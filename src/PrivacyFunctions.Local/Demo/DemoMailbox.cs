using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Local.Demo;

/// <summary>A letter as the demo reads it.</summary>
internal sealed record DemoLetter(string Subject, string Text, string DeliveryKey)
{
    /// <summary>The first link of the letter.</summary>
    public Uri Link => new(LinkPattern.Match(Text).Value);

    /// <summary>The six digits that stand alone on a line or in a sentence.</summary>
    public string Code => CodePattern.Match(Text).Value;

    private static readonly Regex LinkPattern = new(@"https?://\S+", RegexOptions.Compiled);

    private static readonly Regex CodePattern = new(@"(?<![\w-])\d{6}(?![\w-])", RegexOptions.Compiled);
}

/// <summary>Reads letters over HTTP, as whoever they are for.</summary>
internal sealed class DemoMailbox(Uri service, string address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service };
    private readonly HashSet<string> _read = [];

    /// <summary>Waits for the next letter that was not read yet.</summary>
    /// <param name="name">How its name begins, <c>decision-needed</c>; all names where it is empty.</param>
    /// <exception cref="DemoFailedException">None came in half a minute.</exception>
    public async Task<DemoLetter> Next(string name, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            if ((await Letters(cancellation)).LastOrDefault(l => !_read.Contains(l.DeliveryKey) && l.DeliveryKey.Contains($"/{name}", StringComparison.Ordinal)) is { } letter)
            {
                _read.Add(letter.DeliveryKey);
                return letter;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        throw new DemoFailedException($"a letter {name} to {address} should have come within {Patience.TotalSeconds:0} s");
    }

    public void Dispose() => _http.Dispose();

    // Newest first.
    private async Task<List<DemoLetter>> Letters(CancellationToken cancellation) =>
        await _http.GetFromJsonAsync<List<DemoLetter>>($"dev/mailbox.json?to={Uri.EscapeDataString(address)}", cancellation) ?? [];
}

/// <summary>A step did not come out as it should have.</summary>
internal sealed class DemoFailedException(string what) : Exception(what);
