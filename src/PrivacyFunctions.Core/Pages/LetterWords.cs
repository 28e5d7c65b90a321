using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>What a letter to the person is about, for staff, who never see the letter itself.</summary>
public static class LetterWords
{
    /// <param name="letters">By their names, as the ledger or a delivery key has them.</param>
    /// <param name="isDemanded">Whether an authority demands data, so that they went to it, or to the person whose data it is.</param>
    /// <returns>Each matter once, in the order of the letters.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> letters, TextCatalogue texts, bool isDemanded = false) =>
        [.. letters.Select(letter => texts[$"letters.{Matter(letter.Split('/')[0], isDemanded)}"]).Distinct()];

    private static string Matter(string letter, bool isDemanded) => letter switch
    {
        DemandDecisions.SubjectLetter => "disclosed",
        "ready" or "disclosure-ready" when isDemanded => "handOver",
        "receipt" or "mail-receipt" or "acknowledgement" => "receipt",
        "prove-reminder" or "prove-reminder-last" => "proof",
        "person-asked" or "question-reminder" => "question",
        "late" or "delayed" or "date-changed" or "date-certain" or "extended" => "date",
        "ready" or "expiry-reminder" => "ready",
        "erasure-announced" => "erasure",
        _ when letter.StartsWith("code-", StringComparison.Ordinal) => "code",
        _ => "outcome",
    };
}
