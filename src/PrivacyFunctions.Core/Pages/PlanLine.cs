using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>What a deletion does, or did, to one collection.</summary>
/// <param name="Source">The system; shown to staff only.</param>
/// <param name="Title">Of the collection, in the reader's language.</param>
/// <param name="Fields">The masked fields; null unless masked.</param>
/// <param name="Because">Why it is kept, and how long; null unless kept.</param>
public sealed record PlanLine(string Source, string Title, ErasureAct Act, long Records, string? Fields, string? Because)
{
    public static PlanLine Of(ErasureLine step, Language language) => new(
        step.Source,
        In(step.Title, language),
        step.Act,
        step.Records,
        step.Fields is { } fields ? In(fields, language) : null,
        step.Because is { } because ? In(because, language) : null);

    // A step is as old as its request: it may lack a language that was added since.
    private static string In(IReadOnlyDictionary<string, string> byTag, Language language) =>
        byTag.TryGetValue(language.Tag, out var text) ? text : byTag.Values.First();
}
