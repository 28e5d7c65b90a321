using System.Xml;
using System.Xml.Linq;

namespace PrivacyFunctions.TestTools;

/// <summary>One test of a run, as its TRX file has it.</summary>
/// <param name="Name">Class, method and arguments.</param>
/// <param name="Message">Why it failed or was skipped; empty when it passed.</param>
public sealed record TestResult(string Name, string Outcome, string Message, string StackTrace)
{
    public bool IsPassed => Outcome == "Passed";

    /// <summary>Skipped by the test itself; xunit reports it so.</summary>
    public bool IsSkipped => Outcome == "NotExecuted";
}

/// <summary>What one test project left behind: its results, or the reason why they cannot be trusted.</summary>
/// <param name="Trouble">A sentence when the run is missing, unreadable or was cut off; null when it ran to its end.</param>
public sealed record TrxFile(string Project, IReadOnlyList<TestResult> Results, string? Trouble)
{
    private const int LastLines = 25;

    /// <summary>
    /// Reads what the test script left for each project: <c>&lt;project&gt;.trx</c>, its exit code in <c>.exit</c> and its
    /// console in <c>.log</c>. A TRX file that is missing is trouble, not an empty run.
    /// </summary>
    public static IReadOnlyList<TrxFile> ReadAll(string folder, IEnumerable<string> projects) =>
        [.. projects.Select(project => Checked(Read(Path.Combine(folder, project + ".trx"), project), Path.Combine(folder, project)))];

    private static TrxFile Checked(TrxFile file, string path)
    {
        string exitCode = File.Exists(path + ".exit") ? File.ReadAllText(path + ".exit").Trim() : "0";
        bool explained = file.Trouble is not null || file.Results.Any(test => !test.IsPassed && !test.IsSkipped);
        string? trouble = exitCode == "0" || explained
            ? file.Trouble
            : $"ended with exit code {exitCode}, though no test failed";
        return trouble is null || !File.Exists(path + ".log")
            ? file with { Trouble = trouble }
            : file with { Trouble = string.Join('\n', [trouble, .. File.ReadLines(path + ".log").TakeLast(LastLines)]) };
    }

    private static TrxFile Read(string path, string project)
    {
        if (!File.Exists(path))
        {
            return new TrxFile(project, [], "left no results: the run crashed before its end");
        }

        try
        {
            return Parse(Load(path).Root!, project);
        }
        catch (XmlException error)
        {
            return new TrxFile(project, [], $"left results that cannot be read ({error.Message}): the run crashed while writing them");
        }
    }

    private static XDocument Load(string path)
    {
        // A failing test may print characters that XML does not know; they are no reason to lose its result.
        using XmlReader reader = XmlReader.Create(path, new XmlReaderSettings { CheckCharacters = false });
        return XDocument.Load(reader);
    }

    private static TrxFile Parse(XElement run, string project)
    {
        XNamespace ns = run.Name.Namespace;
        XElement? summary = run.Element(ns + "ResultSummary");
        IReadOnlyList<TestResult> results = [.. run.Descendants(ns + "UnitTestResult").Select(result => new TestResult(
            (string?)result.Attribute("testName") ?? "(nameless test)",
            (string?)result.Attribute("outcome") ?? "(no outcome)",
            Text(result, ns + "Message"),
            Text(result, ns + "StackTrace")))];
        // "Failed" with no failing test in it is how an aborted run reports itself, beside "Aborted" and "Error".
        bool aborted = (string?)summary?.Attribute("outcome") is not ("Completed" or "Passed") && results.All(test => test.IsPassed || test.IsSkipped);
        IEnumerable<string> errors = summary?.Descendants(ns + "RunInfo")
            .Where(info => (string?)info.Attribute("outcome") == "Error")
            .Select(info => Text(info, ns + "Text")) ?? [];
        string said = string.Join(' ', errors.Where(error => !error.StartsWith("[xUnit.net", StringComparison.Ordinal)));
        return new TrxFile(project, results, aborted || said.Length > 0 ? $"did not run to its end. {said}".TrimEnd() : null);
    }

    private static string Text(XElement parent, XName name) => parent.Descendants(name).FirstOrDefault()?.Value.Trim() ?? "";
}
