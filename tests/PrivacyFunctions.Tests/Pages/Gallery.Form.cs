using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>What who asks fills in, page by page.</content>
internal static partial class Gallery
{
    private static Dictionary<string, Func<PageContext, Page>> FormMakers => new()
    {
        ["start"] = c => new StartPage(c, new Uri("https://console.example.com/profile"), new Limit(15, LimitUnit.Days)),
        ["start-no-account-centre"] = c => new StartPage(c, null, new Limit(15, LimitUnit.Days)),
        ["start-day"] = c => new StartPage(c, null, new Limit(12, LimitUnit.Hours)),
        ["start-working-day"] = c => new StartPage(c, null, new Limit(1, LimitUnit.WorkingDays)),
        ["start-working-days"] = c => new StartPage(c, null, new Limit(20, LimitUnit.WorkingDays)),
        ["start-months"] = c => new StartPage(c, null, new Limit(3, LimitUnit.Months)),
        ["start-month"] = c => new StartPage(c, null, new Limit(1, LimitUnit.Months)),
        ["data"] = c => new DataPage(c, Profile),
        ["kinds"] = c => new KindsPage(c, KindCatalogue.Default.Offered, []),
        ["kinds-self-service"] = c => new KindsPage(c, KindCatalogue.Default.Offered, []) { SelfServed = KindCatalogue.Default.SelfServed },
        ["kinds-missing"] = c => new KindsPage(c, KindCatalogue.Default.Offered, []) { Errors = [Problems.KindMissing] },
        ["kinds-again"] = c => new KindsPage(c, KindCatalogue.Default.Offered, [Asked.Copy, Asked.Deletion]),
        ["corrections"] = c => CorrectionGallery.Form(c, TypedCorrection.Blank),
        ["corrections-again"] = c => CorrectionGallery.Form(c, CorrectionGallery.Typed(c)),
        ["corrections-ten"] = c => CorrectionGallery.Form(c, [.. Enumerable.Repeat(TypedCorrection.Blank, 10)]),
        ["corrections-wrong"] = CorrectionGallery.FormWithErrors,
        ["purposes"] = c => new PurposesPage(c, Profile.Purposes, null),
        ["purposes-missing"] = c => new PurposesPage(c, Profile.Purposes, null) { Errors = [Problems.PurposeMissing] },
        ["purposes-some"] = c => new PurposesPage(c, Profile.Purposes, ["advertising", "usage-analysis"]),
        ["purposes-all"] = c => new PurposesPage(c, Profile.Purposes, []),
        ["email"] = c => new EmailPage(c, null),
        ["email-no-code"] = c => new EmailPage(c, null) { Kinds = Withdrawal },
        ["email-wrong"] = c => new EmailPage(c, "wang.xiaoming") { Errors = [Problems.EmailInvalid] },
        ["email-form-expired"] = c => new EmailPage(c, "wang@example.com") { Errors = [Problems.FormExpired] },
        ["details"] = c => new DetailsPage(c, null),
        ["details-missing"] = c => new DetailsPage(c, null) { Errors = [Problems.DetailsMissing] },
        ["details-too-long"] = c => new DetailsPage(c, new string('x', 4100)) { Errors = [Problems.DetailsTooLong(4100)] },
        ["details-characters"] = c => new DetailsPage(c, "x") { Errors = [Problems.DetailsHaveControlCharacters] },
        ["email-after-details"] = c => new EmailPage(c, null) { Kinds = Question, Back = RequestPaths.Details },
        ["account"] = c => new AccountPage(c, null),
        ["account-wrong"] = c => new AccountPage(c, new string('7', 70)) { Errors = [Problems.AccountTooLong] },
        ["residence"] = c => new ResidencePage(c, Places, null),
        ["residence-again"] = c => new ResidencePage(c, Places, "FR"),
        ["residence-wrong"] = c => new ResidencePage(c, Places, null) { Errors = [Problems.ResidenceUnknown] },
        ["check-residence"] = c => new CheckPage(c, Both, "wang.xiaoming@example.com", null, c.Language) { AsksResidence = true, Residence = "FR" },
        ["check-no-residence"] = c => new CheckPage(c, Both, "wang.xiaoming@example.com", null, c.Language) { AsksResidence = true },
        ["check"] = c => new CheckPage(c, Both, "wang.xiaoming@example.com", "60f8c2a1b7d94e", c.Language),
        ["check-correction"] = c => new CheckPage(c, Correction, "wang.xiaoming@example.com", null, c.Language) { Corrections = CorrectionGallery.Stated(c) },
        ["check-no-account"] = c => new CheckPage(c, Copy, "wang.xiaoming@example.com", null, c.Language),
        ["check-opt-out"] = c => new CheckPage(c, OptOut, "wang.xiaoming@example.com", null, c.Language),
        ["check-objection"] = c => new CheckPage(c, Objection, "wang.xiaoming@example.com", null, c.Language) { Purposes = Marketing(c) },
        ["sent-opt-out"] = c => new SentPage(c, Reference, OptOut, Received, Due),
        ["sent-restriction"] = c => new SentPage(c, Reference, Restriction, Received, Due),
        ["check-question"] = c => new CheckPage(c, Question, "wang.xiaoming@example.com", null, c.Language) { Details = Words(c) },
        ["check-automated"] = c => new CheckPage(c, Automated, "wang.xiaoming@example.com", null, c.Language) { Details = Words(c) },
        ["sent-automated"] = c => new SentPage(c, Reference, Automated, Received, Due),
        ["sent"] = c => new SentPage(c, Reference, Copy, Received, Due),
        ["sent-deletion"] = c => new SentPage(c, Reference, Deletion, Received, Due),
        ["sent-both"] = c => new SentPage(c, Reference, Both, Received, Due),
        ["sent-correction"] = c => new SentPage(c, Reference, Correction, Received, Due),
        ["sent-several"] = c => new SentPage(c, Reference, new Kinds(Asked.Correction, Asked.Copy), Received, Due),
        ["sent-question"] = c => new SentPage(c, Reference, Question, Received, Due),
        ["corrections-restrict"] = c => CorrectionGallery.Form(c, CorrectionGallery.Typed(c)) with { Restricts = true },
        ["check-correction-restrict"] = c => new CheckPage(c, Contested, "wang.xiaoming@example.com", null, c.Language) { Corrections = CorrectionGallery.Stated(c) },
        ["sent-correction-restrict"] = c => new SentPage(c, Reference, Contested, Received, Due),
    };
}
