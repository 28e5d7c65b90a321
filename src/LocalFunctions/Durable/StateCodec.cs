using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalFunctions.Durable;

/// <summary>State to bytes and back: JSON, compressed once it is worth it. The first byte says which.</summary>
internal static class StateCodec
{
    private const byte Plain = 0;
    private const byte Deflated = 1;
    private const int WorthCompressing = 2048;

    public static byte[] Encode(InstanceState state)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.InstanceState);
        using var bytes = new MemoryStream(json.Length + 1);
        if (json.Length < WorthCompressing)
        {
            bytes.WriteByte(Plain);
            bytes.Write(json);
            return bytes.ToArray();
        }

        bytes.WriteByte(Deflated);
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(json);
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes were not written by <see cref="Encode"/>.</exception>
    public static InstanceState Decode(byte[] bytes)
    {
        if (bytes is not [Plain or Deflated, ..])
        {
            throw new InvalidDataException("The stored state of an instance is of an unknown format.");
        }

        using Stream body = bytes[0] == Deflated
            ? new DeflateStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress)
            : new MemoryStream(bytes, 1, bytes.Length - 1);
        return JsonSerializer.Deserialize(body, StateJson.Default.InstanceState)
            ?? throw new InvalidDataException("The stored state of an instance is empty.");
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(InstanceState))]
internal sealed partial class StateJson : JsonSerializerContext;
