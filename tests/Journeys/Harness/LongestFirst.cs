using PrivacyFunctions.Journeys.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer<LongestFirst>]

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>Classes with <see cref="TakesLongAttribute"/> start before all others, so that none is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly HashSet<string> Long =
        [.. typeof(LongestFirst).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TakesLongAttribute), inherit: false)).Select(type => type.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Long.Any(name => IsOf(collection, name)) ? 0 : 1)];

    // A class without a collection of its own is one, named "Test collection for CLASS (id: …)".
    private static bool IsOf(ITestCollection collection, string name) => collection.TestCollectionDisplayName.Split(' ').Contains(name);
}

/// <summary>The class's tests, one after the other, take a good part of the whole run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesLongAttribute : Attribute;
