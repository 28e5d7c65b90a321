using PrivacyFunctions.Intake;

namespace PrivacyFunctions.Pages;

/// <summary>Everything that can be wrong with a form.</summary>
public static class Problems
{
    public static FieldError KindMissing { get; } = On(Fields.Kind, "problem.kind.missing");

    public static FieldError PurposeMissing { get; } = On(Fields.Purpose, "problem.purpose.missing");

    /// <summary>A use was ticked that is not on the list.</summary>
    public static FieldError PurposeUnknown { get; } = On(Fields.Purpose, "problem.purpose.unknown");

    /// <summary>No recipient was ticked that has still to be told.</summary>
    public static FieldError RecipientMissing { get; } = On(Fields.Recipient, "problem.recipient.missing");

    /// <summary>Nothing was ticked that has still to be done by hand.</summary>
    public static FieldError StopMissing { get; } = On(Fields.Stop, "problem.stop.missing");

    /// <summary>Something was ticked that is not on the list.</summary>
    public static FieldError KindUnknown { get; } = On(Fields.Kind, "problem.kind.unknown");

    public static FieldError EmailMissing { get; } = On(Fields.Email, "problem.email.missing");

    public static FieldError EmailInvalid { get; } = On(Fields.Email, "problem.email.invalid");

    public static FieldError EmailTooLong { get; } = On(
        Fields.Email, "problem.email.tooLong", ("limit", EmailPage.LongestEmail));

    public static FieldError AccountTooLong { get; } = On(
        Fields.Account, "problem.account.tooLong", ("limit", AccountPage.LongestAccount));

    public static FieldError AccountHasControlCharacters { get; } = On(Fields.Account, "problem.account.characters");

    /// <summary>Not a place of the list.</summary>
    public static FieldError ResidenceUnknown { get; } = On(Fields.Residence, "problem.residence.unknown");

    public static FieldError CodeMissing { get; } = On(Fields.Code, "problem.code.missing");

    public static FieldError CodeNotSixDigits { get; } = On(Fields.Code, "problem.code.digits");

    /// <summary>Five wrong codes: the code is void. The way on is the button, not the field, which the page leaves out.</summary>
    public static FieldError CodeLocked { get; } = On(Fields.DoSendCode, "problem.code.locked");

    public static FieldError CodeExpired { get; } = On(Fields.DoSendCode, "problem.code.expired");

    /// <summary>So many new codes were sent lately that the next has to wait.</summary>
    public static FieldError TooManyCodes { get; } = On(Fields.DoSendCode, "problem.code.tooMany");

    /// <summary>The posted decision is neither to approve nor anything else the page offers.</summary>
    public static FieldError DecisionMissing { get; } = On(Fields.DoApprove, "problem.decision.missing");

    /// <summary>As <see cref="DecisionMissing"/>, on the second person's page.</summary>
    public static FieldError AgreementMissing { get; } = On(Fields.DoAgree, "problem.decision.missing");

    /// <summary>As <see cref="DecisionMissing"/>, on the page of a blocked source.</summary>
    public static FieldError WayOnMissing { get; } = On(Fields.DoRetry, "problem.decision.missing");

    public static FieldError GroundMissing { get; } = On(Fields.Ground, "problem.ground.missing");

    public static FieldError ReasonMissing { get; } = On(Fields.Reason, "problem.reason.missing");

    /// <summary>Neither a question nor a condition.</summary>
    public static FieldError QuestionMissing { get; } = On(Fields.Question, "problem.question.missing");

    public static FieldError AnswerMissing { get; } = On(Fields.Answer, "problem.answer.missing");

    /// <summary>No reason for taking more time.</summary>
    public static FieldError ExtensionReasonMissing { get; } = On(Fields.Reason, "problem.extension.missing");

    public static FieldError NoteMissing { get; } = On(Fields.Note, "problem.note.missing");

    public static FieldError StaffAnswerMissing { get; } = On(Fields.Answer, "problem.staffAnswer.missing");

    public static FieldError StaffAnswerTooShort { get; } = On(Fields.Answer, "problem.staffAnswer.tooShort", ("shortest", StaffAnswerPage.ShortestAnswer));

    public static FieldError StaffAnswerHasControlCharacters { get; } = On(Fields.Answer, "problem.text.characters");

    public static FieldError DetailsMissing { get; } = On(Fields.Details, "problem.details.missing");

    public static FieldError DetailsHaveControlCharacters { get; } = On(Fields.Details, "problem.text.characters");

    /// <summary>No amount of money with its currency, or too long a one.</summary>
    public static FieldError FeeAmountInvalid { get; } = On(Fields.Amount, "problem.fee.amount", ("limit", Requests.FeeAmount.Longest));

    public static FieldError FeeReasonMissing { get; } = On(Fields.Reason, "problem.fee.reasonMissing");

    /// <summary>As <see cref="DecisionMissing"/>, where a fee is let go.</summary>
    public static FieldError WaiverMissing { get; } = On(Fields.DoWaive, "problem.fee.waiverMissing");

    /// <summary>Neither of the two buttons.</summary>
    public static FieldError FeeAnswerMissing { get; } = On(Fields.DoAccept, "problem.fee.answerMissing");

    /// <summary>The form's token is too old or of another session. Nothing was done; what was typed is kept.</summary>
    public static FieldError FormExpired { get; } = On(null, "problem.form.expired");

    /// <summary>A text for others holds characters that show nothing or turn its direction.</summary>
    public static FieldError InvisibleCharacters(string field) => On(field, "problem.text.characters");

    public static FieldError CodeWrong(int triesLeft) => new(Fields.Code, "problem.code.wrong", [], triesLeft);

    /// <param name="length">How long it is now.</param>
    public static FieldError ReasonTooLong(int length) => On(
        Fields.Reason, "problem.reason.tooLong", ("length", length), ("limit", RefusePage.LongestReason));

    /// <param name="length">How long it is now.</param>
    public static FieldError ExtensionReasonTooLong(int length) => On(
        Fields.Reason, "problem.extension.tooLong", ("length", length), ("limit", ExtendPage.LongestReason));

    /// <param name="length">How long it is now.</param>
    public static FieldError QuestionTooLong(int length) => On(
        Fields.Question, "problem.question.tooLong", ("length", length), ("limit", AskPage.LongestQuestion));

    /// <param name="length">How long it is now.</param>
    public static FieldError AnswerTooLong(int length) => On(
        Fields.Answer, "problem.answer.tooLong", ("length", length), ("limit", AnswerPage.LongestAnswer));

    /// <param name="length">How long it is now.</param>
    public static FieldError NoteTooLong(int length) => On(
        Fields.Note, "problem.note.tooLong", ("length", length), ("limit", DisputePage.LongestNote));

    public static FieldError CorrectionMissing { get; } = On(Fields.Numbered(Fields.Field, 1), "problem.correction.missing");

    /// <summary>Corrections of kinds that correct nothing.</summary>
    public static FieldError CorrectionUnread { get; } = On(Fields.Numbered(Fields.Field, 1), "problem.correction.unread");

    public static FieldError CorrectionField(int number) => On(Fields.Numbered(Fields.Field, number), "problem.correction.field", ("number", number));

    /// <summary>The same field stands there before, for the same entry.</summary>
    public static FieldError CorrectionTwice(int number) => On(Fields.Numbered(Fields.Field, number), "problem.correction.twice", ("number", number));

    public static FieldError CorrectionValue(int number) => On(Fields.Numbered(Fields.Value, number), "problem.correction.value", ("number", number));

    /// <param name="field">Of the two texts, the one that is too long.</param>
    public static FieldError CorrectionTooLong(string field, int number, int limit) => On(
        Fields.Numbered(field, number), "problem.correction.tooLong", ("number", number), ("limit", limit));

    /// <param name="field">Of the two texts, the one with invisible characters.</param>
    public static FieldError CorrectionCharacters(string field, int number) => On(
        Fields.Numbered(field, number), "problem.correction.characters", ("number", number));

    public static FieldError VerdictMissing(int number) => On(Fields.Numbered(Fields.Verdict, number), "problem.verdict.missing", ("number", number));

    public static FieldError RowMissing(int number) => On(Fields.Numbered(Fields.Row, number), "problem.verdict.row", ("number", number));

    /// <summary>The entry gets another value for the same field already.</summary>
    public static FieldError RowTwice(int number) => On(Fields.Numbered(Fields.Row, number), "problem.verdict.rowTwice", ("number", number));

    /// <summary>What the entries say has changed since the page was opened.</summary>
    public static FieldError RowChanged(int number) => On(Fields.Numbered(Fields.Verdict, number), "problem.verdict.changed", ("number", number));

    public static FieldError GroundMissingFor(int number) => On(Fields.Numbered(Fields.Ground, number), "problem.verdict.ground", ("number", number));

    public static FieldError ReasonMissingFor(int number) => On(Fields.Numbered(Fields.Reason, number), "problem.verdict.reason", ("number", number));

    /// <param name="length">How long it is now.</param>
    public static FieldError ReasonTooLongFor(int number, int length) => On(
        Fields.Numbered(Fields.Reason, number), "problem.reason.tooLong", ("length", length), ("limit", ProposalView.LongestReason));

    public static FieldError WhyMissing { get; } = On(Fields.Why, "problem.why.missing");

    /// <summary>The same of an address that is masked.</summary>
    public static FieldError WhyAddressMissing { get; } = On(Fields.Why, "problem.why.address");

    public static FieldError WhyTooLong { get; } = On(Fields.Why, "problem.why.tooLong", ("limit", ProposalView.LongestWhy));

    /// <param name="length">How long it is now.</param>
    public static FieldError StaffAnswerTooLong(int length) => On(
        Fields.Answer, "problem.text.tooLong", ("length", length), ("limit", StaffAnswerPage.LongestAnswer));

    /// <param name="length">How long they are now.</param>
    public static FieldError DetailsTooLong(int length) => On(
        Fields.Details, "problem.text.tooLong", ("length", length), ("limit", DetailsPage.LongestDetails));

    public static FieldError WayMissing { get; } = On(Fields.Way, "problem.entry.way");

    public static FieldError LanguageMissing { get; } = On(Fields.Language, "problem.entry.language");

    /// <summary>Details of kinds for which nobody reads any.</summary>
    public static FieldError DetailsUnread { get; } = On(Fields.Details, "problem.entry.details");

    /// <summary>What is wrong with an address; null where nothing is.</summary>
    public static FieldError? Email(AnswerProblem? problem) => problem switch
    {
        null => null,
        AnswerProblem.Missing => EmailMissing,
        AnswerProblem.TooLong => EmailTooLong,
        _ => EmailInvalid,
    };

    public static FieldError Receipt(ReceiptProblem problem) => problem switch
    {
        ReceiptProblem.DayMissing => On(Fields.Day, "problem.entry.dayMissing"),
        ReceiptProblem.DayInvalid => On(Fields.Day, "problem.entry.dayInvalid"),
        ReceiptProblem.TimeInvalid => On(Fields.Time, "problem.entry.time"),
        ReceiptProblem.InFuture => On(Fields.Day, "problem.entry.future"),
        _ => On(Fields.Day, "problem.entry.old", ("days", EntryAnswers.OldestDays)),
    };

    /// <param name="length">How long it is now.</param>
    public static FieldError FeeReasonTooLong(int length) => On(
        Fields.Reason, "problem.fee.reasonTooLong", ("length", length), ("limit", AskFeePage.LongestReason));

    public static FieldError ResponsibleMissing { get; } = On(Fields.Responsible, "problem.responsible.missing");

    /// <param name="length">How long it is now.</param>
    public static FieldError ResponsibleTooLong(int length) => On(
        Fields.Responsible, "problem.responsible.tooLong", ("length", length), ("limit", NotOursPage.LongestResponsible));

    public static FieldError ChannelMissing { get; } = On(Fields.Channel, "problem.channel.missing");

    public static FieldError DayMissing { get; } = On(Fields.Day, "problem.day.missing");

    /// <summary>Before the first day that it can be, or after the last.</summary>
    public static FieldError DayOutside(DateOnly first, DateOnly last) => On(Fields.Day, "problem.day.outside", ("first", first), ("last", last));

    private static FieldError On(string? field, string key, params TextValue[] values) => new(field, key, values);
}
