namespace PrivacyFunctions.Intake.Mail;

/// <summary>A request's body as it arrives: each byte that is read goes into the copy first, up to a limit.</summary>
internal sealed class CountedBody(Stream source, Stream copy, long most) : Stream
{
    private readonly byte[] _rest = new byte[16 * 1024];
    private long _read;

    /// <summary>There is more than the limit; reading ended there.</summary>
    public bool IsOverLimit { get; private set; }

    /// <summary>The connection or the storage failed, as opposed to a body that is wrong in itself.</summary>
    public bool HasFailed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOverLimit || buffer.IsEmpty)
        {
            return 0;
        }

        // One byte beyond the limit tells a body that just fits from one that does not.
        var wanted = (int)Math.Min(buffer.Length, most - _read + 1);
        HasFailed = true;
        var count = await source.ReadAsync(buffer[..wanted], cancellationToken);
        if (_read + count > most)
        {
            IsOverLimit = true;
            count = (int)(most - _read);
        }

        await copy.WriteAsync(buffer[..count], cancellationToken);
        HasFailed = false;
        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Copies what nobody has read, so that the copy is whole.</summary>
    public async Task Drain(CancellationToken cancellation)
    {
        while (await ReadAsync(_rest, cancellation) > 0)
        {
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request's body is read asynchronously.");

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
