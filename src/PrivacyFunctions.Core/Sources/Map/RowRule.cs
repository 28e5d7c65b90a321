namespace PrivacyFunctions.Sources.Map;

/// <summary>What erasure does to whole rows of a collection. Where there is none, its fields say which of them are masked.</summary>
public abstract record RowRule;

/// <summary><c>masking_strategy_override: { strategy: delete }</c>: the person's rows go.</summary>
public sealed record DeleteRows : RowRule;

/// <summary><c>meta.keep</c>: the person's rows stay as they are, because something requires it.</summary>
/// <param name="Because">The reason in words, by language tag; both languages are there.</param>
/// <param name="Until">The end in words, by language tag; null where <paramref name="For"/> says when it is.</param>
/// <param name="For">Once it is over for a row, erasure deletes that row.</param>
public sealed record KeepRows(
    IReadOnlyDictionary<string, string> Because, IReadOnlyDictionary<string, string>? Until, KeepFor? For) : RowRule;

/// <summary>
/// How long a row is kept, counted from the moment that a field of it holds: so many days, or so many whole calendar
/// years after the year of that moment, as accounting law counts.
/// </summary>
public sealed record KeepFor(string Field, int? Days, int? Years)
{
    /// <summary>When it is over, exclusive; null where no calendar goes so far.</summary>
    public DateTimeOffset? End(DateTimeOffset moment) => (Days, Years) switch
    {
        ({ } days, _) => days < (DateTimeOffset.MaxValue - moment).TotalDays - 2 ? moment.AddDays(days) : null,
        (_, { } years) => years < 9_998 - moment.Year ? new DateTimeOffset(moment.Year + years + 1, 1, 1, 0, 0, 0, moment.Offset) : null,
        _ => null,
    };
}

/// <summary>How erasure rewrites the values of one field. Null stays null.</summary>
public abstract record Mask;

/// <summary><c>null_rewrite</c>: the value becomes null.</summary>
public sealed record NullMask : Mask;

/// <summary><c>string_rewrite</c>: every value becomes this text, cut to the field's length already.</summary>
public sealed record RewriteMask(string Value) : Mask;

/// <summary>
/// <c>hash</c>: the value becomes hexadecimal digits that are made of it and a secret of the request, so that equal values
/// stay equal within one request and nobody can try values out once the request's key is destroyed.
/// </summary>
/// <param name="Digits">How many fit, <see cref="Fewest"/> at least.</param>
/// <param name="Suffix">Follows the digits, as in <c>@deleted.invalid</c> for a column that must hold addresses.</param>
public sealed record HashMask(HashFunction Function, int Digits, string Suffix) : Mask
{
    /// <summary>Half of them tell a masked value from one that is not; fewer could take somebody's value for a mask.</summary>
    public const int Fewest = 32;
}

/// <summary>The functions of fideslang's <c>hash</c>: SHA-256 (64 digits) and SHA-512 (128 digits).</summary>
public enum HashFunction
{
    Sha256,
    Sha512,
}
