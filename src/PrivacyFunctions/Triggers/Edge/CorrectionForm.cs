using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The form that says what is wrong and what is right.</summary>
internal static class CorrectionForm
{
    /// <summary>The most that ten corrections of Chinese characters take, encoded for a form.</summary>
    public const int LargestBody = 160 * 1024;

    /// <summary>As many as the form showed, at least one and at most ten.</summary>
    public static IReadOnlyList<TypedCorrection> Typed(IFormCollection form)
    {
        var rows = int.TryParse(form.Text(Fields.Rows), NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : FieldProposal.Most;
        return [.. Enumerable.Range(1, Math.Clamp(rows, 1, FieldProposal.Most)).Select(n => new TypedCorrection(
            form.Text(Fields.Numbered(Fields.Field, n)), form.Text(Fields.Numbered(Fields.Now, n)), form.Text(Fields.Numbered(Fields.Value, n))))];
    }

    /// <summary>What is to be corrected, to be used where nothing is wrong with it.</summary>
    public static (IReadOnlyList<FieldProposal> Proposals, IReadOnlyList<FieldError> Errors) Check(IReadOnlyList<TypedCorrection> typed, Correction correction)
    {
        var (proposals, problems) = CorrectionAnswers.Check(typed, field => correction.Find(field)?.Longest);
        return (proposals, proposals.Count == 0 ? [Problems.CorrectionMissing] : [.. problems.Select(Error)]);
    }

    private static FieldError Error(CorrectionProblem problem)
    {
        var field = problem.Part == CorrectionPart.Now ? Fields.Now : Fields.Value;
        return (problem.Part, problem.Kind) switch
        {
            (CorrectionPart.Field, CorrectionProblemKind.Twice) => Problems.CorrectionTwice(problem.Number),
            (CorrectionPart.Field, _) => Problems.CorrectionField(problem.Number),
            (_, CorrectionProblemKind.Missing) => Problems.CorrectionValue(problem.Number),
            (_, CorrectionProblemKind.TooLong) => Problems.CorrectionTooLong(field, problem.Number, problem.Limit),
            _ => Problems.CorrectionCharacters(field, problem.Number),
        };
    }
}
