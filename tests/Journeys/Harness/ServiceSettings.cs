using PrivacyFunctions.Local;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>How to start a service. The same settings start it again on the same data.</summary>
/// <param name="Folder">Its working folder, where it keeps data, and where <c>service.log</c> goes.</param>
public sealed record ServiceSettings(string Folder)
{
    /// <summary>The built host in the test output.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "PrivacyFunctions.Local.dll");

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A free one, the same at every start of these settings.</summary>
    public int Port { get; init; } = FreePort.Next();

    /// <summary>Added to the environment of the test; a setting <c>A:B</c> is written <c>A__B</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
