namespace PrivacyFunctions.Sources;

/// <summary>
/// A source of personal data failed. Carries no inner exception and no text from the database, because those name
/// values of rows.
/// </summary>
/// <param name="source">The dataset's <c>fides_key</c>.</param>
/// <param name="code">Says what failed: <c>sqlite-5</c>, <c>too-many-keys</c>.</param>
/// <param name="transient">Whether the same attempt may succeed later without anybody's doing.</param>
public sealed class SourceFailedException(string source, string code, bool transient)
    : Exception($"The source '{source}' failed: {code}{(transient ? " (worth another attempt)" : "")}.")
{
    public string SourceName => source;

    public string Code => code;

    public bool Transient => transient;
}
