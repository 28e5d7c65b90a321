using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>What is asked for, in words.</summary>
internal static class KindWords
{
    /// <summary>The last part of the keys of texts that differ by what is carried out.</summary>
    public static string Key(this Kinds kinds) => (kinds.Has(Step.Correct), kinds.Has(Step.Package), kinds.Has(Step.Erase)) switch
    {
        _ when kinds.RestOnDocument => "disclosure",
        (true, false, false) => "correction",
        (true, _, _) => "several",
        (_, true, true) => "both",
        (_, true, false) => "copy",
        (_, false, true) => "deletion",
        _ when kinds.AreAnsweredByStopping => "stopped",
        _ when kinds.Has(Step.Stop) => "stop",
        _ => "question",
    };

    /// <summary>What a decision is about: <c>the copy and the deletion</c>.</summary>
    public static string Act(this Kinds kinds, TextCatalogue texts) => Lists.And([.. kinds.Select(kind => texts[$"act.{kind}"])], texts.Language);
}
