using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>Requests for a copy that are recorded as a form records them, without anybody at a browser.</summary>
internal sealed class SeededLedger(IServiceProvider services)
{
    private readonly RequestLedger _ledger = services.GetRequiredService<RequestLedger>();
    private readonly Wakes _wakes = services.GetRequiredService<Wakes>();
    private readonly List<Reference> _references = [];

    public int Count => _references.Count;

    public async Task AddAsync(int count, TimeSpan dueIn)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var kinds = new Kinds([KindCatalogue.Default.Find("copy")!]);
        var added = new Reference[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, cancellation) =>
            {
                var received = new RequestReceived(
                    kinds, Door.Form, Language.En.Tag, now, now + dueIn, $"person{Count + number}@example.com", null);
                added[number] = (await _ledger.Receive(Reference.New(), received, cancellation)).Reference;
            });
        _references.AddRange(added);
    }

    /// <summary>Waits until the workflows have seen all that the ledger has of these requests; fails after two minutes.</summary>
    public async Task UntilSeenAsync()
    {
        long started = Stopwatch.GetTimestamp();
        foreach (Reference reference in _references)
        {
            while (await _wakes.Find(reference, CancellationToken.None) is not null)
            {
                if (Stopwatch.GetElapsedTime(started).TotalMinutes > 2)
                {
                    throw new InvalidOperationException($"The workflow of {reference} has not seen its ledger after two minutes.");
                }

                await Task.Delay(100);
            }
        }
    }
}
