using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What became of each correction, in the words of a language and without the values.</summary>
public sealed class CorrectionLines(Correction correction, CompanyProfile profile)
{
    /// <summary>The collection's and the field's title; the address of a field that the map has lost since.</summary>
    public static string Title(CorrectableField? field, string address, Language language) => field is null
        ? address
        : field.Collection.In(language) + (language == Language.ZhCn ? "\uff1a" : ": ") + field.Title.In(language);

    public IReadOnlyList<CorrectionLine> Lines(Request request, Language language) =>
        [.. request.Corrected!.Fields.Select(f => Line(f, f.Ground is { } code ? profile.Ground(code) : null, language))];

    private CorrectionLine Line(CorrectedField field, Ground? ground, Language language) => new(
        Title(correction.Find(field.Field), field.Field, language), field.End, ground?.Words.In(language), ground?.Article.In(language), field.Reason);
}
