using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>What is said to be wrong, in the order of the form. Two are equal where each proposal is.</summary>
[JsonConverter(typeof(FieldProposalsJson))]
[CollectionBuilder(typeof(FieldProposals), nameof(Of))]
public sealed class FieldProposals(IReadOnlyList<FieldProposal> all) : IReadOnlyList<FieldProposal>, IEquatable<FieldProposals>
{
    public int Count => all.Count;

    public FieldProposal this[int index] => all[index];

    public static FieldProposals Of(ReadOnlySpan<FieldProposal> all) => new(all.ToArray());

    public bool Equals(FieldProposals? other) => other is not null && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as FieldProposals);

    public override int GetHashCode() => Count;

    public IEnumerator<FieldProposal> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Proposals in JSON are an array.</summary>
internal sealed class FieldProposalsJson : JsonConverter<FieldProposals>
{
    public override FieldProposals Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<List<FieldProposal>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, FieldProposals value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToList(), options);
}
