using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>What a person asks for, by its name in rules, links and APIs (<c>copy</c>).</summary>
public readonly record struct Kind
{
    private Kind(string name) => Name = name;

    /// <summary>A copy of one's own data (policy 5f; P7).</summary>
    public static Kind Copy { get; } = new("copy");

    /// <summary>Erasure of one's own data (policy 5c; P3).</summary>
    public static Kind Deletion { get; } = new("deletion");

    /// <summary>Anything else that an answer is owed to (policy 10; P13).</summary>
    public static Kind Question { get; } = new("question");

    /// <summary>In the order in which they are carried out: a copy before an erasure.</summary>
    public static IReadOnlyList<Kind> All { get; } = [Copy, Deletion, Question];

    public string Name { get; }

    public override string ToString() => Name;

    public static bool TryParse([NotNullWhen(true)] string? name, out Kind kind)
    {
        foreach (var known in All)
        {
            if (known.Name == name)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }
}

/// <summary>The rights that one request asks for: at least one, each once, in the order in which they are carried out.</summary>
[JsonConverter(typeof(KindsJson))]
public sealed class Kinds : IReadOnlyList<Kind>, IEquatable<Kinds>
{
    private readonly List<Kind> _kinds;

    /// <exception cref="ArgumentException">There is none.</exception>
    public Kinds(params IEnumerable<Kind> kinds)
    {
        var asked = kinds.ToHashSet();
        _kinds = [.. Kind.All.Where(asked.Contains)];
        if (_kinds.Count == 0)
        {
            throw new ArgumentException("A request asks for something.", nameof(kinds));
        }
    }

    public int Count => _kinds.Count;

    public Kind this[int index] => _kinds[index];

    public IReadOnlyList<string> Names => [.. _kinds.Select(k => k.Name)];

    public IEnumerator<Kind> GetEnumerator() => _kinds.GetEnumerator();

    public bool Equals(Kinds? other) => other is not null && _kinds.SequenceEqual(other._kinds);

    public override bool Equals(object? obj) => Equals(obj as Kinds);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The names, as in <c>copy, deletion</c>.</summary>
    public override string ToString() => string.Join(", ", _kinds);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Kinds in JSON are an array of their names.</summary>
internal sealed class KindsJson : JsonConverter<Kinds>
{
    public override Kinds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var names = JsonSerializer.Deserialize<List<string>>(ref reader, options) ?? [];
        return new Kinds(names.Select(name => Kind.TryParse(name, out var kind) ? kind : throw new JsonException($"No such kind: {name}.")));
    }

    public override void Write(Utf8JsonWriter writer, Kinds value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Names, options);
}
