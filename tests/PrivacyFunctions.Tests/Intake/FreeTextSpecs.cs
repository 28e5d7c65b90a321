using PrivacyFunctions.Intake;

namespace PrivacyFunctions.Tests.Intake;

public sealed class FreeTextSpecs
{
    [Theory]
    [InlineData("  Why?  ", "Why?")]
    [InlineData("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("👨\u200d👩\u200d👧 为什么？", "👨\u200d👩\u200d👧 为什么？")]
    public void Words_are_taken_as_they_are_with_their_lines(string typed, string taken) => Assert.Equal((taken, null), FreeText.Read(typed));

    [Theory]
    [InlineData(null, AnswerProblem.Missing)]
    [InlineData(" \r\n ", AnswerProblem.Missing)]
    [InlineData("invoice\u202egpj.exe", AnswerProblem.Invalid)]
    [InlineData("\u2066hidden\u2069", AnswerProblem.Invalid)]
    [InlineData("bell\u0007", AnswerProblem.Invalid)]
    [InlineData("nul\0", AnswerProblem.Invalid)]
    [InlineData("soft\u00adhyphen", AnswerProblem.Invalid)]
    public void What_hides_something_is_not_taken(string? typed, AnswerProblem problem) => Assert.Equal(problem, FreeText.Read(typed).Problem);

    [Fact]
    public void Four_thousand_characters_are_taken_with_a_line_counted_once()
    {
        Assert.Null(FreeText.Read(new string('字', 4000)).Problem);
        Assert.Null(FreeText.Read(new string('a', 3998) + "\r\nb").Problem);
        Assert.Equal(AnswerProblem.TooLong, FreeText.Read(new string('a', 4001)).Problem);
    }

    [Fact]
    public void An_answer_can_be_too_short()
    {
        Assert.Equal(AnswerProblem.TooShort, FreeText.Read("OK", shortest: 10).Problem);
        Assert.Null(FreeText.Read("1234567890", shortest: 10).Problem);
    }
}
