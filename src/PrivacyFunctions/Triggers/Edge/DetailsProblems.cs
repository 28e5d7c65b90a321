using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What is wrong with words of the person's own, as the page says it.</summary>
internal static class DetailsProblems
{
    /// <param name="length">Of the words, in characters.</param>
    public static FieldError Of(AnswerProblem problem, int length) => problem switch
    {
        AnswerProblem.Missing => Problems.DetailsMissing,
        AnswerProblem.TooLong => Problems.DetailsTooLong(length),
        _ => Problems.DetailsHaveControlCharacters,
    };
}
