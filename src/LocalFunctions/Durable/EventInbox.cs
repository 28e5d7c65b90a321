using System.Text.Json;

namespace LocalFunctions.Durable;

/// <summary>
/// Matches raised events with waits. As upstream: the latest wait is served first, an event that nobody waits for is
/// kept, and a wait that was cancelled still takes the next event if no later wait stands before it.
/// </summary>
internal sealed class EventInbox(JsonSerializerOptions json)
{
    private readonly Dictionary<string, Stack<(Type Type, OpenTask Wait)>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Json)> _kept = [];

    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        var wait = new OpenTask<T>(json);
        if (!_waits.TryGetValue(name, out Stack<(Type Type, OpenTask Wait)>? stack))
        {
            _waits[name] = stack = new();
        }

        if (stack.TryPeek(out (Type Type, OpenTask Wait) top) && top.Type != typeof(T))
        {
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {top.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        stack.Push((typeof(T), wait));
        int kept = _kept.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (kept >= 0)
        {
            string? payload = _kept[kept].Json;
            _kept.RemoveAt(kept);
            Raise(name, payload);
        }

        cancellationToken.Register(() => wait.Cancel(cancellationToken));
        return wait.Task;
    }

    public void Raise(string name, string? payload)
    {
        if (_waits.TryGetValue(name, out Stack<(Type Type, OpenTask Wait)>? stack) && stack.TryPop(out (Type Type, OpenTask Wait) top))
        {
            top.Wait.Complete(payload);
        }
        else
        {
            _kept.Add((name, payload));
        }
    }

    /// <summary>The events that no wait has taken, in the order in which they came.</summary>
    public IEnumerable<(string Name, string? Json)> Kept => _kept;
}
