using System.Reflection;
using System.Text.RegularExpressions;

namespace LocalFunctions.Tests.Parity;

/// <summary>
/// Smaller than upstream, never different. Whether a bare type parameter has a question mark is not compared: in the
/// lists it may only mean that the parameter is unconstrained.
/// </summary>
public sealed partial class ParitySpecs
{
    private static readonly Dictionary<string, HashSet<string>> Upstream = ReadUpstream();

    public static TheoryData<Type> Types() =>
        new(typeof(LocalFunctionsHost).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_member_is_one_of_upstream(Type type)
    {
        Assert.True(Upstream.TryGetValue(Signatures.Header(type), out HashSet<string>? members), $"Upstream has no {Signatures.Header(type)}");
        Assert.Equal([], Signatures.Members(type).Select(Unconstrained).Except(members));
    }

    [Fact]
    public void Nothing_else_is_public_than_upstream_types_and_our_own_door() =>
        Assert.Equal(
            ["DurableOptions", "IEngineHealth", "LocalFunctionsBuilder", "LocalFunctionsHost"],
            typeof(LocalFunctionsHost).Assembly.GetExportedTypes()
                .Where(type => !type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal)).Select(type => type.Name).Order());

    [Fact]
    public void Each_list_says_which_package_and_version_it_was_read_from() =>
        Assert.All(Lists(), list => Assert.Matches(@"^# [A-Za-z.]+ \d+\.\d+\.\d+", list));

    private static IEnumerable<string> Lists()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static Dictionary<string, HashSet<string>> ReadUpstream()
    {
        var types = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (string line in Lists().SelectMany(list => list.Split('\n')).Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                bool isEnum = EnumMembers().IsMatch(line);
                members.UnionWith(isEnum ? line.Trim().Split(", ") : [Unconstrained(line.Trim())]);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                types[line] = members = [];
            }
        }

        return types;
    }

    private static string Unconstrained(string member) => BareTypeParameter().Replace(member, "$1");

    [GeneratedRegex(@"\b(T|TResult)\?")]
    private static partial Regex BareTypeParameter();

    [GeneratedRegex(@"^\s+\w+=-?\d+(, \w+=-?\d+)*$")]
    private static partial Regex EnumMembers();
}
