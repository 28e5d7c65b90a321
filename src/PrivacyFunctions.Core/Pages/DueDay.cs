using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Pages;

/// <summary>The day by the end of which we answer, seen from today. Both are calendar days of the controller's zone.</summary>
public sealed record DueDay(DateOnly Day, DateOnly Today)
{
    /// <summary>0 on the day itself, negative afterwards.</summary>
    public int DaysLeft => Day.DayNumber - Today.DayNumber;

    /// <summary><c>by the end of Tuesday 8 December 2026, Beijing time</c>.</summary>
    public string InWords(PageContext context) => EndOf(Day, context);

    /// <summary>How long that is from today, so that nobody has to count: <c>15 days left</c>, <c>2 days late</c>.</summary>
    public string LeftInWords(PageContext context) => DaysLeft switch
    {
        0 => context.Texts["dueDay.today"],
        > 0 => context.Texts.Count("dueDay.left", DaysLeft),
        _ => context.Texts.Count("dueDay.late", -DaysLeft),
    };

    /// <summary>The end of a day with its zone, as <see cref="InWords"/>.</summary>
    internal static string EndOf(DateOnly day, PageContext context) =>
        context.Texts.With("dueDay.day", ("day", day), ("zone", context.Zone.InWords(context.Language)));
}
