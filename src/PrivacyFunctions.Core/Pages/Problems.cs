namespace PrivacyFunctions.Pages;

/// <summary>Everything that can be wrong with a form.</summary>
public static class Problems
{
    public static FieldError KindMissing { get; } = On(Fields.Kind, "problem.kind.missing");

    /// <summary>Something was ticked that is not on the list.</summary>
    public static FieldError KindUnknown { get; } = On(Fields.Kind, "problem.kind.unknown");

    public static FieldError EmailMissing { get; } = On(Fields.Email, "problem.email.missing");

    public static FieldError EmailInvalid { get; } = On(Fields.Email, "problem.email.invalid");

    public static FieldError EmailTooLong { get; } = On(
        Fields.Email, "problem.email.tooLong", ("limit", EmailPage.LongestEmail));

    public static FieldError AccountTooLong { get; } = On(
        Fields.Account, "problem.account.tooLong", ("limit", AccountPage.LongestAccount));

    public static FieldError AccountHasControlCharacters { get; } = On(Fields.Account, "problem.account.characters");

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

    public static FieldError NoteMissing { get; } = On(Fields.Note, "problem.note.missing");

    /// <summary>The form's token is too old or of another session. Nothing was done; what was typed is kept.</summary>
    public static FieldError FormExpired { get; } = On(null, "problem.form.expired");

    /// <summary>A text for others holds characters that show nothing or turn its direction.</summary>
    public static FieldError InvisibleCharacters(string field) => On(field, "problem.text.characters");

    public static FieldError CodeWrong(int triesLeft) => new(Fields.Code, "problem.code.wrong", [], triesLeft);

    /// <param name="length">How long it is now.</param>
    public static FieldError ReasonTooLong(int length) => On(
        Fields.Reason, "problem.reason.tooLong", ("length", length), ("limit", RefusePage.LongestReason));

    /// <param name="length">How long it is now.</param>
    public static FieldError QuestionTooLong(int length) => On(
        Fields.Question, "problem.question.tooLong", ("length", length), ("limit", AskPage.LongestQuestion));

    /// <param name="length">How long it is now.</param>
    public static FieldError AnswerTooLong(int length) => On(
        Fields.Answer, "problem.answer.tooLong", ("length", length), ("limit", AnswerPage.LongestAnswer));

    /// <param name="length">How long it is now.</param>
    public static FieldError NoteTooLong(int length) => On(
        Fields.Note, "problem.note.tooLong", ("length", length), ("limit", DisputePage.LongestNote));

    private static FieldError On(string? field, string key, params TextValue[] values) => new(field, key, values);
}
