using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The form in which staff enter a request for somebody.</summary>
public sealed class EntryForm(PageContexts pages, KindCatalogue catalogue, Correction correction, CompanyProfile profile, DeadlineRules rules, TimeProvider time)
{
    /// <summary>In bytes: details of four thousand characters, each taking up to nine, corrections, and the rest.</summary>
    public const int LargestBody = (64 * 1024) + CorrectionForm.LargestBody;

    // Where the data map calls no field correctable, there is nothing that a correction could be entered for.
    private IReadOnlyList<Kind> Offered => correction.Fields.Count > 0 ? catalogue.Enterable : [.. catalogue.Enterable.Where(kind => !kind.Has(Step.Correct))];

    public EntryPage Page(HttpRequest request, Follower came, TypedEntry typed) =>
        new(pages.For(request, came.FormToken), came.Link.Reference, Offered, profile.Purposes, rules.Residences, typed)
        {
            Correctable = correction.Fields,
            Today = time.GetUtcNow().DayIn(rules.Zone),
            DemandPath = catalogue.Demandable.Count > 0 ? DemandPage.PathOf(came.Link.Reference) : null,
        };

    /// <summary>What was typed, for the form again; what is wrong with it; and the entry, where nothing is.</summary>
    public (TypedEntry Typed, IReadOnlyList<FieldError> Errors, Entry? Entry) Read(IFormCollection form, StaffMember member)
    {
        var kinds = form.Kinds(Offered);
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
            form.Text(Fields.Details))
        {
            Corrections = CorrectionForm.Typed(form),
            Restricts = form.Text(Fields.Restrict) == Fields.Yes,
        };
        var (receivedAt, receipts) = EntryAnswers.ReceivedAt(typed.Day, typed.Time, rules.Zone, time.GetUtcNow());
        var (email, emailProblem) = FormAnswers.Email(typed.Email);
        var (account, accountProblem) = FormAnswers.Account(typed.Account);
        var (details, detailsProblem) = FreeText.Read(typed.Details);
        var (proposals, corrections) = Corrections(kinds, typed.Corrections);
        var isWay = Enum.GetNames<EntryWay>().Contains(typed.Way);
        FieldError?[] errors =
        [
            isWay ? null : Problems.WayMissing,
            .. receipts.Select(Problems.Receipt),
            form.HasOtherKinds(Offered) ? Problems.KindUnknown : kinds is null ? Problems.KindMissing : null,
            form.HasOtherPurposes(profile.Purposes) ? Problems.PurposeUnknown : null,
            Problems.Email(emailProblem),
            Language.TryParse(typed.Language, out var language) ? null : Problems.LanguageMissing,
            accountProblem switch
            {
                null => null,
                AnswerProblem.TooLong => Problems.AccountTooLong,
                _ => Problems.AccountHasControlCharacters,
            },
            typed.Residence.Length == 0 || typed.Residence == ResidencePage.Elsewhere || rules.Residences.Contains(typed.Residence) ? null : Problems.ResidenceUnknown,
            DetailsError(kinds, detailsProblem, details.Length),
            .. corrections,
        ];
        var found = errors.OfType<FieldError>().ToList();
        return (typed, found, found.Count > 0 ? null : new Entry(
            new StaffEntry(member.Email, Enum.Parse<EntryWay>(typed.Way)),
            receivedAt,
            (typed.Restricts ? kinds!.StoppingUntilCorrected() : kinds!).WithoutDecidingOnMarketing(purposes, profile.Marketing),
            email,
            language,
            account,
            purposes,
            typed.Residence.Length > 0 ? typed.Residence : null,
            details.Length > 0 ? details : null)
        {
            Proposals = proposals,
        });
    }

    private (IReadOnlyList<FieldProposal> Proposals, IReadOnlyList<FieldError> Errors) Corrections(Kinds? kinds, IReadOnlyList<TypedCorrection> typed)
    {
        if (kinds is null || catalogue.AsksCorrections(kinds))
        {
            var (proposals, errors) = CorrectionForm.Check(typed, correction);
            return (proposals, kinds is null ? [] : errors);
        }

        return ([], typed.All(one => one.IsBlank) ? [] : [Problems.CorrectionUnread]);
    }

    private FieldError? DetailsError(Kinds? kinds, AnswerProblem? problem, int length) => problem switch
    {
        AnswerProblem.Missing => kinds is not null && catalogue.AsksDetails(kinds) ? Problems.DetailsMissing : null,
        { } wrong => DetailsProblems.Of(wrong, length),
        null => kinds is not null && !catalogue.AsksDetails(kinds) ? Problems.DetailsUnread : null,
    };
}
