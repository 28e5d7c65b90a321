using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Sources.Map;

/// <summary>Reads what a map says of erasure: <c>masking_strategy_override</c>, as fideslang has it, and our <c>meta.keep</c>.</summary>
internal static class ErasureParser
{
    private const string Strategies = "'null_rewrite', 'string_rewrite' or 'hash' for a field, and 'delete' for a collection";

    private static readonly string[] Unwritable = ["primary_key", "read_only"];

    public static RowRule? Rule(MapNode collection, MapNode? meta, IReadOnlyList<Field> fields)
    {
        var keep = Keep(collection, fields);
        if (meta?.Child("masking_strategy_override") is not { } masking)
        {
            return keep;
        }

        var strategy = masking.Required("strategy", "delete");
        if (strategy is not ("" or "delete"))
        {
            masking.Error($"the strategy '{strategy}' cannot treat whole rows; use {Strategies}.");
        }
        else if (keep is not null)
        {
            masking.Error("the collection has 'meta.keep' too; its rows are either deleted or kept.");
        }

        return new DeleteRows();
    }

    public static Mask? FieldMask(MapNode? meta, DataType? type, int? length)
    {
        if (meta?.Child("masking_strategy_override") is not { } masking)
        {
            return null;
        }

        foreach (var flag in Unwritable.Where(meta.Flag))
        {
            masking.Error($"the field is '{flag}', so erasure cannot rewrite it; mask another field, or delete the rows.");
        }

        var configuration = masking.Child("configuration");
        var strategy = masking.Required("strategy", "null_rewrite");
        if (strategy is "string_rewrite" or "hash" && type is not null and not { Scalar: ScalarType.Text, Array: false })
        {
            masking.Error($"'{strategy}' gives text, and the field's data_type is another; use 'null_rewrite'.");
        }

        switch (strategy)
        {
            case "null_rewrite": return new NullMask();
            case "string_rewrite": return Rewrite(masking, configuration, length);
            case "hash": return Hash(masking, configuration, length);
            case "": return null;
            default:
                masking.Error($"the strategy '{strategy}' is not supported; use {Strategies}.");
                return null;
        }
    }

    private static RewriteMask Rewrite(MapNode masking, MapNode? configuration, int? length)
    {
        var value = "";
        if (configuration is null)
        {
            masking.Error("'configuration' is missing; give one, such as 'configuration: { rewrite_value: deleted }'.");
        }
        else
        {
            value = configuration.Required("rewrite_value", "deleted");
        }

        var suffix = Suffix(configuration);
        if (suffix.Length > length)
        {
            masking.Error("the suffix is longer than the field's 'length'.");
            return new RewriteMask("");
        }

        return new RewriteMask(Cut(value, length - suffix.Length) + suffix);
    }

    private static HashMask Hash(MapNode masking, MapNode? configuration, int? length)
    {
        HashFunction? function = configuration?.Text("algorithm")?.ToUpperInvariant() switch
        {
            null or "SHA-256" => HashFunction.Sha256,
            "SHA-512" => HashFunction.Sha512,
            _ => null,
        };
        if (function is null)
        {
            configuration!.Error("'algorithm' should be SHA-256 or SHA-512.");
        }

        var suffix = Suffix(configuration);
        var digits = Math.Min(function is HashFunction.Sha512 ? 128 : 64, (length ?? int.MaxValue) - suffix.Length);
        if (digits < HashMask.Fewest)
        {
            masking.Error($"'hash' needs a 'length' of at least {HashMask.Fewest} beside the suffix; use 'string_rewrite' or 'null_rewrite'.");
        }

        return new HashMask(function ?? HashFunction.Sha256, Math.Max(digits, HashMask.Fewest), suffix);
    }

    private static string Suffix(MapNode? configuration) => configuration?.Child("format_preservation")?.Text("suffix") ?? "";

    // Never between the halves of a surrogate pair.
    private static string Cut(string text, int? length)
    {
        if (text.Length <= length || length is not { } end)
        {
            return text;
        }

        return end > 0 && char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end];
    }

    private static KeepRows? Keep(MapNode collection, IReadOnlyList<Field> fields)
    {
        if (collection.Child("meta")?.Child("keep") is not { } keep)
        {
            return null;
        }

        var (until, days, years) = (keep.Child("until"), keep.Number("days"), keep.Number("years"));
        if (new[] { until is not null, days is not null, years is not null }.Count(said => said) != 1)
        {
            keep.Error("says until when by either 'until: { en: …, zh-CN: … }' or 'days: 3650' with 'field: paid_at' "
                + "or 'years: 10' with 'field: paid_at', which counts from the end of the calendar year.");
        }

        if (fields.FirstOrDefault(f => f.Mask is not null) is { } masked)
        {
            keep.Error($"kept rows stay as they are, and the field '{masked.Name}' has a masking strategy; take one of them away.");
        }

        return new KeepRows(
            BothLanguages(keep, "because", "the law requires it"),
            until is null ? null : BothLanguages(keep, "until", "the end of 2036"),
            days is null && years is null ? null : new KeepFor(DateField(keep, fields), days, years));
    }

    private static string DateField(MapNode keep, IReadOnlyList<Field> fields)
    {
        var field = keep.Required("field", "paid_at");
        if (field.Length > 0 && fields.All(f => f.Name != field))
        {
            keep.Error($"'field' names '{field}', which the collection does not list.");
        }

        return field;
    }

    private static IReadOnlyDictionary<string, string> BothLanguages(MapNode node, string key, string example)
    {
        var texts = node.Pairs(key);
        foreach (var language in Language.Supported.Where(l => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(l.Tag))))
        {
            node.Error($"'{key}' should say in '{language}' what people are told, as in '{key}: {{ {language}: {example} }}'.");
        }

        return texts;
    }
}
