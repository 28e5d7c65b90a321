using System.Globalization;
using System.Text;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>One correction as it was typed; every part may be empty.</summary>
public sealed record TypedCorrection(string Field, string Now, string Value)
{
    public static TypedCorrection Blank { get; } = new("", "", "");

    public bool IsBlank => Field.Length == 0 && Now.Length == 0 && Value.Length == 0;

    public static TypedCorrection Of(FieldProposal proposal) => new(proposal.Field, proposal.Now ?? "", proposal.Value);

    /// <summary>Nothing of it: it is personal data.</summary>
    public override string ToString() => nameof(TypedCorrection);
}

/// <summary>A part of a correction.</summary>
public enum CorrectionPart
{
    Field,
    Now,
    Value,
}

/// <summary>What is wrong with a correction.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Limit">In characters, where it is too long.</param>
public sealed record CorrectionProblem(int Number, CorrectionPart Part, CorrectionProblemKind Kind, int Limit = 0);

public enum CorrectionProblemKind
{
    Missing,

    /// <summary>The same field was named before, and nothing tells the two entries apart.</summary>
    Twice,
    TooLong,

    /// <summary>Control or format characters, which show nothing and may hide something.</summary>
    Invisible,
}

/// <summary>Checks what people say is wrong and right.</summary>
public static class CorrectionAnswers
{
    /// <param name="typed">In the order of the form; blank ones are left out.</param>
    /// <param name="longest">The longest value of a field by its address; null where it can't be corrected.</param>
    /// <returns>The proposals, to be used where there is no problem; no proposal and no problem where all are blank.</returns>
    public static (IReadOnlyList<FieldProposal> Proposals, IReadOnlyList<CorrectionProblem> Problems) Check(
        IReadOnlyList<TypedCorrection> typed, Func<string, int?> longest)
    {
        var problems = new List<CorrectionProblem>();
        var proposals = new List<FieldProposal>();
        foreach (var (index, one) in typed.Index().Where(t => !t.Item.IsBlank))
        {
            var limit = longest(one.Field);
            var isTwice = proposals.Exists(p => p.Field == one.Field && (p.Now is null || one.Now.Length == 0 || p.Now == one.Now));
            problems.AddRange(Problems(one, limit, isTwice).Select(p => p with { Number = index + 1 }));
            proposals.Add(new FieldProposal(one.Field, one.Now.Length > 0 ? one.Now : null, one.Value));
        }

        return (proposals, problems);
    }

    private static IEnumerable<CorrectionProblem> Problems(TypedCorrection typed, int? limit, bool isTwice)
    {
        if (limit is null || isTwice)
        {
            yield return new CorrectionProblem(0, CorrectionPart.Field, limit is null ? CorrectionProblemKind.Missing : CorrectionProblemKind.Twice);
        }

        if (OfText(typed.Now, FieldProposal.LongestValue) is { } wrong)
        {
            yield return new CorrectionProblem(0, CorrectionPart.Now, wrong, FieldProposal.LongestValue);
        }

        var most = limit ?? FieldProposal.LongestValue;
        if (typed.Value.Length == 0)
        {
            yield return new CorrectionProblem(0, CorrectionPart.Value, CorrectionProblemKind.Missing);
        }
        else if (OfText(typed.Value, most) is { } bad)
        {
            yield return new CorrectionProblem(0, CorrectionPart.Value, bad, most);
        }
    }

    private static CorrectionProblemKind? OfText(string text, int limit) =>
        text.Length > limit ? CorrectionProblemKind.TooLong : IsLegible(text) ? null : CorrectionProblemKind.Invisible;

    // By rune: names are written with characters beyond the first plane too. Half a character is none.
    private static bool IsLegible(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
