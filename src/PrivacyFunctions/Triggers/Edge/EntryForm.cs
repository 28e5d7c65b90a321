using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The form in which staff enter a request for somebody.</summary>
public sealed class EntryForm(PageContexts pages, KindCatalogue catalogue, CompanyProfile profile, DeadlineRules rules, TimeProvider time)
{
    /// <summary>In bytes: details of four thousand characters, each taking up to nine, and the rest.</summary>
    public const int LargestBody = 64 * 1024;

    public EntryPage Page(HttpRequest request, Follower came, TypedEntry typed) =>
        new(pages.For(request, came.FormToken), came.Link.Reference, catalogue.Enterable, profile.Purposes, rules.Residences, typed)
        {
            Today = time.GetUtcNow().DayIn(rules.Zone),
            DemandPath = catalogue.Demandable.Count > 0 ? DemandPage.PathOf(came.Link.Reference) : null,
        };

    /// <summary>What was typed, for the form again; what is wrong with it; and the entry, where nothing is.</summary>
    public (TypedEntry Typed, IReadOnlyList<FieldError> Errors, Entry? Entry) Read(IFormCollection form, StaffMember member)
    {
        var kinds = form.Kinds(catalogue.Enterable);
        var purposes = form.Purposes(profile.Purposes);
        var typed = new TypedEntry(
            form.Text(Fields.Way),
            form.Text(Fields.Day),
            form.Text(Fields.Time),
            kinds ?? (IReadOnlyList<Kind>)[],
            purposes ?? [],
            form.Text(Fields.Email),
            form.Text(Fields.Language),
            form.Text(Fields.Account),
            form.Text(Fields.Residence),
            form.Text(Fields.Details));
        var (receivedAt, receipt) = EntryAnswers.ReceivedAt(typed.Day, typed.Time, rules.Zone, time.GetUtcNow());
        var (email, emailProblem) = FormAnswers.Email(typed.Email);
        var (account, accountProblem) = FormAnswers.Account(typed.Account);
        var (details, detailsProblem) = FreeText.Read(typed.Details);
        var isWay = Enum.GetNames<EntryWay>().Contains(typed.Way);
        FieldError?[] errors =
        [
            isWay ? null : Problems.WayMissing,
            receipt is { } wrong ? Problems.Receipt(wrong) : null,
            form.HasOtherKinds(catalogue.Enterable) ? Problems.KindUnknown : kinds is null ? Problems.KindMissing : null,
            emailProblem switch
            {
                null => null,
                AnswerProblem.Missing => Problems.EmailMissing,
                AnswerProblem.TooLong => Problems.EmailTooLong,
                _ => Problems.EmailInvalid,
            },
            Language.TryParse(typed.Language, out var language) ? null : Problems.LanguageMissing,
            accountProblem switch
            {
                null => null,
                AnswerProblem.TooLong => Problems.AccountTooLong,
                _ => Problems.AccountHasControlCharacters,
            },
            typed.Residence.Length == 0 || typed.Residence == ResidencePage.Elsewhere || rules.Residences.Contains(typed.Residence) ? null : Problems.ResidenceUnknown,
            DetailsError(kinds, detailsProblem, details.Length),
        ];
        var found = errors.OfType<FieldError>().ToList();
        return (typed, found, found.Count > 0 ? null : new Entry(
            new StaffEntry(member.Email, Enum.Parse<EntryWay>(typed.Way)),
            receivedAt,
            kinds!,
            email,
            language,
            account,
            purposes,
            typed.Residence.Length > 0 ? typed.Residence : null,
            details.Length > 0 ? details : null));
    }

    private FieldError? DetailsError(Kinds? kinds, AnswerProblem? problem, int length) => problem switch
    {
        AnswerProblem.Missing => kinds is not null && catalogue.AsksDetails(kinds) ? Problems.DetailsMissing : null,
        { } wrong => DetailsProblems.Of(wrong, length),
        null => kinds is not null && !catalogue.AsksDetails(kinds) ? Problems.DetailsUnread : null,
    };
}
