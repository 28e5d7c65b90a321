using Xunit.v3;

namespace LocalFunctions.Tests.Conformance;

/// <summary>The upstream document or type whose promise a spec stands for; more exact on a method than on its class.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StandsForAttribute(params string[] sources) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Sources => sources;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. sources.Select(source => KeyValuePair.Create("StandsFor", source))];
}
