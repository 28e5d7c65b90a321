using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace PrivacyFunctions.Local.SampleShop;

/// <summary>A picture of nobody: head and shoulders in one colour, 96 pixels square.</summary>
internal static class SampleAvatar
{
    private const int Size = 96;

    /// <summary>The picture as a PNG (RFC 2083): one palette of two colours, one byte a pixel.</summary>
    /// <param name="colour">As <c>#0f766e</c>.</param>
    public static byte[] Png(string colour)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
        (header[8], header[9]) = (8, 3);
        Chunk(png, "IHDR"u8, header);
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Chunk(png, "PLTE"u8, [0xf5, 0xf5, 0xf4, (byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb]);
        Chunk(png, "IDAT"u8, Pixels());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Each line begins with its filter, 0 for none.
    private static byte[] Pixels()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Size; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < Size; x++)
                {
                    zlib.WriteByte(Inside(x, y, 48, 36, 18) || Inside(x, y, 48, 96, 34) ? (byte)1 : (byte)0);
                }
            }
        }

        return packed.ToArray();
    }

    private static bool Inside(int x, int y, int centreX, int centreY, int radius) =>
        ((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)) <= radius * radius;

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. type, .. data]));
        png.Write(number);
    }

    // CRC-32 as PNG's appendix D has it.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320u;
            }
        }

        return ~crc;
    }
}
