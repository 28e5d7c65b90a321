using System.Reflection;

namespace LocalFunctions.Tests.Conformance;

public sealed class CitationSpecs
{
    private static readonly MethodInfo[] Specs =
    [
        .. typeof(CitationSpecs).Assembly.GetTypes().Where(type => type.Namespace == typeof(CitationSpecs).Namespace && type != typeof(CitationSpecs))
            .SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FactAttribute))),
    ];

    [Fact]
    public void Every_spec_of_conformance_says_what_it_stands_for() =>
        Assert.Equal([], Specs.Where(spec => Sources(spec).Length == 0).Select(spec => spec.Name));

    [Fact]
    public void What_it_stands_for_is_a_public_document_or_a_type_of_upstream() =>
        Assert.All(Specs.SelectMany(Sources), source => Assert.Matches(@"^(https://learn\.microsoft\.com/|Microsoft\.)", source));

    private static string[] Sources(MethodInfo spec) =>
        [.. new MemberInfo[] { spec, spec.DeclaringType! }.SelectMany(member => member.GetCustomAttributes<StandsForAttribute>()).SelectMany(cited => cited.Sources)];
}
