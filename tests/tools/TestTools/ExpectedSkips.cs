namespace PrivacyFunctions.TestTools;

/// <summary>The tests that may skip. Each line is <c>fully.qualified.TestName — reason</c>; lines that begin with # are comments.</summary>
public sealed class ExpectedSkips
{
    private readonly HashSet<string> _names;

    private ExpectedSkips(IEnumerable<string> names) => _names = [.. names];

    /// <exception cref="InvalidDataException">A line has no reason.</exception>
    public static ExpectedSkips Read(string path) => new(File.ReadLines(path)
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" — ", 2) is [var name, { Length: > 0 }]
            ? name
            : throw new InvalidDataException($"{path}: \"{line}\" gives no reason; a line is \"fully.qualified.TestName — reason\".")));

    /// <summary>A theory is listed once, by its name without arguments.</summary>
    public bool Contains(TestResult test) => _names.Contains(test.Name.Split('(')[0]);
}
