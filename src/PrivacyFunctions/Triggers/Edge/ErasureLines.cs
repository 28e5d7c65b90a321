using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Erasing;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>An erasure plan as the ledger keeps it, for staff to decide on and for the person to be told.</summary>
internal static class ErasureLines
{
    public static IReadOnlyList<ErasureLine> Of(ErasurePlan plan) => [.. plan.Steps.Where(s => s.Records > 0).Select(Line)];

    private static ErasureLine Line(ErasureStep step) => new(
        step.Source,
        step.Collection,
        step.CollectionTitle.ByTag,
        step.Action switch
        {
            RowFate.Deleted => ErasureAct.Delete,
            RowFate.Masked => ErasureAct.Mask,
            _ => ErasureAct.Keep,
        },
        step.Records,
        step.MaskedFields.Count > 0 ? InEach(language => string.Join(Comma(language), step.MaskedFields.Select(f => f.In(language)))) : null,
        step.Kept is { } kept ? InEach(language => KeptWords.Sentences(kept, language)) : null)
    {
        FirstEnd = step.FirstEnd,
        LastEnd = step.LastEnd,
    };

    private static Dictionary<string, string> InEach(Func<Language, string> words) =>
        Language.Supported.ToDictionary(language => language.Tag, words);

    private static string Comma(Language language) => language == Language.ZhCn ? "\u3001" : ", ";
}
