using System.Globalization;

namespace PrivacyFunctions.Local.Clock;

/// <summary>
/// The machine's clock, moved ahead: deadlines, reminders, expiry and schedules see its time, the engine's own polling
/// does not. How far it is ahead is kept in a file, so that a restart does not fall back in time.
/// </summary>
public sealed class DevelopmentClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private long _ahead;

    /// <param name="path">Of the file that keeps the offset, <c>d.hh:mm:ss</c>.</param>
    public DevelopmentClock(string path)
    {
        _path = path;
        if (File.Exists(path))
        {
            _ahead = TimeSpan.ParseExact(File.ReadAllText(path).Trim(), "c", CultureInfo.InvariantCulture).Ticks;
        }
    }

    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <summary>Moves the clock ahead; it never goes back, as time does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above zero, or longer than ten years.</exception>
    public void Advance(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, TimeSpan.FromDays(3_653));
        lock (_gate)
        {
            var ahead = Ahead + step;

            // The file first: what has been seen once must still be so after a restart.
            var written = _path + ".new";
            File.WriteAllText(written, ahead.ToString("c", CultureInfo.InvariantCulture));
            File.Move(written, _path, overwrite: true);
            Interlocked.Exchange(ref _ahead, ahead.Ticks);
        }
    }
}
