using PrivacyFunctions.Intake;

namespace PrivacyFunctions.Tests.Intake;

public sealed class EntryAnswerSpecs
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-11-23", "14:05", "2026-11-23T14:05:00+08:00")]
    [InlineData("2026-11-23", "9:05", "2026-11-23T09:05:00+08:00")]
    [InlineData("2026-11-25", "", "2026-11-25T00:00:00+08:00")]
    [InlineData("2026-11-25", "10:00", "2026-11-25T10:00:00+08:00")]
    [InlineData("2026-05-29", "10:00", "2026-05-29T10:00:00+08:00")]
    public void A_receipt_is_a_moment_in_the_legal_zone(string day, string time, string at)
    {
        var (moment, problems) = EntryAnswers.ReceivedAt(day, time, Beijing, Now);
        Assert.Empty(problems);
        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("", "", ReceiptProblem.DayMissing)]
    [InlineData("23/11/2026", "", ReceiptProblem.DayInvalid)]
    [InlineData("2026-02-30", "", ReceiptProblem.DayInvalid)]
    [InlineData("2026-11-23", "25:00", ReceiptProblem.TimeInvalid)]
    [InlineData("2026-11-23", "2pm", ReceiptProblem.TimeInvalid)]
    [InlineData("2026-11-25", "10:01", ReceiptProblem.InFuture)]
    [InlineData("2026-11-26", "", ReceiptProblem.InFuture)]
    [InlineData("9999-12-31", "23:59", ReceiptProblem.InFuture)]
    [InlineData("2026-05-29", "09:59", ReceiptProblem.TooOld)]
    [InlineData("0001-01-01", "", ReceiptProblem.TooOld)]
    public void A_wrong_one_says_what_is_wrong(string day, string time, ReceiptProblem problem) =>
        Assert.Equal([problem], EntryAnswers.ReceivedAt(day, time, Beijing, Now).Problems);

    [Theory]
    [InlineData("", ReceiptProblem.DayMissing)]
    [InlineData("2026-02-30", ReceiptProblem.DayInvalid)]
    [InlineData("2026-11-26", ReceiptProblem.InFuture)]
    [InlineData("2025-01-01", ReceiptProblem.TooOld)]
    public void Of_a_wrong_day_and_a_wrong_time_both_are_said(string day, ReceiptProblem problem) =>
        Assert.Equal([problem, ReceiptProblem.TimeInvalid], EntryAnswers.ReceivedAt(day, "25:00", Beijing, Now).Problems);
}
