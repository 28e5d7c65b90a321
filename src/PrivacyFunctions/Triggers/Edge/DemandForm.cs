using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The form in which staff enter what an authority demands.</summary>
public sealed class DemandForm(PageContexts pages, KindCatalogue catalogue, DataSources sources, DeadlineRules rules, TimeProvider time)
{
    /// <summary>In bytes: texts of some five thousand characters, each taking up to nine, and a box for every collection.</summary>
    public const int LargestBody = 128 * 1024;

    private static readonly EntryWay[] Ways = [EntryWay.Post, EntryWay.Counter, EntryWay.Mail];

    private DateOnly Today => time.GetUtcNow().In(rules);

    public DemandPage Page(HttpRequest request, Follower came, TypedDemand typed) => new(
        pages.For(request, came.FormToken), came.Link.Reference, catalogue.Demandable, Offered(pages.LanguageOf(request)), sources.IdentityTypes, typed)
    {
        Today = Today,
    };

    /// <summary>What was typed, for the form again; what is wrong with it; and the entry, where nothing is.</summary>
    public (TypedDemand Typed, IReadOnlyList<FieldError> Errors, DemandEntry? Entry) Read(IFormCollection form, StaffMember member)
    {
        var typed = Typed(form);
        var (receivedAt, receipts) = EntryAnswers.ReceivedAt(typed[Fields.Day], typed[Fields.Time], rules.Zone, time.GetUtcNow());
        var (email, emailProblem) = FormAnswers.Email(typed[Fields.Email]);
        var kind = catalogue.Demandable is [var only] ? only : catalogue.Demandable.FirstOrDefault(k => k.Name == typed[Fields.Kind]);
        var type = sources.IdentityTypes is [var one] ? one : sources.IdentityTypes.FirstOrDefault(t => t == typed[DemandFields.SubjectType]);
        var isForeign = typed[DemandFields.Origin] == DemandFields.Foreign;
        var isForbidden = typed[DemandFields.Notice] == DemandFields.Forbidden;
        var documentDay = Day(typed[DemandFields.DocumentDay]);
        var answerBy = Day(typed[DemandFields.AnswerBy]);
        var until = Day(typed[DemandFields.ForbiddenUntil]);
        FieldError?[] errors =
        [
            kind is null ? Problems.KindMissing : null,
            Ways.Any(way => $"{way}" == typed[Fields.Way]) ? null : Problems.WayMissing,
            .. receipts.Select(Problems.Receipt),
            Line(typed, DemandFields.Authority),
            typed[DemandFields.Origin] is DemandFields.Home or DemandFields.Foreign ? null : DemandProblems.Missing(DemandFields.Origin),
            isForeign ? Line(typed, DemandFields.Country) : null,
            .. typed[DemandFields.Origin] == DemandFields.Home ? Unread(typed, DemandFields.Country) : [],
            Problems.Email(emailProblem) ?? (IsOfPerson(typed) ? DemandProblems.PersonsAddress : null),
            Language.TryParse(typed[Fields.Language], out var language) ? null : DemandProblems.Missing(Fields.Language),
            Enum.GetNames<DocumentType>().Contains(typed[DemandFields.DocumentType]) ? null : DemandProblems.Missing(DemandFields.DocumentType),
            Line(typed, DemandFields.Number),
            typed[DemandFields.DocumentDay].Length == 0 ? DemandProblems.Missing(DemandFields.DocumentDay)
                : documentDay is not { } day ? DemandProblems.NotADay(DemandFields.DocumentDay)
                : day > Today || day < DemandDecisions.OldestDocument ? DemandProblems.DayOutside(DemandFields.DocumentDay, DemandDecisions.OldestDocument, Today)
                : null,
            Line(typed, DemandFields.KeptAt),
            Line(typed, DemandFields.Basis),
            AnswerByProblem(typed[DemandFields.AnswerBy], answerBy, receipts.Count == 0 ? receivedAt.In(rules) : Today),
            type is null ? DemandProblems.Missing(DemandFields.SubjectType) : null,
            Subject(typed, type),
            Words(typed, DemandFields.SubjectWords, isNeeded: false, DemandPage.LongestWords),
            typed.Scope.Count == 0 || !typed.Scope.All(data => Find(data) is not null) ? DemandProblems.Missing(DemandFields.Scope) : null,
            typed[DemandFields.Notice] is DemandFields.Tell or DemandFields.Forbidden ? null : DemandProblems.Missing(DemandFields.Notice),
            isForbidden ? Line(typed, DemandFields.ForbiddenBy) : null,
            isForbidden ? UntilProblem(typed[DemandFields.ForbiddenUntil], until) : null,
            .. typed[DemandFields.Notice] == DemandFields.Tell ? Unread(typed, DemandFields.ForbiddenBy, DemandFields.ForbiddenUntil) : [],
            typed[DemandFields.PersonEmail].Length > 0 && FormAnswers.Email(typed[DemandFields.PersonEmail]).Problem is not null ? DemandProblems.NotAnEmail(DemandFields.PersonEmail) : null,
            Language.TryParse(typed[DemandFields.PersonLanguage], out var personLanguage) ? null : DemandProblems.Missing(DemandFields.PersonLanguage),
        ];
        var found = errors.OfType<FieldError>().ToList();
        return (typed, found, found.Count > 0 ? null : new DemandEntry(
            new StaffEntry(member.Email, Enum.Parse<EntryWay>(typed[Fields.Way])),
            receivedAt,
            kind!,
            email,
            language,
            answerBy,
            new Demand(
                typed[DemandFields.Authority],
                isForeign ? typed[DemandFields.Country] : null,
                new LegalDocument(Enum.Parse<DocumentType>(typed[DemandFields.DocumentType]), typed[DemandFields.Number], documentDay!.Value, typed[DemandFields.KeptAt]),
                typed[DemandFields.Basis],
                new DemandedSubject(type!, typed[DemandFields.Subject]),
                typed[DemandFields.SubjectWords] is { Length: > 0 } words ? words : null,
                [.. typed.Scope.Distinct().Select(data => Find(data)!)],
                new SubjectNotice(
                    typed[DemandFields.PersonEmail] is { Length: > 0 } given ? given : type == ProvenIdentity.Email ? typed[DemandFields.Subject] : null,
                    personLanguage.Tag,
                    isForbidden ? typed[DemandFields.ForbiddenBy] : null,
                    isForbidden ? until : null))));
    }

    /// <summary>What was typed about a demand into any form.</summary>
    public static TypedDemand Typed(IFormCollection form) => new(
        new[] { Fields.Kind, Fields.Way, Fields.Day, Fields.Time, Fields.Email, Fields.Language, Fields.Note, Fields.Reason, Fields.Channel }.Concat(DemandFields.SentOnce)
            .ToDictionary(field => field, form.Text),
        [.. form[DemandFields.Scope].OfType<string>()]);

    /// <summary>Null where it is no day as in <c>2026-12-08</c>.</summary>
    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong with a line that has to be there.</summary>
    public static FieldError? Line(TypedDemand typed, string field) => Words(typed, field, isNeeded: true, DemandPage.LongestLine);

    /// <summary>The same for longer words.</summary>
    /// <param name="longest">In characters.</param>
    public static FieldError? Words(TypedDemand typed, string field, bool isNeeded, int longest) => TypedText.Problem(
        typed[field], field, longest, isNeeded ? DemandProblems.Missing(field) : null, length => DemandProblems.TooLong(field, length, longest));

    /// <summary>What was typed into fields that nobody reads, as the choice beside them stands: one of the two is wrong.</summary>
    public static IReadOnlyList<FieldError> Unread(TypedDemand typed, params string[] fields) => [.. fields.Where(field => typed[field].Length > 0).Select(DemandProblems.Unread)];

    /// <summary>What is wrong with the last day of a prohibition, which may be left out.</summary>
    public FieldError? UntilProblem(string typed, DateOnly? until) =>
        typed.Length == 0 ? null
        : until is not { } day ? DemandProblems.NotADay(DemandFields.ForbiddenUntil)
        : day < Today || day.Year > 2099 ? DemandProblems.DayOutside(DemandFields.ForbiddenUntil, Today, new DateOnly(2099, 12, 31))
        : null;

    private static FieldError? AnswerByProblem(string typed, DateOnly? day, DateOnly received) =>
        typed.Length == 0 ? null
        : day is not { } last ? DemandProblems.NotADay(DemandFields.AnswerBy)
        : last < received || last > received.AddYears(1) ? DemandProblems.DayOutside(DemandFields.AnswerBy, received, received.AddYears(1))
        : null;

    // The data would go to whom it is about, who may not hear of it.
    private static bool IsOfPerson(TypedDemand typed) =>
        new[] { DemandFields.Subject, DemandFields.PersonEmail }.Any(field => string.Equals(typed[field], typed[Fields.Email], StringComparison.OrdinalIgnoreCase));

    private static FieldError? Subject(TypedDemand typed, string? type) =>
        Line(typed, DemandFields.Subject)
        ?? (type == ProvenIdentity.Email && FormAnswers.Email(typed[DemandFields.Subject]).Problem is not null ? DemandProblems.NotAnEmail(DemandFields.Subject) : null);

    private List<DemandableSource> Offered(Language language) => [.. sources.Map.Datasets
        .Select(dataset => new DemandableSource(
            sources.TitleOf(dataset.Key, language),
            [.. dataset.Collections.Where(c => !c.SkipProcessing).Select(c => new Choice($"{c.Address}", sources.TitleOf(dataset.Key, c.Name, language)))]))
        .Where(source => source.Collections.Count > 0)];

    private DemandedData? Find(string posted) => sources.Map.Datasets
        .SelectMany(dataset => dataset.Collections.Where(c => !c.SkipProcessing))
        .Where(collection => $"{collection.Address}" == posted)
        .Select(collection => new DemandedData(collection.Address.Dataset, collection.Name))
        .FirstOrDefault();
}
