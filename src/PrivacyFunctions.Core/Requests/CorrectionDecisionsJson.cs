using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Decisions in JSON are an array.</summary>
internal sealed class CorrectionDecisionsJson : JsonConverter<CorrectionDecisions>
{
    public override CorrectionDecisions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<List<CorrectionDecision>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, CorrectionDecisions value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All, options);
}
