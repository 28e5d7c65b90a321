using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using CsCheck;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Tests.Fulfilment;

public class PackageStoreTests
{
    private const int Chunk = 64 * 1024;
    private readonly PackageStore _store = Packages.Store();
    private readonly Reference _reference = Reference.New();
    private readonly RequestKey _key = RequestKey.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((2 * Chunk) + 5)]
    [InlineData((64 * Chunk) + 1)]
    [InlineData(10_000_000)]
    public async Task What_is_written_is_read(int size)
    {
        var plain = RandomNumberGenerator.GetBytes(size);
        var stored = await Write(plain);
        Assert.Equal(new StoredPackage(size, Convert.ToHexStringLower(SHA256.HashData(plain))), stored);
        Assert.Equal(plain, await ReadAll());
    }

    [Fact]
    public async Task Any_range_is_the_same_slice()
    {
        var plain = RandomNumberGenerator.GetBytes((5 * Chunk) + 777);
        await Write(plain);
        await using var stream = (await _store.OpenRead(_reference, _key, Ct))!;
        Assert.Equal(plain.Length, stream.Length);
        Gen.Select(Gen.Int[0, plain.Length], Gen.Int[0, 3 * Chunk], Gen.Bool).Sample(
            (from, length, synchronous) =>
            {
                length = Math.Min(length, plain.Length - from);
                var slice = new byte[length];
                stream.Position = from;
                if (synchronous)
                {
                    stream.ReadExactly(slice);
                }
                else
                {
                    stream.ReadExactlyAsync(slice, Ct).AsTask().GetAwaiter().GetResult();
                }

                Assert.True(slice.AsSpan().SequenceEqual(plain.AsSpan(from, length)));
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public async Task At_rest_nothing_of_it_can_be_read()
    {
        var plain = new byte[3 * Chunk];
        "mei.lin@example.com"u8.CopyTo(plain);
        await Write(plain);
        var sealedBytes = (await Packages.Blob(_reference).DownloadContentAsync(Ct)).Value.Content.ToMemory();
        Assert.Equal(-1, sealedBytes.Span.IndexOf("mei.lin"u8));
        Assert.Equal(-1, sealedBytes.Span.IndexOf(new byte[32]));
    }

    [Fact]
    public async Task A_change_of_any_bit_is_noticed()
    {
        await Write(RandomNumberGenerator.GetBytes((2 * Chunk) + 100));
        var original = await Sealed();
        var random = new Random(1);
        int[] places = [0, 7, 8, 12, 27, 28, original.Length - 1, .. Enumerable.Range(0, 20).Select(_ => random.Next(original.Length))];
        foreach (var place in places)
        {
            var changed = (byte[])original.Clone();
            changed[place] ^= 1;
            await AssertNoticed(changed);
        }
    }

    [Fact]
    public async Task Chunks_that_are_cut_off_moved_or_repeated_are_noticed()
    {
        const int SealedChunk = Chunk + 16;
        await Write(RandomNumberGenerator.GetBytes(3 * Chunk));
        var original = await Sealed();
        await AssertNoticed(original[..^1]);
        await AssertNoticed(original[..(28 + (2 * SealedChunk))]);
        await AssertNoticed(original[..28]);
        await AssertNoticed(original[..10]);
        await AssertNoticed([.. original, .. original[^SealedChunk..]]);
        await AssertNoticed([.. original[..28], .. original[(28 + SealedChunk)..(28 + (2 * SealedChunk))], .. original[28..(28 + SealedChunk)], .. original[^SealedChunk..]]);
    }

    [Fact]
    public async Task A_package_opens_neither_with_another_key_nor_under_another_reference()
    {
        await Write([1, 2, 3]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _store.OpenRead(_reference, RequestKey.New(), Ct));
        var other = Reference.New();
        await Packages.Blob(other).UploadAsync(new MemoryStream(await Sealed()), cancellationToken: Ct);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _store.OpenRead(other, _key, Ct));
    }

    [Fact]
    public async Task A_writing_that_breaks_off_leaves_no_package()
    {
        await Assert.ThrowsAsync<IOException>(() => _store.Write(_reference, _key, BreakOff, Ct));
        Assert.Null(await _store.OpenRead(_reference, _key, Ct));
        await Write([1, 2, 3]);
        Assert.Equal([1, 2, 3], await ReadAll());
    }

    [Fact]
    public async Task A_writing_that_breaks_off_leaves_the_package_before_it_whole()
    {
        await Write([1, 2, 3]);
        await Assert.ThrowsAsync<IOException>(() => _store.Write(_reference, _key, BreakOff, Ct));
        Assert.Equal([1, 2, 3], await ReadAll());
    }

    [Fact]
    public async Task Writing_again_replaces_and_an_open_reader_is_told()
    {
        await Write(new byte[40 * Chunk]);
        await using var reader = (await _store.OpenRead(_reference, _key, Ct))!;
        await Write([7]);
        Assert.Equal([7], await ReadAll());
        await Assert.ThrowsAsync<IOException>(async () => await reader.ReadExactlyAsync(new byte[10], Ct));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_may_be_deleted_again()
    {
        await _store.Delete(_reference, Ct);
        await Write(new byte[10]);
        await _store.Delete(_reference, Ct);
        await _store.Delete(_reference, Ct);
        Assert.Null(await _store.OpenRead(_reference, _key, Ct));
        Assert.False(await Packages.Blob(_reference).ExistsAsync(Ct));
    }

    [Fact]
    public async Task Deleting_discards_what_a_broken_off_writing_had_staged()
    {
        await Assert.ThrowsAsync<IOException>(() => _store.Write(_reference, _key, BreakOff, Ct));
        BlockList before = await Packages.Blob(_reference).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: Ct);
        Assert.NotEmpty(before.UncommittedBlocks);
        await _store.Delete(_reference, Ct);
        await Packages.Blob(_reference).CommitBlockListAsync([], cancellationToken: Ct);
        BlockList after = await Packages.Blob(_reference).GetBlockListAsync(BlockListTypes.All, cancellationToken: Ct);
        Assert.Empty(after.UncommittedBlocks);
    }

    [Fact]
    public async Task What_is_half_deleted_is_not_there()
    {
        await Write(new byte[Chunk]);
        await Packages.Blob(_reference).CommitBlockListAsync([], cancellationToken: Ct);
        Assert.Null(await _store.OpenRead(_reference, _key, Ct));
    }

    private static async Task BreakOff(Stream stream, CancellationToken ct)
    {
        await stream.WriteAsync(new byte[200 * Chunk], ct);
        throw new IOException("The process dies here.");
    }

    private async Task<StoredPackage> Write(byte[] plain) =>
        await _store.Write(_reference, _key, async (stream, ct) => await stream.WriteAsync(plain, ct), Ct);

    private async Task<byte[]> ReadAll()
    {
        await using var stream = (await _store.OpenRead(_reference, _key, Ct))!;
        var all = new MemoryStream();
        await stream.CopyToAsync(all, Ct);
        return all.ToArray();
    }

    private async Task<byte[]> Sealed() => (await Packages.Blob(_reference).DownloadContentAsync(Ct)).Value.Content.ToArray();

    private async Task AssertNoticed(byte[] changed)
    {
        await Packages.Blob(_reference).UploadAsync(new MemoryStream(changed), cancellationToken: Ct);
        await Assert.ThrowsAnyAsync<CryptographicException>(ReadAll);
    }
}
