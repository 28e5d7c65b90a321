using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Fulfilment;

/// <summary>Why records stay, and until when, as whole sentences: the data map gives a clause and an end.</summary>
public static class KeptWords
{
    /// <summary><c>Tax law requires vouchers to be kept. They stay until 10 years after the end of the year.</c></summary>
    public static string Sentences(KeptRecords kept, Language language)
    {
        var (because, until) = (Clause(kept.Because.In(language)), Clause(kept.Until.In(language)));
        return language == Language.ZhCn
            ? $"{because}\u3002保存期限\uff1a{until}\u3002"
            : $"{char.ToUpperInvariant(because[0])}{because[1..]}. They stay until {until}.";
    }

    private static string Clause(string words) => words.Trim().TrimEnd('.', '\u3002');
}
