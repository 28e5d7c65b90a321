using Microsoft.AspNetCore.WebUtilities;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>Every page in every state that looks different, with made-up people.</summary>
internal static class Gallery
{
    public static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    public static readonly DateOnly Received = new(2026, 11, 23);
    public static readonly DueDay Due = new(new DateOnly(2026, 12, 8), Received);
    public static readonly Kinds Copy = new(Asked.Copy);
    public static readonly Kinds Deletion = new(Asked.Deletion);
    public static readonly Kinds Account = new(KindCatalogue.Default["account-cancellation"]);
    public static readonly Kinds Both = new(Asked.Copy, Asked.Deletion);
    public static readonly Kinds OptOut = new(Asked.OptOut);
    public static readonly Kinds Withdrawal = new(Asked.Withdrawal);
    public static readonly Kinds Restriction = new(Asked.Restriction);
    public static readonly Kinds Objection = new(Asked.Objection);
    public static readonly Kinds Question = new(Asked.Question);
    public static readonly Kinds Correction = new(Asked.Correction);
    public static readonly Kinds Contested = Correction.StoppingUntilCorrected();
    public static readonly Kinds Automated = new(Asked.AutomatedDecision);
    public static readonly Kinds Appeal = new(Asked.Appeal);
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    internal static readonly DateTimeOffset Moment = new(2026, 11, 24, 14, 5, 0, TimeSpan.FromHours(8));
    internal static readonly CompanyProfile Profile = CompanyProfile.Default("privacy@example.com");

    // With a law of the shortest clocks beside ours.
    private static readonly DeadlineRules Rules = ShortRules();

    internal static readonly Opinion Approval = new("z•••@example.com", Moment.AddDays(1), Verdict.Approve, null, null, null);

    private static readonly string[] Places = [.. RegimeCatalogue.Default.Regimes.Values.SelectMany(r => r.Residence).Distinct()];

    private static readonly StatusOutcome.Ready Ready = new(
        $"/status/{Reference}/read",
        $"/status/{Reference}/file",
        3_412_000,
        Moment.AddDays(14),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        null);

    private static readonly Dictionary<string, Func<PageContext, Page>> Makers = new()
    {
        ["start"] = c => new StartPage(c, new Uri("https://console.example.com/profile"), 15),
        ["start-no-account-centre"] = c => new StartPage(c, null, 15),
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
        ["prove"] = c => new ProvePage(c, Reference, Copy, Received),
        ["prove-automated"] = c => new ProvePage(c, Reference, Automated, Received),
        ["prove-both"] = c => new ProvePage(c, Reference, Both, Received),
        ["prove-reopen"] = c => new ProvePage(c, Reference, Deletion, Received) { ReopenUntil = Due.Day.AddDays(30) },
        ["prove-wrong"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeWrong(3)] },
        ["prove-locked"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeLocked] },
        ["prove-expired"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeExpired] },
        ["prove-too-many"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.TooManyCodes] },
        ["prove-new-code"] = c => new ProvePage(c, Reference, Copy, Received) { NewCodeSent = true },
        ["understood"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Deletion),
        ["understood-question"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Question) { NewCodeSent = true },
        ["understood-wrong"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Both)
        {
            Chosen = [],
            Errors = [Problems.KindMissing, Problems.CodeMissing],
        },
        ["understood-expired"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Copy) { Errors = [Problems.CodeExpired] },
        ["understood-reopen"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Copy) { ReopenUntil = Due.Day.AddDays(30) },
        ["ask"] = c => Ask(c, Copy),
        ["ask-which-data-ticked"] = c => Ask(c, Copy) with { ClockSource = "UK GDPR, article 12A(5) and (6)", Clarifies = true, Errors = [Problems.QuestionMissing] },
        ["ask-which-data"] = c => Ask(c, Copy) with { ClockSource = "UK GDPR, article 12A(5) and (6)" },
        ["ask-conditions"] = c => Ask(c, Account) with { Unmet = ["unpaid"], Question = "x" },
        ["ask-missing"] = c => Ask(c, Copy) with { Errors = [Problems.QuestionMissing] },
        ["ask-too-long"] = c => Ask(c, Copy) with { Question = "x", Errors = [Problems.QuestionTooLong(1001)] },
        ["answer"] = c => Answer(c, []),
        ["answer-conditions"] = c => Answer(c, [KindCatalogue.Default.ConditionsOf(Account)[0].Words.In(c.Language)]) with { Question = "" },
        ["answer-missing"] = c => Answer(c, []) with { Errors = [Problems.AnswerMissing] },
        ["answer-too-long"] = c => Answer(c, []) with { Answer = "x", Errors = [Problems.AnswerTooLong(4001)] },
        ["decision-answered"] = c => new DecisionPage(c, Facts(c, Account) with
        {
            Exchanges =
            [
                new ExchangeView("Since when have you used the second account?", [], "Since May."),
                new ExchangeView("", [KindCatalogue.Default.ConditionsOf(Account)[0].Words.In(c.Language)], ""),
                new ExchangeView("Which of your two accounts?", [], null),
            ],
        }, false) { AskPath = $"/decide/{Reference}/ask" },
        ["extend"] = c => Extend(c),
        ["extend-missing"] = c => Extend(c) with { Errors = [Problems.ExtensionReasonMissing] },
        ["extend-too-long"] = c => Extend(c) with { Reason = "x", Errors = [Problems.ExtensionReasonTooLong(2001)] },
        ["decision-extendable"] = c => Decision(c, Copy) with { Extend = new ExtendOffer($"/decide/{Reference}/extend", Due.Day.AddMonths(2)) },
        ["decision-provisional"] = c => new DecisionPage(c, Facts(c, Account) with { DoneBy = Due.Day.AddDays(6), IsProvisional = true }, true),
        ["decision-account"] = c => new DecisionPage(c, Facts(c, Account) with { Plan = Plan(c) }, true),
        ["second-account"] = c => new SecondPage(c, Facts(c, Account) with { Plan = Plan(c) }, Approval),
        ["decision-extended"] = c => new DecisionPage(c, Facts(c, Copy) with { ExtendedFrom = Due.Day.AddMonths(-2) }, false),
        ["second-extendable"] = c => new SecondPage(c, Facts(c, Deletion), Approval) { Extend = new ExtendOffer($"/decide/{Reference}/extend", Due.Day.AddMonths(2)) },
        ["blocked-extendable"] = c => Blocked(c, Copy, "schema", SourceStep.Package) with { Extend = new ExtendOffer($"/decide/{Reference}/extend", Due.Day.AddMonths(2)) },
        ["status-extended"] = c => Status(c, Copy, 3) with { Extension = new Extension(Due.Day.AddMonths(-2), Reason(c)) },
        ["status-date-moved"] = c => Status(c, Copy, 3) with { Moved = new MovedDate(IsFee: false, Due.Day.AddDays(-9), Due.Day.AddDays(-5), "UK GDPR, article 12A(5) and (6)") },
        ["status-date-moved-by-fee"] = c => Status(c, Copy, 3) with { Moved = new MovedDate(IsFee: true, Due.Day.AddDays(-31), Due.Day.AddDays(-30), "UK GDPR, articles 12(3) and 12A") },
        ["message-extended"] = c => MessagePage.Extended(c, Reference, Due),
        ["message-not-extendable"] = c => MessagePage.NotExtendable(c, Reference, Due),
        ["message-already-extended"] = c => MessagePage.AlreadyExtended(c, Reference, Due),
        ["message-too-late-to-extend"] = c => MessagePage.TooLateToExtend(c, Reference, Due),
        ["message-asked"] = c => MessagePage.Asked(c, Reference),
        ["message-answered"] = c => MessagePage.Answered(c, Reference),
        ["status-awaiting-person"] = c => Status(c, Copy, 3) with { Note = StatusNote.AwaitingPerson, AnswerPath = $"/status/{Reference}/answer" },
        ["ask-fee"] = c => FeeGallery.Ask(c),
        ["ask-fee-closes"] = c => FeeGallery.Ask(c) with { SilenceWaives = false, Repeats = [new Repeats(Asked.Copy, 1)] },
        ["ask-fee-wrong"] = c => FeeGallery.Ask(c) with { Amount = "a lot", Errors = [Problems.FeeAmountInvalid, Problems.FeeReasonMissing] },
        ["ask-fee-too-long"] = c => FeeGallery.Ask(c) with { Amount = "30 CNY", Reason = "x", Errors = [Problems.FeeReasonTooLong(1001)] },
        ["waive-fee"] = c => FeeGallery.Waive(c, FeeState.Quoted),
        ["waive-fee-accepted"] = c => FeeGallery.Waive(c, FeeState.Accepted),
        ["waive-fee-missing"] = c => FeeGallery.Waive(c, FeeState.Quoted) with { Errors = [Problems.WaiverMissing] },
        ["answer-fee"] = c => FeeGallery.Answer(c),
        ["answer-fee-closes"] = c => FeeGallery.Answer(c) with { SilenceWaives = false },
        ["answer-fee-missing"] = c => FeeGallery.Answer(c) with { Errors = [Problems.FeeAnswerMissing] },
        ["decision-repeated"] = c => FeeGallery.Decision(c, FeeState.Quoted),
        ["decision-fee-accepted"] = c => FeeGallery.Decision(c, FeeState.Accepted),
        ["decision-fee-waived"] = c => FeeGallery.Decision(c, FeeState.Waived),
        ["status-awaiting-fee"] = c => Status(c, Copy, 3) with { Note = StatusNote.AwaitingFee, FeePath = $"/status/{Reference}/fee" },
        ["status-fee-declined"] = c => Status(c, Copy, 3, new StatusOutcome.FeeDeclined("30 CNY", Reason(c), InSilence: false)),
        ["status-fee-silence"] = c => Status(c, Copy, 3, new StatusOutcome.FeeDeclined("30 CNY", Reason(c), InSilence: true)),
        ["staff-answer-review-fee"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.FeeDeclined) },
        ["message-fee-asked"] = c => MessagePage.FeeAsked(c, Reference),
        ["message-fee-not-possible"] = c => MessagePage.FeeNotPossible(c, Reference),
        ["message-fee-waived"] = c => MessagePage.FeeWaived(c, Reference),
        ["message-fee-accepted"] = c => MessagePage.FeeAccepted(c, Reference),
        ["message-fee-declined"] = c => MessagePage.FeeDeclined(c, Reference),
        ["withdraw"] = c => new WithdrawPage(c, Reference, Deletion),
        ["withdraw-form-expired"] = c => new WithdrawPage(c, Reference, Both) { Errors = [Problems.FormExpired] },
        ["message-not-me"] = c => MessagePage.NotMe(c, Reference),
        ["message-withdrawn"] = c => MessagePage.Withdrawn(c, Reference),
        ["message-too-late-to-stop"] = c => MessagePage.TooLateToStop(c, Reference),
        ["sign-in-staff"] = c => new SignInPage(c, Audience.Staff, Reference, Received, false),
        ["sign-in-staff-code"] = c => new SignInPage(c, Audience.Staff, Reference, Received, true),
        ["sign-in-staff-expired"] = c =>
            new SignInPage(c, Audience.Staff, Reference, Received, true) { Errors = [Problems.CodeExpired] },
        ["sign-in-person"] = c => new SignInPage(c, Audience.Person, Reference, Received, false),
        ["sign-in-person-code"] = c => new SignInPage(c, Audience.Person, Reference, Received, true) { NewCodeSent = true },
        ["sign-in-person-wrong"] = c =>
            new SignInPage(c, Audience.Person, Reference, Received, true) { Errors = [Problems.CodeNotSixDigits] },
        ["decision"] = c => Decision(c, Copy),
        ["decision-deletion"] = c => Decision(c, Deletion),
        ["decision-both"] = c => Decision(c, Both),
        ["decision-one-record"] = c => new DecisionPage(c, Facts(c, Both) with
        {
            Account = null,
            Findings = [Findings(c)[0]],
            Plan = [.. Plan(c).DistinctBy(line => line.Act).Select(line => line with { Records = 1 })],
        }, true),
        ["decision-nothing"] = c => new DecisionPage(c, Facts(c, Copy) with { Findings = [] }, false),
        ["decision-question"] = c => new DecisionPage(c, Facts(c, Question) with { Findings = [] }, false),
        ["decision-restriction"] = c => Decision(c, Restriction),
        ["decision-without-source"] = c =>
            new DecisionPage(c, Facts(c, Copy) with { Missing = [Source(c)] }, false),
        ["decision-missing"] = c => Decision(c, Copy) with { Errors = [Problems.DecisionMissing] },
        ["decision-officer-disagreement"] = c => new DecisionPage(c, Facts(c, Both), false)
        {
            Note = OfficerNote.Disagreement,
            Opinions = [Refusal(c), Disagreement(c)],
        },
        ["decision-officer-silence"] = c => new DecisionPage(c, Facts(c, Deletion), false)
        {
            Note = OfficerNote.Silence,
            Opinions = [Approval],
        },
        ["decision-correction"] = CorrectionGallery.Decision,
        ["decision-correction-several"] = c => CorrectionGallery.Decision(c) with { Facts = Facts(c, new Kinds(Asked.Correction, Asked.Copy)) },
        ["decision-correction-revealed"] = CorrectionGallery.Revealed,
        ["decision-correction-reveal-wrong"] = c => CorrectionGallery.Decision(c) with { Errors = [Problems.WhyMissing] },
        ["decision-correction-wrong"] = CorrectionGallery.DecisionWithErrors,
        ["decision-correction-officer"] = CorrectionGallery.Officer,
        ["second-correction"] = CorrectionGallery.Second,
        ["second-correction-refuse"] = c => new SecondPage(c, Facts(c, Correction), Refusal(c)) { Proposals = CorrectionGallery.Decision(c).Proposals },
        ["second-approve"] = c => new SecondPage(c, Facts(c, Deletion), Approval),
        ["second-approve-both"] = c => new SecondPage(c, Facts(c, Both), Approval),
        ["second-refuse"] = c => new SecondPage(c, Facts(c, Copy), Refusal(c)),
        ["second-missing"] = c => new SecondPage(c, Facts(c, Deletion), Approval) { Errors = [Problems.AgreementMissing] },
        ["dispute"] = c => new DisputePage(c, Reference, Deletion, Due, Approval, null),
        ["dispute-missing"] = c => new DisputePage(c, Reference, Copy, Due, Refusal(c), null) { Errors = [Problems.NoteMissing] },
        ["dispute-too-long"] = c =>
            new DisputePage(c, Reference, Both, Due, Approval, new string('x', 1234)) { Errors = [Problems.NoteTooLong(1234)] },
        ["refuse"] = c => Refuse(c, null, null),
        ["refuse-deletion"] = c => Refuse(c, null, null) with { Kinds = Deletion },
        ["refuse-officer"] = c => Refuse(c, null, null) with { Kinds = Both, TakesTwo = false },
        ["refuse-objection"] = c => Refuse(c, null, null) with { Kinds = Objection },
        ["refuse-wrong"] = c => Refuse(c, null, null) with { Errors = [Problems.GroundMissing, Problems.ReasonMissing] },
        ["refuse-too-long"] = c =>
            Refuse(c, "trade-secrets", new string('x', 2345)) with { Errors = [Problems.ReasonTooLong(2345)] },
        ["decided-approved-now"] = c => Decided(c, Copy, DecisionState.Final, Verdict.Approve),
        ["decided-deletion-now"] = c => Decided(c, Deletion, DecisionState.Final, Verdict.Approve),
        ["decided-question-now"] = c => Decided(c, Question, DecisionState.Final, Verdict.Approve),
        ["decided-correction-now"] = c => Each(c, DecisionState.Final, true),
        ["decided-correction-before"] = c => Each(c, DecisionState.Final, false),
        ["agreed-correction-now"] = c => Each(c, DecisionState.Agreed, true),
        ["agreed-correction-before"] = c => Each(c, DecisionState.Agreed, false),
        ["waiting-correction-now"] = c => Each(c, DecisionState.Waiting, true),
        ["waiting-correction-before"] = c => Each(c, DecisionState.Waiting, false),
        ["disputed-correction-now"] = c => Each(c, DecisionState.Disputed, true),
        ["disputed-correction-before"] = c => Each(c, DecisionState.Disputed, false),
        ["decided-several-now"] = c => Decided(c, new Kinds(Asked.Correction, Asked.Deletion), DecisionState.Agreed, Verdict.Approve),
        ["decided-restriction-now"] = c => Decided(c, Restriction, DecisionState.Final, Verdict.Approve),
        ["decided-refused-now"] = c => Decided(c, Copy, DecisionState.Final, Verdict.Refuse),
        ["decided-approved-before"] = c => Decided(c, Both, DecisionState.Final, Verdict.Approve) with { JustNow = false },
        ["decided-refused-before"] = c =>
            Decided(c, Both, DecisionState.Final, Verdict.Refuse) with { By = "l•••@example.com", JustNow = false },
        ["agreed-approved-now"] = c => Decided(c, Both, DecisionState.Agreed, Verdict.Approve),
        ["agreed-refused-now"] = c => Decided(c, Copy, DecisionState.Agreed, Verdict.Refuse),
        ["agreed-approved-before"] = c => Decided(c, Deletion, DecisionState.Agreed, Verdict.Approve) with { JustNow = false },
        ["agreed-refused-before"] = c => Decided(c, Copy, DecisionState.Agreed, Verdict.Refuse) with { JustNow = false },
        ["waiting-approved-now"] = c => Decided(c, Deletion, DecisionState.Waiting, Verdict.Approve),
        ["waiting-refused-now"] = c => Decided(c, Copy, DecisionState.Waiting, Verdict.Refuse),
        ["waiting-approved-before"] = c => Decided(c, Both, DecisionState.Waiting, Verdict.Approve) with { JustNow = false },
        ["waiting-refused-before"] = c => Decided(c, Copy, DecisionState.Waiting, Verdict.Refuse) with { JustNow = false },
        ["disputed-approved-now"] = c => Decided(c, Deletion, DecisionState.Disputed, Verdict.Approve),
        ["disputed-refused-now"] = c => Decided(c, Copy, DecisionState.Disputed, Verdict.Refuse),
        ["disputed-approved-before"] = c =>
            Decided(c, Both, DecisionState.Disputed, Verdict.Approve) with { By = "l•••@example.com", JustNow = false },
        ["disputed-refused-before"] = c => Decided(c, Copy, DecisionState.Disputed, Verdict.Refuse) with { JustNow = false },
        ["blocked-search"] = c => Blocked(c, Both, "unreachable", SourceStep.Search),
        ["blocked-search-deletion"] = c => Blocked(c, Deletion, "refused", SourceStep.Search),
        ["blocked-search-question"] = c => Blocked(c, Question, "too-many-keys", SourceStep.Search),
        ["blocked-search-restriction"] = c => Blocked(c, Restriction, "unreachable", SourceStep.Search),
        ["blocked-package"] = c => Blocked(c, Copy, "schema", SourceStep.Package),
        ["blocked-erasure"] = c => Blocked(c, Both, "sqlite-11", SourceStep.Erasure),
        ["blocked-erasure-moving"] = c => Blocked(c, Deletion, "rows-keep-coming", SourceStep.Erasure),
        ["blocked-correction"] = c => Blocked(c, Correction, "unreachable", SourceStep.Correction),
        ["blocked-missing"] = c => Blocked(c, Deletion, "rows-unchanged", SourceStep.Erasure) with { Errors = [Problems.WayOnMissing] },
        ["mail"] = c => Mail(c, Chinese(c)
            ? "您好！\n\n我已经不再使用贵公司的服务，请删除我的全部个人信息。删除之前请先给我一份副本。\n\n王小明"
            : "Hello,\n\nI no longer use your service. Please delete all my personal data, and send me a copy before.\n\nWang Xiaoming"),
        ["mail-proven"] = c => Mail(c, Words(c)) with { Mail = Mail(c, Words(c)).Mail with { IsProven = true } },
        ["mail-bare"] = c => Mail(c, "") with { Mail = Mail(c, "").Mail with { Subject = null, Attachments = [new(null, 0)] }, Understood = Question },
        ["mail-long"] = c => Mail(c, string.Concat(Enumerable.Repeat("All work and no play makes Jack a dull boy. ", 400))),
        ["mail-missing"] = c => Mail(c, "?") with { Errors = [Problems.KindMissing] },
        ["mail-saved"] = c => Mail(c, "?") with { Saved = true, Chosen = [Asked.Copy] },
        ["staff-answer"] = c => StaffAnswer(c, Question) with { Details = Words(c) },
        ["staff-answer-mail"] = c => StaffAnswer(c, Question) with { Mail = Mail(c, Words(c)).Mail, Offered = KindCatalogue.Default.Askable },
        ["staff-answer-mail-missing"] = c => StaffAnswer(c, Question) with
        {
            Mail = Mail(c, Words(c)).Mail,
            Offered = KindCatalogue.Default.Askable,
            Errors = [Problems.KindMissing],
        },
        ["staff-answer-proven"] = c => StaffAnswer(c, new Kinds(Asked.Question, Asked.Copy)) with { IsProven = true, Details = Words(c) },
        ["staff-answer-review"] = c => StaffAnswer(c, Appeal) with
        {
            IsProven = true,
            Details = Words(c),
            Reviewed = new ReviewedFacts(
                Reference, Copy, Outcome.Refused, Moment, ["z•••@example.com", "l•••@example.com"], Profile.Ground("trade-secrets").Words.In(c.Language), Reason(c), null),
        },
        ["staff-answer-review-gone"] = c => StaffAnswer(c, Appeal) with
        {
            IsProven = true,
            Details = Words(c),
            Reviewed = new ReviewedFacts(Reference, null, null, null, [], null, null, null),
        },
        ["staff-answer-review-answered"] = c => StaffAnswer(c, Appeal) with
        {
            IsProven = true,
            Details = Words(c),
            Reviewed = new ReviewedFacts(Reference, Question, Outcome.Answered, Moment, ["z•••@example.com"], null, null, Reason(c)),
        },
        ["staff-answer-review-done"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.Done) },
        ["staff-answer-review-in-part"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.InPart) },
        ["staff-answer-review-nothing-found"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.NothingFound) },
        ["staff-answer-missing"] = c => StaffAnswer(c, Question) with { Details = Words(c), Errors = [Problems.StaffAnswerMissing] },
        ["staff-answer-too-short"] = c => StaffAnswer(c, Question) with { Answer = "OK", Errors = [Problems.StaffAnswerTooShort] },
        ["staff-answer-too-long"] = c => StaffAnswer(c, Question) with { Answer = new string('x', 4100), Errors = [Problems.StaffAnswerTooLong(4100)] },
        ["staff-answer-characters"] = c => StaffAnswer(c, Question) with { Answer = "x", Errors = [Problems.StaffAnswerHasControlCharacters] },
        ["answered-now"] = c => new AnsweredPage(c, Reference, Question, null, Moment, Reason(c), JustNow: true),
        ["answered-before"] = c => new AnsweredPage(c, Reference, Appeal, "l•••@example.com", Moment, Reason(c), JustNow: false),
        ["ask-review"] = c => new AskReviewPage(c, Reference, 15, null),
        ["ask-review-too-long"] = c => new AskReviewPage(c, Reference, 15, new string('x', 4100)) { Errors = [Problems.DetailsTooLong(4100)] },
        ["ask-review-missing"] = c => new AskReviewPage(c, Reference, 15, null) { Errors = [Problems.DetailsMissing] },
        ["status-question"] = c => Status(c, Question, 1),
        ["status-answered"] = c => Status(c, Question, 2, new StatusOutcome.Answered(Reason(c), IsReview: false)) with { ReviewUntil = Due.Day.AddDays(30) },
        ["status-reviewed"] = c => Status(c, Appeal, 3, new StatusOutcome.Answered(Reason(c), IsReview: true)),
        ["status-review-asked"] = c => Status(c, Question, 2, new StatusOutcome.Answered(Reason(c), IsReview: false)) with { Review = Reference },
        ["status-open"] = c => Status(c, Copy, 2),
        ["status-stoppable"] = c => Status(c, Copy, 2) with { WithdrawPath = $"/status/{Reference}/withdraw" },
        ["status-cooling-off"] = c => Status(c, Deletion, 4) with
        {
            Note = StatusNote.CoolingOff,
            StoppableUntil = Moment.AddDays(2),
            WithdrawPath = $"/status/{Reference}/withdraw",
        },
        ["status-joined"] = c => Status(c, Copy, 2, new StatusOutcome.Joined(Reference.FromBytes(new byte[8]))),
        ["status-withdrawn"] = c => Status(c, Copy, 2, new StatusOutcome.Withdrawn()),
        ["status-both"] = c => Status(c, Both, 3) with { Note = StatusNote.AwaitingSecond },
        ["status-awaiting-proof"] = c => Status(c, Deletion, 1) with { Note = StatusNote.AwaitingProof },
        ["status-delayed"] = c => Status(c, Copy, 4) with { Note = StatusNote.Delayed },
        ["status-last-day"] = c => Status(c, Copy, 2) with { Due = Due with { Today = Due.Day } },
        ["status-one-day"] = c => Status(c, Copy, 2) with { Due = Due with { Today = Due.Day.AddDays(-1) } },
        ["status-late"] = c => Status(c, Copy, 3) with { Due = Due with { Today = Due.Day.AddDays(2) }, NewDay = Due.Day.AddDays(7) },
        ["status-one-day-late"] = c => Status(c, Copy, 3) with { Due = Due with { Today = Due.Day.AddDays(1) }, Note = StatusNote.Delayed },
        ["status-ready"] = c => Status(c, Copy, 5, Ready),
        ["status-ready-both"] = c => Status(c, Both, 5, Ready with { DeletionBy = Received.AddDays(15) }),
        ["status-ready-in-part"] = c => Status(c, Copy, 5, Ready, InPart(c)),
        ["again"] = c => new AgainPage(c, Reference),
        ["status-gone-again"] = c =>
            Status(c, Copy, 6, new StatusOutcome.Gone(Moment.AddDays(14), $"/status/{Reference}/again", Received.AddDays(104))),
        ["status-made-again"] = c => Status(c, Copy, 4) with { IsServed = true },
        ["status-made-again-delayed"] = c => Status(c, Copy, 4) with { IsServed = true, Note = StatusNote.Delayed },
        ["status-gone"] = c => Status(c, Copy, 6, new StatusOutcome.Gone(Moment.AddDays(14))),
        ["status-deleted"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c))),
        ["status-deleted-all"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Keep)])),
        ["status-deleted-in-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c)), InPart(c)),
        ["status-kept"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Keep)])),
        ["status-anonymised"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Mask)])),
        ["status-anonymised-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Delete)])),
        ["status-nothing-left"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([])),
        ["status-stored-only"] = c => Status(c, Deletion, 5, new StatusOutcome.Deleted(Plan(c))) with
        {
            Note = StatusNote.StoredOnly,
            StoredUntil = new DateOnly(2027, 12, 31),
            Steps =
            [
                .. Status(c, Deletion, 5).Steps.Where(step => step.Kind != StepKind.Closed),
                new StatusStep(StepKind.KeptErased, StepState.Scheduled, new DateOnly(2054, 1, 1)),
                new StatusStep(StepKind.Closed, StepState.Ahead, null),
            ],
        },
        ["status-both-deleted"] = c => Status(c, Both, 7, new StatusOutcome.Deleted(Plan(c)), Ready),
        ["corrections-restrict"] = c => CorrectionGallery.Form(c, CorrectionGallery.Typed(c)) with { Restricts = true },
        ["check-correction-restrict"] = c => new CheckPage(c, Contested, "wang.xiaoming@example.com", null, c.Language) { Corrections = CorrectionGallery.Stated(c) },
        ["sent-correction-restrict"] = c => new SentPage(c, Reference, Contested, Received, Due),
        ["decision-correction-restrict"] = c => CorrectionGallery.Decision(c) with { Facts = Facts(c, Contested) },
        ["refuse-correction-restrict"] = c => Refuse(c, null, null) with { Kinds = Contested },
        ["status-correction-restrict"] = c => Status(c, Contested, 3, Stopped(c, StopState.UntilCorrected) with { Purposes = [] }),
        ["status-deleted-recipients"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c)), RecipientGallery.Outcome(c, HookEvent.Erasure)),
        ["status-corrected-recipients"] = c => Status(
            c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Take(2)]), RecipientGallery.Outcome(c, HookEvent.Rectification)),
        ["recipients"] = c => RecipientGallery.ToTell(c),
        ["recipients-revealed"] = c => RecipientGallery.ToTell(c, revealed: true),
        ["stops"] = c => RecipientGallery.ToStop(c),
        ["stops-revealed"] = c => RecipientGallery.ToStop(c, revealed: true),
        ["stops-missing"] = c => RecipientGallery.ToStop(c) with { Errors = [Problems.StopMissing] },
        ["stops-why"] = c => RecipientGallery.ToStop(c) with { Errors = [Problems.WhyMissing] },
        ["message-stops-done"] = c => MessagePage.StopsDone(c, Reference),
        ["recipients-missing"] = c => RecipientGallery.ToTell(c) with { Errors = [Problems.RecipientMissing] },
        ["message-recipients-told"] = c => MessagePage.RecipientsTold(c, Reference),
        ["status-refused"] = c => Status(c, Both, 4, new StatusOutcome.Refused(
            Profile.Ground("trade-secrets").Words.In(c.Language), Profile.Ground("trade-secrets").Article.In(c.Language), Reason(c))),
        ["status-correction"] = c => Status(c, Correction, 3),
        ["status-corrected"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Take(2)])),
        ["status-corrected-part"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected(CorrectionGallery.Lines(c))),
        ["status-corrected-none"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Skip(2)])),
        ["status-nothing"] = c => Status(c, Copy, 4, new StatusOutcome.NothingFound()),
        ["status-stopped"] = c => Status(c, OptOut, 2, Stopped(c, StopState.Stays)),
        ["status-stopped-until-decided"] = c => Status(c, Restriction, 3, Stopped(c, StopState.UntilDecided) with { Purposes = [] }),
        ["status-stopped-resumed"] = c => Status(c, Objection, 5, Stopped(c, StopState.Resumed), new StatusOutcome.Refused(
            Profile.Ground("legal-duty").Words.In(c.Language), Profile.Ground("legal-duty").Article.In(c.Language), Reason(c))),
        ["status-stopping-by-hand"] = c => Status(c, OptOut, 1, Stopped(c, StopState.ByHand) with { Targets = [], IsUnconfirmed = true }),
        ["status-stopped-by-hand"] = c => Status(c, OptOut, 2, Stopped(c, StopState.Stays) with { Targets = [], ByHandAt = Moment.AddHours(2) }),
        ["status-unproven"] = c => Status(c, Copy, 1, new StatusOutcome.Unproven()),
        ["deadlines"] = c => Deadlines(c, ""),
        ["deadlines-wrong"] = c => Deadlines(c, "regime=gdrp&kind=&received=yesterday&colour=blue"),
        ["deadlines-wrong-kind"] = c => Deadlines(c, "regime=ccpa&kind=question&received="),
        ["deadlines-wrong-moment"] = c => Deadlines(c, "kind=incident&received=2026-09-30"),
        ["deadlines-account"] = c => Deadlines(c, "regime=pipl&kind=account-cancellation&received=2026-09-30"),
        ["deadlines-provisional"] = c => Deadlines(c, "kind=account-cancellation&received=2026-12-18"),
        ["deadlines-holiday"] = c => Deadlines(c, "kind=copy&received=2026-09-18"),
        ["deadlines-make-up"] = c => Deadlines(c, "kind=consent-withdrawal&received=2026-09-25"),
        ["deadlines-month"] = c => Deadlines(c, "regime=gdpr&kind=access&received=2026-01-31"),
        ["deadlines-extended"] = c => Deadlines(c, "regime=gdpr&kind=access&received=2026-03-05&extended=true&pause=identity-doubt:2026-03-06/2026-03-07"),
        ["deadlines-identity"] = c => Deadlines(c, "regime=uk-gdpr&kind=access&received=2026-03-05&identity=2026-03-09&pause=clarification:2026-03-10/2026-03-14"),
        ["deadlines-fee"] = c => Deadlines(c, "regime=uk-gdpr&kind=access&received=2026-03-05&fee=2026-03-09"),
        ["deadlines-complaint"] = c => Deadlines(c, "regime=uk-gdpr&kind=complaint&received=2026-03-05"),
        ["deadlines-first-day"] = c => Deadlines(c, "regime=ccpa,colorado&kind=access&received=2026-11-21"),
        ["deadlines-appeal"] = c => Deadlines(c, "regime=colorado&kind=access&received=2026-03-05&appealed=2026-05-04"),
        ["deadlines-incident"] = c => Deadlines(c, "regime=pipl,gdpr&kind=incident&received=2026-04-03T16:30:00%2B08:00"),
        ["deadlines-short"] = c => Deadlines(c, "regime=short&kind=question&received=2026-11-26"),
        ["deadlines-two-months"] = c => Deadlines(c, "regime=short&kind=complaint&received=2026-11-26"),
        ["deadlines-notice"] = c => Deadlines(c, "regime=short&kind=incident&received=2026-11-26T08:00Z"),
        ["not-ours"] = c => NotOurs(c, Copy),
        ["not-ours-restriction"] = c => NotOurs(c, Restriction),
        ["not-ours-missing"] = c => NotOurs(c, Copy) with { Day = "x", Errors = [Problems.ResponsibleMissing, Problems.DayMissing] },
        ["not-ours-too-long"] = c => NotOurs(c, Copy) with { Responsible = new string('x', 201), Errors = [Problems.ResponsibleTooLong(201)] },
        ["decision-not-ours"] = c => Decision(c, Copy) with { NotOursPath = NotOursPage.PathOf(Reference) },
        ["staff-answer-not-ours"] = c => StaffAnswer(c, Question) with { Details = Words(c), NotOursPath = NotOursPage.PathOf(Reference) },
        ["staff-answer-review-not-ours"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.NotOurs) },
        ["status-not-ours"] = c => Status(c, Copy, 3, new StatusOutcome.NotOurs("Example Ltd", null)) with { ReviewUntil = Due.Day.AddDays(30) },
        ["status-not-ours-forwarded"] = c => Status(c, Copy, 3, new StatusOutcome.NotOurs("Example Ltd", Received)),
        ["message-not-ours"] = c => MessagePage.NotOurs(c, Reference),
        ["mail-can-be-spam"] = c => Mail(c, "?") with { CanBeSpam = true },
        ["staff-answer-can-be-spam"] = c => StaffAnswer(c, Question) with { Mail = Mail(c, Words(c)).Mail, Offered = KindCatalogue.Default.Askable, CanBeSpam = true },
        ["spam"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)),
        ["spam-over"] = c => new SpamPage(c, Reference, Received, "l•••@example.com", Moment, null),
        ["spam-form-expired"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)) { Errors = [Problems.FormExpired] },
        ["undeliverable"] = c => Undeliverable(c, "mail-bounced", "receipt", "ready", "code-read"),
        ["undeliverable-closed"] = c => Undeliverable(c, "mail-address-refused", "deleted") with { Due = null },
        ["undeliverable-question"] = c => Undeliverable(c, "mail-blocked", "person-asked", "late"),
        ["undeliverable-proof"] = c => Undeliverable(c, "mail-dropped", "prove-reminder", "erasure-announced"),
        ["undeliverable-missing"] = c => Undeliverable(c, "mail-key-refused", "receipt") with { Errors = [Problems.ChannelMissing, Problems.DayMissing] },
        ["undeliverable-by-phone"] = c => Undeliverable(c, "mail-bounced", "ready") with { How = Channel.Phone, Day = "x", Errors = [Problems.DayMissing] },
        ["undeliverable-in-person"] = c => Undeliverable(c, "mail-bounced", "ready") with { How = Channel.InPerson, Day = "", Errors = [Problems.DayMissing] },
        ["undeliverable-day"] = c => Undeliverable(c, "mail-bounced", "ready") with
        {
            How = Channel.Post,
            Day = "2026-11-01",
            Errors = [Problems.DayOutside(Received, Due.Day)],
        },
        ["decision-undeliverable"] = c => Decision(
            c with { Notices = [new PageNotice(c.Texts["undeliverable.notice"], UndeliverablePage.PathOf(Reference), c.Texts["undeliverable.link"])] }, Copy),
        ["decision-objection"] = c => new DecisionPage(
            c, Facts(c, Objection) with { Uses = [.. Profile.Purposes.Take(2).Append(Profile.Purposes.Single(p => p.IsMarketing)).Select(p => new UseView(p.WordsForStaff.In(c.Language), p.IsMarketing))] }, false),
        ["refuse-objection-uses"] = c => Refuse(c, null, null) with { Kinds = Objection, Uses = [] },
        ["decision-stop-by-hand"] = c => Decision(
            c with { Notices = [new PageNotice(c.Texts["stops.notice"], StopsPage.PathOf(Reference), c.Texts["stops.link"])] }, Objection),
        ["status-returned"] = c => Status(c, Copy, 2) with { LettersComeBack = true },
        ["message-told"] = c => MessagePage.Told(c, Reference, Received),
        ["message-nothing-returned"] = c => MessagePage.NothingReturned(c, Reference),
        ["message-link-expired"] = MessagePage.LinkExpired,
        ["message-link-broken"] = MessagePage.LinkBroken,
        ["message-link-used"] = MessagePage.LinkUsed,
        ["message-not-found"] = MessagePage.NotFound,
        ["message-wrong-method"] = MessagePage.WrongMethod,
        ["message-too-large"] = MessagePage.TooLarge,
        ["message-too-many-requests"] = c => MessagePage.TooManyRequests(c, TimeSpan.FromSeconds(30)),
        ["message-unavailable"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20)),
        ["message-unavailable-sent"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20), [new("reason", Reason(c)), new("csrf", c.CsrfToken)]),
        ["message-server-error"] = c => MessagePage.ServerError(c, "4bf92f3577b34da6"),
        ["message-start-again"] = MessagePage.StartAgain,
        ["message-unreadable"] = c => MessagePage.Unreadable(c, 415),
        ["message-field-repeated"] = c => MessagePage.FieldRepeated(c, "email"),
        ["message-proven"] = c => MessagePage.Proven(c, Reference, Both, Due),
        ["message-proven-question"] = c => MessagePage.Proven(c, Reference, Question, Due),
        ["message-review-asked"] = c => MessagePage.ReviewAsked(c, Reference, Due),
        ["message-no-review"] = c => MessagePage.NoReview(c, Reference, 30),
        ["message-took-part"] = c => MessagePage.TookPart(c, Reference),
        ["message-somebody-else"] = c => MessagePage.SomebodyElse(c, Reference),
        ["message-too-late"] = c => MessagePage.TooLate(c, Reference),
        ["message-trying-again"] = c => MessagePage.TryingAgain(c, Reference, Source(c)),
        ["message-going-on-without"] = c => MessagePage.GoingOnWithout(c, Reference, Source(c)),
        ["message-untold"] = c => MessagePage.Untold(c, Reference, [Source(c), "crm"]),
        ["message-unsubscribe"] = MessagePage.Unsubscribe,
        ["message-unsubscribed"] = c => MessagePage.Unsubscribed(c, Reference),
        ["message-calendar"] = c => MessagePage.Calendar(c, new Uri("https://privacy.example.com/deadlines/feed.ics?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), Reference),
        ["message-nothing-to-decide"] = c => MessagePage.NothingToDecide(c, Reference),
    };

    private static readonly Dictionary<string, Func<PageContext, Page>> All = new(Makers.Concat(EntryGallery.Makers).Concat(DemandGallery.Makers).Concat(UnansweredGallery.Makers));

    public static IEnumerable<string> Names => All.Keys;

    public static IEnumerable<FieldError> EveryProblem { get; } =
    [
        Problems.KindMissing, Problems.PurposeMissing, Problems.RecipientMissing, Problems.EmailMissing, Problems.EmailInvalid, Problems.EmailTooLong,
        Problems.AccountTooLong, Problems.AccountHasControlCharacters,
        Problems.CodeMissing, Problems.CodeNotSixDigits, Problems.CodeLocked, Problems.CodeExpired, Problems.TooManyCodes,
        Problems.CodeWrong(1), Problems.CodeWrong(4),
        Problems.DecisionMissing, Problems.GroundMissing, Problems.ReasonMissing, Problems.ReasonTooLong(2001),
        Problems.AgreementMissing, Problems.WayOnMissing, Problems.NoteMissing, Problems.NoteTooLong(1001),
        Problems.ResidenceUnknown, Problems.ExtensionReasonMissing, Problems.ExtensionReasonTooLong(2001),
        Problems.StaffAnswerMissing, Problems.StaffAnswerTooShort, Problems.StaffAnswerTooLong(4001), Problems.StaffAnswerHasControlCharacters,
        Problems.DetailsMissing, Problems.DetailsTooLong(4001), Problems.DetailsHaveControlCharacters,
        Problems.FeeAmountInvalid, Problems.FeeReasonMissing, Problems.FeeReasonTooLong(1001), Problems.WaiverMissing, Problems.FeeAnswerMissing,
        Problems.FormExpired, Problems.KindUnknown, Problems.InvisibleCharacters("reason"),
        Problems.ResponsibleMissing, Problems.ResponsibleTooLong(201), Problems.ChannelMissing, Problems.DayMissing, Problems.DayOutside(Received, Due.Day),
        .. CorrectionGallery.EveryProblem,
        .. EntryGallery.EveryProblem,
        .. DemandGallery.EveryProblem,
        .. new[] { "once", "unknown", "oneOf", "kindMissing", "receivedMissing", "day", "moment", "residence", "pause", "noPause" }
            .Select(code => DeadlineWords.Problem(new QuestionProblem("kind", code, ["copy", "deletion"]), null)),
    ];

    /// <summary>The page of <c>/deadlines</c> as it answers a query.</summary>
    public static DeadlinePage Deadlines(PageContext c, string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var reader = new QuestionReader(Rules, name => [.. values.TryGetValue(name, out var sent) ? sent.OfType<string>() : []]);
        var question = query.Length == 0 ? null : reader.Read(values.Keys);
        return new DeadlinePage(
            c,
            [.. Rules.Catalogue.Regimes.Values],
            [.. Rules.Catalogue.Kinds],
            DeadlinePage.FormFields.ToDictionary(f => f, f => values.TryGetValue(f, out var sent) ? sent.ToString() : ""),
            question)
        {
            Errors = DeadlinePage.ErrorsOf(reader.Problems, c.Texts),
        };
    }

    public static PageContext Context(Language language) =>
        new(language, Profile.Controller, Beijing, "/request/email", "token-of-the-form") { Texts = KindCatalogue.Default.Texts(language) };

    public static Page Make(string name, Language language) => Make(name, Context(language));

    public static Page Make(string name, PageContext context) => All[name](context);

    /// <summary>A request with everything in it that staff can see.</summary>
    public static ReviewFacts Facts(PageContext c, Kinds kinds) => new(
        Reference,
        kinds,
        Received,
        Due,
        "w•••@example.com",
        "60f8••••94e",
        Moment,
        Findings(c),
        kinds.Contains(Asked.Deletion) ? Plan(c) : [],
        14);

    private static DeadlineRules ShortRules()
    {
        var folder = Directory.CreateTempSubdirectory("gallery-rules");
        File.WriteAllText(Path.Combine(folder.FullName, "short.yml"), """
            regime: short
            extends: pipl-bare
            title: { en: Short, zh-CN: 短期限 }
            residence: []
            clocks:
              - { clock: answer, kinds: [question], limit: { days: 1 }, source: test }
              - { clock: completion, kinds: [question], limit: { workingDays: 1 }, source: test }
              - { clock: answer, kinds: [complaint], limit: { months: 2 }, source: test }
              - { clock: notice, kinds: [incident], limit: { hours: 24 }, source: test }
            """);
        var rules = DeadlineRules.Of(RegimeCatalogue.Load(folder.FullName), ["pipl"], Ladder.Load(null));
        folder.Delete(recursive: true);
        return rules;
    }

    private static bool Chinese(PageContext c) => c.Language == Language.ZhCn;

    private static string Source(PageContext c) => Chinese(c) ? "客服工单" : "Customer service";

    private static string Reason(PageContext c) => Chinese(c)
        ? "评分记录包含我们的算法参数。\n您可以另行申请查阅其他个人信息。"
        : "The scoring records contain the parameters of our algorithm.\nYou can ask for your other data separately.";

    internal static Opinion Refusal(PageContext c) => new(
        "z•••@example.com", Moment.AddDays(1), Verdict.Refuse, Profile.Ground("trade-secrets").Words.In(c.Language), Reason(c), null);

    private static Opinion Disagreement(PageContext c) => new(
        "l•••@example.com",
        Moment.AddDays(2),
        Verdict.Approve,
        null,
        null,
        Chinese(c) ? "评分结果不是商业秘密。\n可以去掉参数后提供。" : "The scores are no trade secret.\nWe can leave the parameters out.");

    private static IReadOnlyList<string> Marketing(PageContext c) =>
        [.. Profile.Purposes.Where(p => p.Code is "advertising" or "mail-response").Select(p => p.Words.In(c.Language))];

    private static StatusOutcome.Stopped Stopped(PageContext c, StopState state) => new(
        Moment, Marketing(c), [new StopTarget(Source(c), Moment.AddSeconds(4)), new StopTarget("crm", null)], state);

    private static StatusOutcome.InPart InPart(PageContext c) => new([Source(c), Chinese(c) ? "活动报名" : "Event sign-ups"]);

    private static DecisionPage Decision(PageContext c, Kinds kinds) => new(c, Facts(c, kinds), kinds.Contains(Asked.Deletion));

    private static DecidedPage Decided(PageContext c, Kinds kinds, DecisionState state, Verdict verdict) =>
        new(c, Reference, kinds, state, verdict, null, Moment, true);

    private static DecidedPage Each(PageContext c, DecisionState state, bool justNow) =>
        Decided(c, Correction, state, Verdict.Approve) with { DecidesEach = true, JustNow = justNow };

    private static BlockedPage Blocked(PageContext c, Kinds kinds, string code, SourceStep step) =>
        new(c, Reference, kinds, Due, Source(c), code, Moment, step);

    private static string Words(PageContext c) => Chinese(c)
        ? "贵公司为什么需要我的手机号码？\n我没有同意用它接收广告。"
        : "Why do you need my telephone number?\nI never agreed to be called about offers.";

    private static ReviewedFacts Came(Outcome outcome) => new(Reference, Copy, outcome, Moment, ["z•••@example.com"], null, null, null);

    private static StaffAnswerPage StaffAnswer(PageContext c, Kinds kinds) =>
        new(c, Reference, kinds, Received, Due, "w•••@example.com", IsProven: false, Language.ZhCn, Answer: null);

    private static AskPage Ask(PageContext c, Kinds kinds) => new(
        c, Reference, kinds, Due, KindCatalogue.Default.ConditionsOf(kinds), [], null, Language.ZhCn, Moment.AddDays(7));

    private static ExtendPage Extend(PageContext c) => new(
        c, Reference, Copy, Due, Due with { Day = Due.Day.AddMonths(2) }, Chinese(c) ? "《通用数据保护条例》第12条第3款" : "GDPR, article 12(3), second sentence", null, Language.ZhCn);

    private static NotOursPage NotOurs(PageContext c, Kinds kinds) => new(c, Reference, kinds, Due, Received, null, null, Language.ZhCn);

    private static UndeliverablePage Undeliverable(PageContext c, string code, params string[] letters) =>
        new(c, Reference, Copy, Due, LetterWords.Of(letters, c.Texts), code, Moment, Due.Day, null, null);

    private static AnswerPage Answer(PageContext c, IReadOnlyList<string> conditions) => new(
        c, Reference, Chinese(c) ? "您从什么时候开始使用我们的服务？" : "Since when have you used our service?", conditions, Moment.AddDays(7), null);

    private static MailPage Mail(PageContext c, string text) => new(
        c,
        Reference,
        Due,
        new ShownMail(
            "w•••@example.com",
            Moment,
            Chinese(c) ? "删除我的个人信息" : "Delete my data",
            text,
            [new("id-card.jpg", 2_412_000), new(Chinese(c) ? "申请书.pdf" : "request.pdf", 84_000)]),
        KindCatalogue.Default.Askable,
        Both);

    private static IReadOnlyList<PlanLine> Plan(PageContext c) => Chinese(c)
        ?
        [
            new("商城订单", "客户资料", ErasureAct.Delete, 1, null, null),
            new("商城订单", "三年以前的订单", ErasureAct.Delete, 171, null, null),
            new("商城订单", "三年以内的订单", ErasureAct.Keep, 41, null, "《电子商务法》第三十一条：交易信息自交易完成之日起保存不少于三年。"),
            new("客服工单", "客服工单", ErasureAct.Mask, 3, "姓名、电话、正文", null),
            new("登录日志", "登录记录", ErasureAct.Delete, 12_408, null, null),
        ]
        :
        [
            new("Shop", "Customer profile", ErasureAct.Delete, 1, null, null),
            new("Shop", "Orders older than three years", ErasureAct.Delete, 171, null, null),
            new("Shop", "Orders of the last three years", ErasureAct.Keep, 41, null, "E-Commerce Law, article 31: transactions are kept for at least three years."),
            new("Customer service", "Tickets", ErasureAct.Mask, 3, "name, phone, text", null),
            new("Sign-in log", "Sign-ins", ErasureAct.Delete, 12_408, null, null),
        ];

    private static IReadOnlyList<Finding> Findings(PageContext c) => c.Language == Language.ZhCn
        ?
        [
            new("商城订单", "customers", 1),
            new("商城订单", "orders", 212),
            new("客服工单", "tickets", 3),
            new("登录日志", "sign_in_events", 12_408),
        ]
        :
        [
            new("Shop", "customers", 1),
            new("Shop", "orders", 212),
            new("Customer service", "tickets", 3),
            new("Sign-in log", "sign_in_events", 12_408),
        ];

    private static RefusePage Refuse(PageContext c, string? ground, string? reason) => new(
        c,
        Reference,
        Copy,
        Due,
        [.. Profile.Grounds.Select(g => new GroundOption(g.Code, g.Words.In(c.Language)))],
        ground,
        reason,
        Language.ZhCn,
        true);

    // An answered request lists the steps it took; only a file that waits leaves its end open.
    private static StatusPage Status(PageContext c, Kinds kinds, int done, params StatusOutcome[] outcomes)
    {
        var isOpen = outcomes.All(outcome => outcome is StatusOutcome.Stopped { State: StopState.ByHand or StopState.UntilDecided or StopState.UntilCorrected });
        var isReady = outcomes.Length > 0 && outcomes[0] is StatusOutcome.Ready;
        var steps = Enum.GetValues<StepKind>()
            .Where(step => step switch
            {
                StepKind.Corrected => kinds.Has(Step.Correct),
                StepKind.Stopped => kinds.Has(Step.Stop),
                StepKind.IdentityConfirmed => kinds.NeedProof,
                StepKind.Answered => kinds.Has(Step.Answer),
                StepKind.Searched or StepKind.Decided => kinds.Has(Step.Search),
                StepKind.FileReady => kinds.Contains(Asked.Copy),
                StepKind.Erased => kinds.Contains(Asked.Deletion),
                StepKind.KeptErased => false,
                _ => true,
            })
            .Select((step, i) => (step, i) switch
            {
                _ when i < done => new StatusStep(step, StepState.Done, Received.AddDays(i)),
                (StepKind.Closed, _) when !isOpen && !isReady => new StatusStep(step, StepState.Done, Received.AddDays(done)),
                _ when i == done && isOpen => new StatusStep(step, StepState.Current, null),
                _ => new StatusStep(step, StepState.Ahead, null),
            })
            .Where(step => isOpen || isReady || step.State == StepState.Done);
        return new StatusPage(c, Reference, kinds, Due, [.. steps], outcomes);
    }
}
