using System.Buffers;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Holds the first bytes of something and lets the rest pass.</summary>
internal sealed class BoundedBytes(int most)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Span => _bytes.WrittenSpan;

    public void Add(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes[..Math.Min(bytes.Length, most - _bytes.WrittenCount)]);
}
