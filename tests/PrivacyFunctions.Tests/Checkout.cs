namespace PrivacyFunctions.Tests;

/// <summary>The source tree, found from where the tests run: compiled-in paths are rewritten in CI builds.</summary>
internal static class Checkout
{
    /// <summary>The folder of <c>PrivacyFunctions.sln</c>.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <param name="path">Below it, in parts.</param>
    public static string At(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new DirectoryNotFoundException("The tests run inside the source tree.")
        : File.Exists(Path.Combine(folder.FullName, "PrivacyFunctions.sln")) ? folder.FullName : Find(folder.Parent);
}
