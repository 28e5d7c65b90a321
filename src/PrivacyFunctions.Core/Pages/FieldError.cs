namespace PrivacyFunctions.Pages;

/// <summary>The names of form fields and of the buttons' values, as they are posted.</summary>
public static class Fields
{
    public const string Csrf = "csrf";
    /// <summary>Any number of times: names of kinds.</summary>
    public const string Kind = "kind";

    /// <summary>Any number of times: codes of purposes, or <see cref="AllPurposes"/>.</summary>
    public const string Purpose = "purpose";

    public const string AllPurposes = "all";

    public const string Email = "email";

    /// <summary>As RFC 8058 names it, both the header of a message and the field that is posted.</summary>
    public const string ListUnsubscribe = "List-Unsubscribe";

    public const string OneClick = "One-Click";
    public const string Account = "account";
    public const string Residence = "residence";
    /// <summary>How a request reached staff, and when.</summary>
    public const string Way = "way";
    public const string Day = "day";
    public const string Time = "time";

    /// <summary>Of the letters to the person.</summary>
    public const string Language = "language";
    public const string Code = "code";
    public const string Ground = "ground";
    public const string Reason = "reason";
    public const string Note = "note";
    public const string Details = "details";
    public const string Question = "question";

    /// <summary>Any number of times: codes of conditions that are not met.</summary>
    public const string Condition = "condition";
    public const string Clarifies = "clarifies";
    public const string ClarifiesYes = "yes";

    public const string Answer = "answer";

    /// <summary>That everything but storing stops until corrections are decided: <see cref="Yes"/>, or left out.</summary>
    public const string Restrict = "restrict";

    public const string Yes = "yes";

    /// <summary>Once for each that was told.</summary>
    public const string Recipient = "recipient";
    public const string Stop = "stop";

    /// <summary>Of each correction, numbered from 1: <c>field-1</c>.</summary>
    public const string Field = "field";
    public const string Now = "now";
    public const string Value = "value";

    /// <summary>How many corrections the form shows.</summary>
    public const string Rows = "rows";

    /// <summary>Of each decision on a correction, numbered from 1, as are its <see cref="Ground"/> and <see cref="Reason"/>.</summary>
    public const string Verdict = "verdict";
    public const string Row = "row";

    /// <summary>Why values have to be seen.</summary>
    public const string Why = "why";

    /// <summary>Who is responsible instead of us.</summary>
    public const string Responsible = "responsible";

    /// <summary>How somebody was told, and on which day.</summary>
    public const string Channel = "channel";

    /// <summary>The buttons: one of the <c>Do…</c> values.</summary>
    public const string Do = "do";

    public const string DoConfirm = "confirm";
    public const string DoNotMe = "not-me";
    public const string DoWithdraw = "withdraw";
    public const string DoSendCode = "send-code";
    public const string DoApprove = "approve";
    public const string DoAgree = "agree";
    public const string DoRetry = "retry";
    public const string DoChoose = "choose";
    public const string DoAdd = "add";
    public const string DoReveal = "reveal";
    public const string DoSpam = "spam";
    public const string DoRestore = "restore";

    /// <summary>The name of a field that comes once for each of several things.</summary>
    /// <param name="number">From 1.</param>
    public static string Numbered(string field, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field}-{number}");

    /// <summary>Enters a further request.</summary>
    public const string DoAnother = "another";
    public const string Amount = "amount";

    /// <summary>Lets a fee go.</summary>
    public const string DoWaive = "waive";

    /// <summary>Agrees to a fee.</summary>
    public const string DoAccept = "accept";
    public const string DoDecline = "decline";

    public const string DoAnswer = "answer";

    /// <summary>Goes on without the account, or without the source.</summary>
    public const string DoSkip = "skip";
}

/// <summary>One thing wrong with a form, in words that say how to put it right.</summary>
/// <param name="Field">The id of the control to go to; null where it is the form as a whole.</param>
/// <param name="TextKey">A key of the catalogue, under <c>problem.</c></param>
/// <param name="Values">What the text takes.</param>
/// <param name="Count">The number that the text goes with, where it counts.</param>
public sealed record FieldError(string? Field, string TextKey, IReadOnlyList<TextValue> Values, int? Count = null)
{
    public string In(TextCatalogue texts) =>
        Count is { } count ? texts.Count(TextKey, count, [.. Values]) : texts.With(TextKey, [.. Values]);
}
