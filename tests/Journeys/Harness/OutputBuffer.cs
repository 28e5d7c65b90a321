namespace PrivacyFunctions.Journeys.Harness;

/// <summary>What a process printed: all of it in a file, the last lines in memory for messages of failing tests.</summary>
public sealed class OutputBuffer(string path) : IDisposable
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };

    /// <summary>The file with everything printed; several starts of one service append to it.</summary>
    public string Path => path;

    /// <summary>The last 200 lines.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _last);
            }
        }
    }

    public void Add(string line)
    {
        lock (_gate)
        {
            _file.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file.Dispose();
        }
    }
}
