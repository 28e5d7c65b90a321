using PrivacyFunctions.Intake;

namespace PrivacyFunctions.Tests.Intake;

public sealed class FormAnswerSpecs
{
    [Theory]
    [InlineData("mei.lin@example.com")]
    [InlineData("  mei.lin+privacy@mail.example.com  ")]
    [InlineData("o'brien@example.co.uk")]
    [InlineData("lin@例子.中国")]
    [InlineData("asha@\u0909\u0926\u093E\u0939\u0930\u0923.\u092D\u093E\u0930\u0924")]
    public void An_address_that_mail_reaches_is_taken(string typed) => Assert.Equal((typed.Trim(), null), FormAnswers.Email(typed));

    [Theory]
    [InlineData(null, AnswerProblem.Missing)]
    [InlineData("   ", AnswerProblem.Missing)]
    [InlineData("mei.lin", AnswerProblem.Invalid)]
    [InlineData("mei.lin@", AnswerProblem.Invalid)]
    [InlineData("@example.com", AnswerProblem.Invalid)]
    [InlineData("mei.lin@localhost", AnswerProblem.Invalid)]
    [InlineData("mei.lin@example.", AnswerProblem.Invalid)]
    [InlineData("mei lin@example.com", AnswerProblem.Invalid)]
    [InlineData("Mei <mei.lin@example.com>", AnswerProblem.Invalid)]
    [InlineData("a@example.com,b@example.com", AnswerProblem.Invalid)]
    [InlineData("mei.lin@example.com\r\nBcc: x@example.com", AnswerProblem.Invalid)]
    [InlineData("mei\u202E.lin@example.com", AnswerProblem.Invalid)]
    [InlineData("mei\uFFFD@example.com", AnswerProblem.Invalid)]
    [InlineData("mei.lin@[127.0.0.1]", AnswerProblem.Invalid)]
    [InlineData("mei.lin@127.0.0.1", AnswerProblem.Invalid)]
    [InlineData("mei.lin@-example.com", AnswerProblem.Invalid)]
    [InlineData("mei.lin@example_1.com", AnswerProblem.Invalid)]
    public void Anything_else_is_told_what_is_wrong(string? typed, AnswerProblem problem) => Assert.Equal(problem, FormAnswers.Email(typed).Problem);

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        Assert.Null(FormAnswers.Email(new string('a', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 3)) + ".com").Problem);
        Assert.Equal(AnswerProblem.TooLong, FormAnswers.Email(new string('a', 250) + "@b.com").Problem);
    }

    [Fact]
    public void An_account_may_be_left_out_and_has_at_most_64_visible_characters()
    {
        Assert.Equal((null, null), FormAnswers.Account("  "));
        Assert.Equal(("10007", null), FormAnswers.Account(" 10007 "));
        Assert.Equal(AnswerProblem.TooLong, FormAnswers.Account(new string('1', 65)).Problem);
        Assert.Equal(AnswerProblem.Invalid, FormAnswers.Account("1\u0000").Problem);
        Assert.Equal(AnswerProblem.Invalid, FormAnswers.Account("1\u20282").Problem);
    }

    [Theory]
    [InlineData("Because of article 31.\r\n\tSee there.", true)]
    [InlineData("因为第三十一条。", true)]
    [InlineData("می\u200Cخواهم 👩\u200D👧", true)]
    [InlineData("\u202Eoga", false)]
    [InlineData("a\u0000b", false)]
    [InlineData("a\u200Bb", false)]
    [InlineData("a\uFFFDb", false)]
    public void A_text_for_others_shows_all_that_it_holds(string text, bool isPlain) => Assert.Equal(isPlain, FormAnswers.IsPlainText(text));
}
