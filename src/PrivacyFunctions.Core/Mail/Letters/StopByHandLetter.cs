using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>What staff have to do by hand, because no hook tells anybody.</summary>
/// <param name="Resumes">Whether it goes on again; otherwise it stops.</param>
/// <param name="Since">Since when it has to be done.</param>
/// <param name="Purposes">In the letter's language, as staff read them; empty for every use but storing.</param>
public sealed record HandTask(bool Resumes, DateTimeOffset Since, IReadOnlyList<string> Purposes);

/// <summary>To staff: stop this by hand, or let it go on again, and say on the page that you did. It comes again until somebody has.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Tasks">Empty where a colleague has done it meanwhile.</param>
/// <param name="Today">In the legal zone.</param>
/// <param name="Page">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record StopByHandLetter(
    Reference Reference, Language Language, TimeZoneInfo Zone, KindName Kind, IReadOnlyList<HandTask> Tasks, DateOnly Today, Uri Page)
    : Letter(Reference, Language, Zone)
{
    public override string Name => "stop-by-hand";

    internal override void Fill(LetterValues values)
    {
        HandTasks.Fill(values, this, Kind, Tasks, Today);
        values.Link("link", Page);
    }
}

/// <summary>To the officer: staff were asked days ago to stop this by hand, or to let it go on again, and have not said that they did.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Tasks">Empty where somebody has done it meanwhile.</param>
/// <param name="Today">In the legal zone.</param>
/// <param name="Page">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record StopOverdueLetter(
    Reference Reference, Language Language, TimeZoneInfo Zone, KindName Kind, IReadOnlyList<HandTask> Tasks, DateOnly Today, Uri Page)
    : Letter(Reference, Language, Zone)
{
    public override string Name => "stop-overdue";

    internal override void Fill(LetterValues values)
    {
        HandTasks.Fill(values, this, Kind, Tasks, Today);
        values.Number("days", HandTasks.Days(this, Tasks, Today));
        values.Link("link", Page);
    }
}

/// <summary>What both letters say of it.</summary>
file static class HandTasks
{
    /// <summary>For how many calendar days the first of it waits.</summary>
    public static int Days(Letter letter, IReadOnlyList<HandTask> tasks, DateOnly today) =>
        tasks.Count == 0 ? 0 : Math.Max(0, today.DayNumber - tasks.Min(task => task.Since).DayIn(letter.Zone).DayNumber);

    public static void Fill(LetterValues values, Letter letter, KindName kind, IReadOnlyList<HandTask> tasks, DateOnly today)
    {
        var since = tasks.Select(task => task.Since).DefaultIfEmpty().Min();
        values.Text("kind", kind.ToStaff.In(letter.Language));
        values.Flag("waits", tasks.Count > 0);
        values.Flag("stops", tasks.Any(task => !task.Resumes));
        values.Flag("stopsEverything", tasks.Any(task => task is { Resumes: false, Purposes.Count: 0 }));
        values.List("toStop", [.. tasks.Where(task => !task.Resumes).SelectMany(task => task.Purposes).Distinct()], (item, purpose) => item.Text("what", purpose));
        values.Flag("resumes", tasks.Any(task => task.Resumes));
        values.Flag("resumesEverything", tasks.Any(task => task is { Resumes: true, Purposes.Count: 0 }));
        values.List("toResume", [.. tasks.Where(task => task.Resumes).SelectMany(task => task.Purposes).Distinct()], (item, purpose) => item.Text("what", purpose));
        values.Moment("since", since);
        values.Flag("overdue", Days(letter, tasks, today) > 0);
    }
}
