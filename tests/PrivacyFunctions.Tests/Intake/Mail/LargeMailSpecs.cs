using System.Text;
using PrivacyFunctions.Intake.Mail;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class LargeMailSpecs
{
    private const int Megabyte = 1_000_000;

    [Theory]
    [InlineData(24_900_000)]
    [InlineData(28_000_000)]
    public async Task A_large_attachment_passes_through_without_being_held(int size)
    {
        var (head, tail) = Around(Post.Parsed(), "Content-Disposition: form-data; name=\"attachment1\"; filename=\"scan.pdf\"\r\nContent-Type: application/pdf");
        var (mail, copied, allocated) = await Read(new Made(head, size, tail));
        Assert.Equal([new MailAttachment("scan.pdf", "application/pdf", size)], mail.Attachments);
        Assert.Equal((Completeness.Whole, head.Length + size + tail.Length), (mail.Completeness, copied));
        Assert.InRange(allocated, 0, 4 * Megabyte);
    }

    [Fact]
    public async Task A_large_raw_mail_passes_through_too()
    {
        const int Size = 28_000_000;
        var message = "From: mei.lin@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nDelete my data\r\n"
            + "--b\r\nContent-Type: application/pdf; name=scan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        var (head, tail) = Around(new Post(), "Content-Disposition: form-data; name=\"email\"");
        var (mail, copied, allocated) = await Read(new Made([.. head, .. Encoding.ASCII.GetBytes(message)], Size, [.. "\r\n--b--\r\n"u8, .. tail]));
        Assert.Equal(("Delete my data", Completeness.Whole), (mail.Text, mail.Completeness));
        var attachment = Assert.Single(mail.Attachments);
        Assert.Equal("scan.pdf", attachment.Name);
        Assert.InRange(attachment.Size, Size / 4 * 3 - 100, Size / 4 * 3);
        Assert.InRange(copied, Size, Size + 2_000);
        Assert.InRange(allocated, 0, 4 * Megabyte);
    }

    [Fact]
    public async Task Over_the_limit_what_came_before_it_is_read_and_copied()
    {
        var (head, tail) = Around(Post.Parsed(), "Content-Disposition: form-data; name=\"attachment1\"; filename=\"film.mp4\"");
        var (mail, copied, _) = await Read(new Made(head, 40 * Megabyte, tail));
        Assert.Equal(Completeness.TooLarge, mail.Completeness);
        Assert.Equal("mei.lin@example.com", mail.From!.Address);
        Assert.Equal(MailLimits.Body, copied);
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_whole()
    {
        var (head, tail) = Around(Post.Parsed(), "Content-Disposition: form-data; name=\"attachment1\"; filename=\"a\"");
        var (mail, copied, _) = await Read(new Made(head, (int)MailLimits.Body - head.Length - tail.Length, tail));
        Assert.Equal((Completeness.Whole, MailLimits.Body), (mail.Completeness, copied));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_not_taken_for_a_mail()
    {
        var (head, _) = Around(Post.Parsed(), "Content-Disposition: form-data; name=\"attachment1\"; filename=\"a\"");
        await Assert.ThrowsAsync<IOException>(() => Read(new Made(head, 100_000, null)));
    }

    [Fact]
    public async Task Of_an_endless_text_the_beginning_is_read()
    {
        var (head, tail) = Around(new Post().Field("from", "a@example.com"), "Content-Disposition: form-data; name=\"text\"");
        var (mail, _, _) = await Read(new Made(head, 5 * Megabyte, tail));
        Assert.Equal(MailLimits.Text, mail.Text.Length);
        Meanings.Of(mail, Post.Rules);
    }

    private static (byte[] Head, byte[] Tail) Around(Post post, string headers) =>
        ([.. post.Unfinished(), .. Encoding.ASCII.GetBytes($"--xYzZY\r\n{headers}\r\n\r\n")], [.. "\r\n--xYzZY--\r\n"u8]);

    // Everything completes at once, so all of it runs, and allocates, on this thread.
    private static async Task<(InboundMail Mail, long Copied, long Allocated)> Read(Made body)
    {
        await using var copy = new Counter();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = InboundMailReader.Read(body, Post.ContentType, copy, TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompleted);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return (await reading, copy.Size, allocated);
    }

    /// <summary>A body made as it is read; without a tail it breaks where that would begin.</summary>
    private sealed class Made(byte[] head, int size, byte[]? tail) : Source
    {
        private long _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = 0;
            if (_position < head.Length)
            {
                count = Take(head.AsSpan((int)_position), buffer.Span);
            }
            else if (_position < head.Length + size)
            {
                count = (int)Math.Min(buffer.Length, head.Length + size - _position);
                buffer.Span[..count].Fill((byte)'A');
            }
            else
            {
                count = Take((tail ?? throw new IOException("The connection was reset.")).AsSpan((int)(_position - head.Length - size)), buffer.Span);
            }

            _position += count;
            return ValueTask.FromResult(count);
        }

        private static int Take(ReadOnlySpan<byte> from, Span<byte> to)
        {
            var count = Math.Min(from.Length, to.Length);
            from[..count].CopyTo(to);
            return count;
        }
    }

    private sealed class Counter : Source
    {
        public long Size { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Size += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }

    private abstract class Source : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
            // Nothing is held.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
