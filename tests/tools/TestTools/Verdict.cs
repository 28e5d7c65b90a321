namespace PrivacyFunctions.TestTools;

/// <summary>What all test projects together say.</summary>
/// <param name="Text">Each trouble, failure and skip, and last the line "N passed, N failed, N skipped".</param>
/// <param name="IsGood">Something ran, everything ran to its end, nothing failed, and only expected tests skipped.</param>
public sealed record Verdict(string Text, bool IsGood)
{
    public static Verdict Over(IReadOnlyList<TrxFile> files, ExpectedSkips expected)
    {
        List<TestResult> results = [.. files.SelectMany(file => file.Results)];
        List<TestResult> skipped = [.. results.Where(test => test.IsSkipped)];
        List<TestResult> failed = [.. results.Where(test => !test.IsPassed && !test.IsSkipped)];
        List<TrxFile> troubled = [.. files.Where(file => file.Trouble is not null)];
        List<TestResult> unexpected = [.. skipped.Where(test => !expected.Contains(test))];
        int passed = results.Count(test => test.IsPassed);

        string[] lines =
        [
            .. failed.Select(test => $"FAILED   {test.Name}\n{Indented(test.Message)}\n{Indented(test.StackTrace)}\n"),
            .. skipped.Select(test => $"SKIPPED  {test.Name}{(expected.Contains(test) ? "" : " (not in the list of expected skips)")}\n{Indented(test.Message)}"),
            .. troubled.Select(file => $"ABORTED  {file.Project} {file.Trouble?.ReplaceLineEndings("\n         ")}"),
            .. results.Count == 0 ? ["No test ran."] : Array.Empty<string>(),
            $"{passed} passed, {failed.Count} failed, {skipped.Count} skipped"
        ];
        return new Verdict(string.Join('\n', lines), passed > 0 && failed.Count + troubled.Count + unexpected.Count == 0);
    }

    private static string Indented(string text) => "         " + text.ReplaceLineEndings("\n         ");
}
