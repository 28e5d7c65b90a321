using Microsoft.Extensions.Logging;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What the triggers log: function names, references and codes. Never a body, an address or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Debug, "{Function}: the client went away")]
    public static partial void ClientGone(this ILogger logger, string function);

    [LoggerMessage(102, LogLevel.Warning, "{Function}: answered {Status} ({Code})")]
    public static partial void NotServed(this ILogger logger, string function, int status, string code);

    [LoggerMessage(103, LogLevel.Error, "{Function}: unhandled error, correlation {Correlation}: {Trace}")]
    public static partial void Bug(this ILogger logger, string function, string correlation, string trace);

    [LoggerMessage(104, LogLevel.Warning, "{Function}: step failed ({Code}): {Trace}")]
    public static partial void StepFailed(this ILogger logger, string function, string code, string trace);

    [LoggerMessage(105, LogLevel.Warning, "{Reference}: the workflow could not be told ({Why}); the sweep will")]
    public static partial void LeftToSweep(this ILogger logger, Reference reference, string why);

    [LoggerMessage(130, LogLevel.Information, "{Reference}: its workflow runs already")]
    public static partial void RunsAlready(this ILogger logger, Reference reference);

    [LoggerMessage(117, LogLevel.Warning, "A link to enter a request could not be ordered ({Why})")]
    public static partial void EntryLinkNotStarted(this ILogger logger, string why);

    [LoggerMessage(106, LogLevel.Information, "{Reference}: woken by the sweep")]
    public static partial void WokenBySweep(this ILogger logger, Reference reference);

    [LoggerMessage(107, LogLevel.Warning, "{Reference}: its workflow was gone ({Was}) and is started again")]
    public static partial void WorkflowRestarted(this ILogger logger, Reference reference, string was);

    [LoggerMessage(113, LogLevel.Error, "{Reference}: the sweep could not look at it ({Why}) and went on")]
    public static partial void SweepFailedOn(this ILogger logger, Reference reference, string why);

    /// <param name="problem">Names settings, tables and columns, no values.</param>
    [LoggerMessage(109, LogLevel.Warning, "Data map: {Problem}")]
    public static partial void SourceProblem(this ILogger logger, string problem);

    [LoggerMessage(111, LogLevel.Information, "A mail is kept and not answered: {Why}")]
    public static partial void MailNotAnswered(this ILogger logger, string why);

    /// <param name="number">As <see cref="Review.StaffDirectory.NumberOf"/> counts.</param>
    [LoggerMessage(131, LogLevel.Information, "{Reference}: the mail that was not answered is read by member {Number} of the staff")]
    public static partial void MailRead(this ILogger logger, Reference reference, int number);

    [LoggerMessage(110, LogLevel.Warning, "{Reference}: a letter waits ({Code}); the next sweep tries again")]
    public static partial void LetterWaits(this ILogger logger, Reference reference, string code);

    [LoggerMessage(112, LogLevel.Warning, "The calendar {Calendar} is known through {Through} only: dates beyond are provisional; put a {Calendar}.ics with the next year's days too into the folder DeadlineRules, which takes the place of this one")]
    public static partial void CalendarRunsOut(this ILogger logger, string calendar, string through);

    [LoggerMessage(114, LogLevel.Information, "{Reference}: letter {Letter} is not sent: its address has had its letters for today")]
    public static partial void LetterWithheld(this ILogger logger, Reference reference, string letter);

    [LoggerMessage(115, LogLevel.Warning, "{Reference}: letter {Letter} to the person came back ({Code})")]
    public static partial void LetterReturned(this ILogger logger, Reference reference, string letter, string code);

    [LoggerMessage(108, LogLevel.Error, "{Reference}: letter {Letter} was refused by the mail provider ({Code})")]
    public static partial void LetterRefused(this ILogger logger, Reference reference, string letter, string code);

    [LoggerMessage(132, LogLevel.Information, "{Count} workflows that had ended were purged")]
    public static partial void WorkflowsPurged(this ILogger logger, int count);
}
