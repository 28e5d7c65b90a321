namespace PrivacyFunctions.Pages;

/// <summary>The names of form fields about the demand of an authority, as they are posted; of others see <see cref="Fields"/>.</summary>
public static class DemandFields
{
    public const string Authority = "authority";

    /// <summary><see cref="Home"/> or <see cref="Foreign"/>.</summary>
    public const string Origin = "origin";

    public const string Home = "home";
    public const string Foreign = "foreign";
    public const string Country = "country";
    public const string DocumentType = "document-type";
    public const string Number = "number";
    public const string DocumentDay = "document-day";
    public const string KeptAt = "kept-at";
    public const string Basis = "basis";
    public const string SubjectType = "subject-type";
    public const string Subject = "subject";
    public const string SubjectWords = "subject-words";

    /// <summary>Any number of times: <c>source.collection</c>.</summary>
    public const string Scope = "scope";

    /// <summary><see cref="Tell"/> or <see cref="Forbidden"/>; where it is ruled on anew, <see cref="Told"/> too.</summary>
    public const string Notice = "notice";

    public const string Tell = "tell";
    public const string Forbidden = "forbidden";
    public const string Told = "told";
    public const string ForbiddenBy = "forbidden-by";
    public const string ForbiddenUntil = "forbidden-until";
    public const string PersonEmail = "person-email";
    public const string PersonLanguage = "person-language";
    public const string AnswerBy = "answer-by";

    /// <summary>Of a call-back: where its number was found, whom it reached, and whether they confirmed.</summary>
    public const string NumberFrom = "number-from";
    public const string With = "with";
    public const string Result = "result";
    public const string Confirmed = "confirmed";
    public const string Failed = "failed";

    /// <summary>Those that can have one value.</summary>
    public static IReadOnlyList<string> SentOnce { get; } =
    [
        Authority, Origin, Country, DocumentType, Number, DocumentDay, KeptAt, Basis, SubjectType, Subject, SubjectWords, Notice, ForbiddenBy, ForbiddenUntil,
        PersonEmail, PersonLanguage, AnswerBy, NumberFrom, With, Result,
    ];
}

/// <summary>Everything that can be wrong with what staff say about the demand of an authority.</summary>
public static class DemandProblems
{
    /// <summary>Nothing was typed or chosen, or what is not offered.</summary>
    /// <param name="field">One of <see cref="DemandFields"/>.</param>
    public static FieldError Missing(string field) => new(field, $"problem.demand.missing.{field}", []);

    /// <param name="length">How long it is now.</param>
    public static FieldError TooLong(string field, int length, int limit) => new(field, "problem.text.tooLong", [("length", length), ("limit", limit)]);

    /// <summary>Not a day as year, month and day. A form has several, so the words say which.</summary>
    public static FieldError NotADay(string field) => new(field, $"problem.demand.notADay.{field}", []);

    /// <summary>Before the first day that it can be, or after the last.</summary>
    public static FieldError DayOutside(string field, DateOnly first, DateOnly last) => new(field, $"problem.demand.outside.{field}", [("first", first), ("last", last)]);

    public static FieldError NotAnEmail(string field) => new(field, "problem.email.invalid", []);

    /// <summary>Something was typed that the choice beside it leaves no room for.</summary>
    /// <param name="field">One of <see cref="DemandFields"/>, or the day.</param>
    public static FieldError Unread(string field) => new(field, $"problem.demand.unread.{field}", []);

    /// <summary>Where the data goes is an address of the person whose data it is.</summary>
    public static FieldError PersonsAddress { get; } = new(Fields.Email, "problem.demand.personsAddress", []);

    /// <summary>Nobody would be left to decide what this member enters.</summary>
    public static FieldError TooFewStaff { get; } = new(null, "problem.demand.tooFewStaff", []);

    /// <summary>An approval by the officer alone, where nobody else has approved.</summary>
    public static FieldError OneIsNotEnough { get; } = new(Fields.DoApprove, "problem.demand.oneIsNotEnough", []);

    /// <summary>An approval after a call that did not confirm what an earlier one had.</summary>
    public static FieldError Contradicted { get; } = new(null, "problem.demand.contradicted", []);

    /// <summary>Who confirmed it before, or has decided, confirms it anew.</summary>
    public static FieldError ConfirmedBefore { get; } = new(DemandFields.Result, "problem.demand.confirmedBefore", []);

    /// <summary>An approval of what is demanded from abroad, before the competent authority at home has approved it.</summary>
    public static FieldError NotApprovedAtHome { get; } = new(Fields.DoApprove, "problem.demand.notApprovedAtHome", []);
}
