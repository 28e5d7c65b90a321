using System.Globalization;
using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Local.Demo;

/// <summary>The log of the demo, in a file of its own: the console tells the story, in which a database is away for a moment.</summary>
internal sealed class DemoLog : ILoggerProvider
{
    private readonly TextWriter _file;

    /// <param name="path">Is written anew.</param>
    public DemoLog(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = TextWriter.Synchronized(new StreamWriter(path) { AutoFlush = true });
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _file);

    public void Dispose() => _file.Dispose();

    private sealed class Logger(string category, TextWriter file) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var error = exception is null ? "" : Environment.NewLine + exception;
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:O} {logLevel} {category}: {formatter(state, exception)}{error}"));
        }
    }
}
