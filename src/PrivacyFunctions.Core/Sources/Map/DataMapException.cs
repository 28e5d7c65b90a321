namespace PrivacyFunctions.Sources.Map;

/// <summary>The data map cannot be used. Every mistake that was found is listed, with file, line, place and what would be right.</summary>
public sealed class DataMapException(IReadOnlyList<string> errors)
    : Exception($"The data map has {errors.Count} mistake(s):\n{string.Join('\n', errors)}")
{
    public IReadOnlyList<string> Errors => errors;
}
