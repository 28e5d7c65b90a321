using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>When a source fails: before the n-th batch of changes, or after it was made and before anybody heard.</summary>
public sealed class Interruption(int atBatch, bool afterwards)
{
    private int _batches;

    public bool Happened { get; private set; }

    public async Task<long> Pass(string source, Func<Task<long>> apply)
    {
        var happensNow = Interlocked.Increment(ref _batches) == atBatch;
        if (happensNow && !afterwards)
        {
            Fail(source);
        }

        var changed = await apply();
        if (happensNow)
        {
            Fail(source);
        }

        return changed;
    }

    private void Fail(string source)
    {
        Happened = true;
        throw new SourceFailedException(source, "test", transient: true);
    }
}

/// <summary>A source that changes rows until its interruption.</summary>
public sealed class FailingSource(ISource inner, Interruption interruption) : ISource
{
    public string Name => inner.Name;

    public Task<ISourceReading> Open(CancellationToken ct) => inner.Open(ct);

    public async Task<ISourceErasing> OpenForErasure(CancellationToken ct) =>
        new Erasing(inner.Name, await inner.OpenForErasure(ct), interruption);

    private sealed class Erasing(string source, ISourceErasing inner, Interruption interruption) : ISourceErasing
    {
        public Task<long> Apply(string collection, IReadOnlyList<RowChange> changes, CancellationToken ct) =>
            interruption.Pass(source, () => inner.Apply(collection, changes, ct));

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
