namespace PrivacyFunctions.Profile;

/// <summary>The profile cannot be used. Every mistake that was found is listed, with file, place and what would be right.</summary>
public sealed class ProfileException(IReadOnlyList<string> errors, Exception? cause = null)
    : Exception($"The profile has {errors.Count} mistake(s):\n{string.Join('\n', errors)}", cause)
{
    public IReadOnlyList<string> Errors => errors;
}
