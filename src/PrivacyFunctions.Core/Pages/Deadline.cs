using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Pages;

/// <summary>The day by the end of which we answer, seen from today. Both are calendar days of the controller's zone.</summary>
public sealed record Deadline(DateOnly Due, DateOnly Today)
{
    /// <summary>0 on the day itself, negative afterwards.</summary>
    public int DaysLeft => Due.DayNumber - Today.DayNumber;

    /// <summary><c>by the end of Tuesday 8 December 2026, Beijing time</c>.</summary>
    public string InWords(PageContext context) =>
        context.Texts.With("deadline.day", ("day", Due), ("zone", context.Zone.InWords(context.Language)));

    /// <summary>How long that is from today, so that nobody has to count: <c>15 days left</c>, <c>2 days late</c>.</summary>
    public string LeftInWords(PageContext context) => DaysLeft switch
    {
        0 => context.Texts["deadline.today"],
        > 0 => context.Texts.Count("deadline.left", DaysLeft),
        _ => context.Texts.Count("deadline.late", -DaysLeft),
    };
}
