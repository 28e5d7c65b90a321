namespace PrivacyFunctions.Journeys.Harness;

/// <summary>The working copy that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder of <c>PrivacyFunctions.sln</c>, found upwards from the test output.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Shared by all test runs of this working copy, so that Azurite is installed once.</summary>
    public static string AzuriteInstall => Path.Combine(Root, ".local", "azurite", "install");

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException($"There is no PrivacyFunctions.sln above {AppContext.BaseDirectory}."),
        _ when File.Exists(Path.Combine(folder.FullName, "PrivacyFunctions.sln")) => folder.FullName,
        _ => Find(folder.Parent)
    };
}
