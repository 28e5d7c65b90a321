using System.Text.RegularExpressions;

namespace PrivacyFunctions.Tests.Infra;

/// <summary>What the sources of <c>infra/</c> look like, and that Bicep has nothing to say against them.</summary>
public sealed partial class Templates(BicepTool bicep) : IClassFixture<BicepTool>
{
    [Fact]
    public Task Build_without_a_warning() => bicep.Run("build", "--no-restore", "--pattern", "**/*.bicep");

    [Fact]
    public Task Lint_without_a_warning() => bicep.Run("lint", "--no-restore", "--pattern", "**/*.bicep");

    [Fact]
    public Task The_sample_parameters_fit() => bicep.Run("build-params", "--no-restore", "--pattern", "**/*.bicepparam");

    [Fact]
    public void Say_of_each_parameter_whether_it_is_required()
    {
        foreach (var file in Bicep())
        {
            var text = File.ReadAllText(file);
            foreach (Match parameter in Parameter().Matches(text))
            {
                var optional = parameter.Groups["default"].Success;
                Assert.Matches($@"@description\('{(optional ? "Optional" : "Required")}\. (?:[^'\\]|\\.)+'\)\n(?:@.+\n)*{Regex.Escape(parameter.Value)}", text);
            }
        }
    }

    [Fact]
    public void Compose_in_main_alone_with_a_comment_above_each_module()
    {
        var main = File.ReadAllLines(Path.Combine(BicepTool.Folder, "main.bicep"));
        Assert.DoesNotContain(main, line => line.StartsWith("resource ", StringComparison.Ordinal));
        foreach (var (line, i) in main.Select((line, i) => (line, i)).Where(l => l.line.StartsWith("module ", StringComparison.Ordinal)))
        {
            Assert.True(main[i - 1].StartsWith("// ", StringComparison.Ordinal), $"There is no comment above: {line}");
            Assert.Matches(@"^module \w+ 'modules/[a-z-]+\.bicep' = \{$", line);
        }
    }

    [Fact]
    public void Give_roles_in_one_file() =>
        Assert.Equal("role-assignments.bicep", Path.GetFileName(Assert.Single(Bicep(), f => File.ReadAllText(f).Contains("Microsoft.Authorization/roleAssignments", StringComparison.Ordinal))));

    private static IEnumerable<string> Bicep() => BicepTool.Sources.Where(f => f.EndsWith(".bicep", StringComparison.Ordinal));

    [GeneratedRegex(@"^param \w+ [^=\n]+(?<default>= .*)?$", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
