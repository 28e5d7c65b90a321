using System.Text.Json;

namespace LocalFunctions.Durable;

/// <summary>Inputs, outputs, events and custom statuses as JSON; nothing is no JSON at all.</summary>
internal static class Payload
{
    /// <summary>By the value's own type, as upstream, and not by the type of a base class that somebody asks for.</summary>
    public static string? Write(object? value, JsonSerializerOptions json) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), json);

    public static T? Read<T>(string? text, JsonSerializerOptions json) =>
        text is null ? default : JsonSerializer.Deserialize<T>(text, json);
}
