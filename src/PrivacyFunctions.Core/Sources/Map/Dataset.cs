namespace PrivacyFunctions.Sources.Map;

/// <summary>One store of personal data, as the data map describes it: a database with its tables.</summary>
/// <param name="Key">The <c>fides_key</c>: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; settings name the connection by it.</param>
/// <param name="Titles">What people call it, by language tag, from <c>meta.title</c>; may be empty.</param>
/// <param name="After">Datasets whose collections are read before any of this one's.</param>
/// <param name="RedactName">The name says something by itself and is replaced by a neutral one wherever people see it.</param>
public sealed record Dataset(
    string Key,
    string? Name,
    string? Description,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyList<string> After,
    bool RedactName,
    IReadOnlyList<Collection> Collections);

/// <summary>A table, or whatever else holds rows of one shape.</summary>
/// <param name="Address">Its dataset and its name, as references write them.</param>
/// <param name="Descriptions">What it is for, by language tag, from <c>meta.description</c>; <paramref name="Description"/> is in whatever language the map is.</param>
/// <param name="DataCategories">fideslang keys (<c>user.contact</c>) that hold for every field, beside the field's own.</param>
/// <param name="After">Collections read before this one, where they are read at all.</param>
/// <param name="EraseAfter">Collections erased before this one.</param>
/// <param name="SkipProcessing">It holds nothing about people: it is neither read nor asked to be reachable.</param>
/// <param name="Erasure">What erasure does to whole rows; null leaves it to the fields.</param>
/// <param name="Files">Where the rows are files, in which folders they lie; null for tables.</param>
public sealed record Collection(
    CollectionAddress Address,
    string? Description,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Descriptions,
    IReadOnlyList<string> DataCategories,
    IReadOnlyList<CollectionAddress> After,
    IReadOnlyList<CollectionAddress> EraseAfter,
    bool SkipProcessing,
    bool RedactName,
    RowRule? Erasure,
    FileFolder? Files,
    IReadOnlyList<Field> Fields)
{
    public string Name => Address.Collection;

    public Field? Find(string field) => Fields.FirstOrDefault(f => f.Name == field);
}

/// <summary>A column.</summary>
/// <param name="Identity">The type of proven identity that finds rows by this field (<c>email</c>); null for most.</param>
/// <param name="Type">What the values are; null where the map does not say.</param>
/// <param name="Length">The longest value that fits, in characters; erasure cuts masks to it.</param>
/// <param name="ReadOnly">Erasure leaves it alone.</param>
/// <param name="Mask">How erasure rewrites values; null leaves them.</param>
/// <param name="Fields">Nested fields: of documents, and of nothing that SQL reads.</param>
public sealed record Field(
    string Name,
    string? Description,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyList<string> DataCategories,
    string? Identity,
    bool PrimaryKey,
    DataType? Type,
    int? Length,
    bool ReadOnly,
    bool RedactName,
    Mask? Mask,
    IReadOnlyList<FieldReference> References,
    IReadOnlyList<Field> Fields)
{
    /// <summary>Whether people can ask for their values to be corrected, from <c>meta.correctable</c>.</summary>
    public bool Correctable { get; init; }
}

/// <summary>A field of another collection that holds the same identifiers.</summary>
public sealed record FieldReference(FieldAddress Target, ReferenceDirection Direction);

/// <summary>Which way identifiers flow between a field and the one it refers to.</summary>
public enum ReferenceDirection
{
    /// <summary>The map does not say: both ways, within the limits that <see cref="TraversalPlan"/> states.</summary>
    Unstated,

    /// <summary>From the referred field to the one that carries the reference.</summary>
    From,

    /// <summary>From the field that carries the reference to the referred one.</summary>
    To,
}

/// <summary>What a field's values are; <c>Array</c> marks the <c>[]</c> suffix.</summary>
public readonly record struct DataType(ScalarType Scalar, bool Array);

/// <summary>The scalar types of fideslang: string, integer, float, boolean, object_id and object.</summary>
public enum ScalarType
{
    Text,
    WholeNumber,
    Fraction,
    Flag,
    DocumentId,
    Document,
}

/// <summary><c>dataset.collection</c>.</summary>
public readonly record struct CollectionAddress(string Dataset, string Collection)
{
    public override string ToString() => $"{Dataset}.{Collection}";
}

/// <summary><c>dataset.collection.field</c>; nested fields keep their dots.</summary>
public readonly record struct FieldAddress(CollectionAddress Collection, string Field)
{
    public override string ToString() => $"{Collection}.{Field}";
}
