using System.Collections.Concurrent;
using System.Globalization;

namespace LocalFunctions.Tests.Crashes;

/// <summary>Orchestrations of all kinds, some at a time, begun one after the other until it is told to finish.</summary>
internal sealed class Workload
{
    private readonly ConcurrentQueue<Conversation> _begun = new();
    private readonly CancellationTokenSource _giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task _running;
    private volatile bool _enough;

    public Workload(Client client, int seed, int atATime = 11)
    {
        _running = Task.WhenAll(Enumerable.Range(0, atATime).Select(lane => RunLaneAsync(client, lane, new Random(seed + lane))));
    }

    public IReadOnlyCollection<Conversation> Conversations => _begun;

    public int Ended => _begun.Count(conversation => conversation.Output is not null);

    /// <summary>Begins nothing more and waits for the ends; fails when there are not all of them in time.</summary>
    public async Task FinishAsync(int seconds)
    {
        _enough = true;
        _giveUp.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await _running;
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.Fail($"{seconds} s after the last trouble these have not ended: " + string.Join(", ",
                _begun.Where(conversation => conversation.Output is null).Select(conversation => $"{conversation.Flow} {conversation.Id}")));
        }

        string[] complaints = [.. _begun.Select(conversation => conversation.Complaint()).OfType<string>()];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
        foreach (Conversation[] some in _begun.Chunk(10))
        {
            bool[] kept = await Task.WhenAll(some.Select(conversation => conversation.IsKeptAsync(_giveUp.Token)));
            Assert.All(kept, Assert.True);
        }
    }

    private async Task RunLaneAsync(Client client, int lane, Random random)
    {
        for (int number = 0; !_enough; number++)
        {
            // The first ones in turn, so that every kind is there.
            string flow = Conversation.Kinds[(number == 0 ? lane : random.Next(1000)) % Conversation.Kinds.Count];
            var conversation = new Conversation(flow, string.Create(CultureInfo.InvariantCulture, $"{flow}-{lane}-{number}"), client, random);
            _begun.Enqueue(conversation);
            await conversation.RunAsync(_giveUp.Token);
        }
    }
}
