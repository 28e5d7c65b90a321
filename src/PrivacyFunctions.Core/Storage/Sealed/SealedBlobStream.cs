using System.Net.Http.Headers;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Storage.Sealed;

/// <summary>
/// The plain bytes of a sealed blob, read by ranges. One chunk is fetched after a seek, and up to 16 (1 MiB) at
/// a time as reading goes on.
/// </summary>
internal sealed class SealedBlobStream : Stream
{
    private const int MostChunks = 16;

    private readonly BlockBlobClient _blob;
    private readonly ETag _version;
    private readonly long _sealedLength;
    private readonly byte[] _fetched = new byte[MostChunks * SealedChunks.SealedChunkSize];
    private readonly byte[] _plain = new byte[MostChunks * SealedChunks.ChunkSize];
    private SealedChunks _chunks;
    private long _windowStart;
    private int _windowLength;
    private int _ahead = 1;
    private long _position;

    private SealedBlobStream(BlockBlobClient blob, ETag version, long sealedLength, SealedChunks chunks)
    {
        (_blob, _version, _sealedLength, _chunks) = (blob, version, sealedLength, chunks);
        Length = SealedChunks.PlainLength(_sealedLength);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    private long LastChunk => Math.Max(0, (Length - 1) / SealedChunks.ChunkSize);

    /// <exception cref="CryptographicException">The blob was changed or cut short, or the key is another's.</exception>
    /// <exception cref="RequestFailedException">There is no such blob, or it is empty.</exception>
    public static async Task<SealedBlobStream> Open(BlockBlobClient blob, string purpose, RequestKey key, CancellationToken ct)
    {
        // The header and the first chunk: of a small blob that is all of it.
        var begin = new byte[SealedChunks.HeaderSize + SealedChunks.SealedChunkSize];
        var answer = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(0, begin.Length) }, ct)).Value;
        var sealedLength = ContentRangeHeaderValue.Parse(answer.Details.ContentRange).Length!.Value;
        SealedChunks.PlainLength(sealedLength);
        await using (answer.Content)
        {
            await answer.Content.ReadExactlyAsync(begin.AsMemory(0, (int)Math.Min(begin.Length, sealedLength)), ct);
        }

        var chunks = SealedChunks.FromHeader(begin[..SealedChunks.HeaderSize], purpose, key);
        var stream = new SealedBlobStream(blob, answer.Details.ETag, sealedLength, chunks);

        // The length is as good as the chunk that says it is the last.
        if (stream.LastChunk == 0)
        {
            var length = (int)(sealedLength - SealedChunks.HeaderSize);
            begin.AsSpan(SealedChunks.HeaderSize, length).CopyTo(stream._fetched);
            stream.OpenWindow(0, 1, length);
        }
        else
        {
            await stream.Fetch(stream.LastChunk, 1, ct);
        }

        return stream;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (NextFetch() is var (first, count) && count > 0)
        {
            await Fetch(first, count, cancellationToken);
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (NextFetch() is var (first, count) && count > 0)
        {
            var (from, length) = SealedRange(first, count);
            using (var content = _blob.DownloadStreaming(Range(from, length, _version)).Value.Content)
            {
                content.ReadExactly(_fetched, 0, length);
            }

            OpenWindow(first, count, length);
        }

        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _chunks.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private static BlobDownloadOptions Range(long from, long length, ETag version) =>
        new() { Range = new HttpRange(from, length), Conditions = new BlobRequestConditions { IfMatch = version } };

    private static async Task<T> Fetching<T>(Func<Task<T>> fetch)
    {
        try
        {
            return await fetch();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            throw new IOException("The sealed blob was replaced or deleted while it was read.", e);
        }
    }

    // What to fetch for the position; a count of 0 where it is at hand. Reading on doubles the reach, a seek resets it.
    private (long First, int Count) NextFetch()
    {
        if (_position >= _windowStart && _position < _windowStart + _windowLength)
        {
            return (0, 0);
        }

        _ahead = _position == _windowStart + _windowLength ? Math.Min(_ahead * 2, MostChunks) : 1;
        var first = _position / SealedChunks.ChunkSize;
        return (first, (int)Math.Min(_ahead, LastChunk - first + 1));
    }

    private (long From, int Length) SealedRange(long first, int count)
    {
        var from = SealedChunks.HeaderSize + (first * SealedChunks.SealedChunkSize);
        return (from, (int)Math.Min((long)count * SealedChunks.SealedChunkSize, _sealedLength - from));
    }

    private async Task Fetch(long first, int count, CancellationToken ct)
    {
        var (from, length) = SealedRange(first, count);
        await using (var content = (await Fetching(() => _blob.DownloadStreamingAsync(Range(from, length, _version), ct))).Value.Content)
        {
            await content.ReadExactlyAsync(_fetched.AsMemory(0, length), ct);
        }

        OpenWindow(first, count, length);
    }

    private void OpenWindow(long first, int count, int length)
    {
        _windowLength = 0;
        var plain = 0;
        for (var i = 0; i < count; i++)
        {
            var chunk = _fetched.AsSpan(0, length)[(i * SealedChunks.SealedChunkSize)..];
            chunk = chunk[..Math.Min(chunk.Length, SealedChunks.SealedChunkSize)];
            _chunks.Open(first + i, first + i == LastChunk, chunk, _plain.AsSpan(plain, chunk.Length - SealedChunks.TagSize));
            plain += chunk.Length - SealedChunks.TagSize;
        }

        (_windowStart, _windowLength) = (first * SealedChunks.ChunkSize, plain);
    }

    private int Take(Span<byte> buffer)
    {
        var offset = (int)(_position - _windowStart);
        var count = Math.Min(buffer.Length, _windowLength - offset);
        _plain.AsSpan(offset, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
