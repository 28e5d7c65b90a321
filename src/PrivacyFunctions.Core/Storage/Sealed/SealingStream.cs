using System.Security.Cryptography;

namespace PrivacyFunctions.Storage.Sealed;

/// <summary>Takes plain bytes, seals them, and hands sealed blocks of some 4 MiB on. Memory is a few blocks, whatever passes.</summary>
/// <param name="store">Takes a block, and whether it is the last; the memory is used again once it returns.</param>
internal sealed class SealingStream(SealedChunks chunks, Func<ArraySegment<byte>, bool, CancellationToken, Task> store) : Stream
{
    private const int BlockSize = 64 * SealedChunks.SealedChunkSize;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _plain = new(2 * SealedChunks.ChunkSize);
    private readonly byte[] _block = new byte[SealedChunks.HeaderSize + BlockSize];
    private int _blockLength;
    private long _index;
    private long _size;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // ZipArchive writes some entry headers synchronously, a few hundred bytes at a time, asynchronous or not: they are
    // held until the next asynchronous write carries them on.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _size += buffer.Length;
        _plain.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var part = buffer[..Math.Min(buffer.Length, SealedChunks.ChunkSize)];
            Write(part.Span);
            await Drain(cancellationToken);
            buffer = buffer[part.Length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Seals and stores what is left, the last chunk marked as such. Nothing may be written afterwards.</summary>
    /// <returns>The plain bytes and their SHA-256 in lower-case hex.</returns>
    public async Task<StoredBytes> Complete(CancellationToken ct)
    {
        await Drain(ct);
        SealChunk((int)_plain.Length, last: true);
        await StoreBlock(last: true, ct);
        return new StoredBytes(_size, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    public override void Flush()
    {
        // Chunks go out when they are full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _plain.Dispose();
            CryptographicOperations.ZeroMemory(_plain.GetBuffer());
        }

        base.Dispose(disposing);
    }

    // One full chunk stays behind: only Complete knows which is the last.
    private async Task Drain(CancellationToken ct)
    {
        while (_plain.Length > SealedChunks.ChunkSize)
        {
            SealChunk(SealedChunks.ChunkSize, last: false);
            if (_blockLength >= BlockSize)
            {
                await StoreBlock(last: false, ct);
            }
        }
    }

    private void SealChunk(int length, bool last)
    {
        if (_index == 0)
        {
            chunks.Header.CopyTo(_block);
            _blockLength = SealedChunks.HeaderSize;
        }

        var plain = _plain.GetBuffer();
        var sealedLength = length + SealedChunks.TagSize;
        chunks.Seal(_index++, last, plain.AsSpan(0, length), _block.AsSpan(_blockLength, sealedLength));
        _blockLength += sealedLength;
        var rest = (int)_plain.Length - length;
        Buffer.BlockCopy(plain, length, plain, 0, rest);
        _plain.SetLength(rest);
        _plain.Position = rest;
    }

    private async Task StoreBlock(bool last, CancellationToken ct)
    {
        await store(new ArraySegment<byte>(_block, 0, _blockLength), last, ct);
        _blockLength = 0;
    }
}
