using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>What staff see of a request, and decide on.</content>
internal static partial class Gallery
{
    // Not a field: those of a class in several files have no order.
    private static Dictionary<string, Func<PageContext, Page>> StaffMakers => new()
    {
        ["ask"] = c => Ask(c, Copy),
        ["ask-which-data-ticked"] = c => Ask(c, Copy) with { ClockSource = "UK GDPR, article 12A(5) and (6)", Clarifies = true, Errors = [Problems.QuestionMissing] },
        ["ask-which-data"] = c => Ask(c, Copy) with { ClockSource = "UK GDPR, article 12A(5) and (6)" },
        ["ask-conditions"] = c => Ask(c, Account) with { Unmet = ["unpaid"], Question = "x" },
        ["ask-missing"] = c => Ask(c, Copy) with { Errors = [Problems.QuestionMissing] },
        ["ask-too-long"] = c => Ask(c, Copy) with { Question = "x", Errors = [Problems.QuestionTooLong(1001)] },
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
        ["decision-date-moved"] = c => new DecisionPage(
            c,
            Facts(c, Copy) with
            {
                Moves =
                [
                    new ToldMove(DueMoved.Clarification, Due.Day.AddDays(-30), Due.Day.AddDays(-27), "UK GDPR, article 12A(5) and (6)"),
                    new ToldMove(DueMoved.Fee, Due.Day.AddDays(-24), Due.Day.AddDays(-22), "UK GDPR, articles 12(3) and 12A"),
                    new ToldMove(DueMoved.FeeWaived, Due.Day.AddDays(-22), Due.Day.AddDays(-20), "UK GDPR, articles 12(3) and 12A"),
                ],
            },
            false),
        ["decision-extended"] = c => new DecisionPage(c, Facts(c, Copy) with { ExtendedFrom = Due.Day.AddMonths(-2) }, false),
        ["second-extendable"] = c => new SecondPage(c, Facts(c, Deletion), Approval) { Extend = new ExtendOffer($"/decide/{Reference}/extend", Due.Day.AddMonths(2)) },
        ["blocked-extendable"] = c => Blocked(c, Copy, "schema", SourceStep.Package) with { Extend = new ExtendOffer($"/decide/{Reference}/extend", Due.Day.AddMonths(2)) },
        ["ask-fee"] = c => FeeGallery.Ask(c),
        ["ask-fee-closes"] = c => FeeGallery.Ask(c) with { SilenceWaives = false, Repeats = [new Repeats(Asked.Copy, 1)] },
        ["ask-fee-restarts"] = c => FeeGallery.Ask(c) with { ClockSource = "UK GDPR, articles 12(3) and 12A" },
        ["ask-fee-wrong"] = c => FeeGallery.Ask(c) with { Amount = "a lot", Errors = [Problems.FeeAmountInvalid, Problems.FeeReasonMissing] },
        ["ask-fee-too-long"] = c => FeeGallery.Ask(c) with { Amount = "30 CNY", Reason = "x", Errors = [Problems.FeeReasonTooLong(1001)] },
        ["decision-repeated"] = c => FeeGallery.Decision(c, FeeState.Quoted),
        ["decision-fee-accepted"] = c => FeeGallery.Decision(c, FeeState.Accepted),
        ["decision-fee-waived"] = c => FeeGallery.Decision(c, FeeState.Waived),
        ["staff-answer-review-fee"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.FeeDeclined) },
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
        ["disputed-correction-now"] = c => Each(c, DecisionState.Disputed, true),
        ["disputed-correction-before"] = c => Each(c, DecisionState.Disputed, false),
        ["decided-several-now"] = c => Decided(c, new Kinds(Asked.Correction, Asked.Deletion), DecisionState.Agreed, Verdict.Approve),
        ["decided-restriction-now"] = c => Decided(c, Restriction, DecisionState.Final, Verdict.Approve),
        ["decided-refused-now"] = c => Decided(c, Copy, DecisionState.Final, Verdict.Refuse),
        ["decided-approved-before"] = c => Decided(c, Both, DecisionState.Final, Verdict.Approve) with { JustNow = false },
        ["decided-refused-before"] = c =>
            Decided(c, Both, DecisionState.Final, Verdict.Refuse) with { By = "l•••@example.com", JustNow = false },
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
        ["ask-review"] = c => new AskReviewPage(c, Reference, new Limit(15, LimitUnit.Days), null),
        ["ask-review-too-long"] = c => new AskReviewPage(c, Reference, new Limit(15, LimitUnit.Days), new string('x', 4100)) { Errors = [Problems.DetailsTooLong(4100)] },
        ["ask-review-missing"] = c => new AskReviewPage(c, Reference, new Limit(15, LimitUnit.Days), null) { Errors = [Problems.DetailsMissing] },
        ["decision-correction-restrict"] = c => CorrectionGallery.Decision(c) with { Facts = Facts(c, Contested) },
        ["refuse-correction-restrict"] = c => Refuse(c, null, null) with { Kinds = Contested },
        ["recipients"] = c => RecipientGallery.ToTell(c),
        ["recipients-revealed"] = c => RecipientGallery.ToTell(c, revealed: true),
        ["stops"] = c => RecipientGallery.ToStop(c),
        ["stops-revealed"] = c => RecipientGallery.ToStop(c, revealed: true),
        ["stops-resume"] = c => RecipientGallery.ToStop(c) with { Stops = [RecipientGallery.ToStop(c).Stops[2]] },
        ["stops-missing"] = c => RecipientGallery.ToStop(c) with { Errors = [Problems.StopMissing] },
        ["stops-why"] = c => RecipientGallery.ToStop(c) with { Errors = [Problems.WhyAddressMissing], Why = "" },
        ["stops-why-too-long"] = c => RecipientGallery.ToStop(c) with { Errors = [Problems.WhyTooLong], Why = new string('x', ProposalView.LongestWhy + 1) },
        ["recipients-why"] = c => RecipientGallery.ToTell(c) with { Errors = [Problems.WhyAddressMissing], Why = "" },
        ["recipients-missing"] = c => RecipientGallery.ToTell(c) with { Errors = [Problems.RecipientMissing] },
        ["not-ours"] = c => NotOurs(c, Copy),
        ["not-ours-restriction"] = c => NotOurs(c, Restriction),
        ["not-ours-missing"] = c => NotOurs(c, Copy) with { Day = "x", Errors = [Problems.ResponsibleMissing, Problems.DayMissing] },
        ["not-ours-too-long"] = c => NotOurs(c, Copy) with { Responsible = new string('x', 201), Errors = [Problems.ResponsibleTooLong(201)] },
        ["decision-not-ours"] = c => Decision(c, Copy) with { NotOursPath = NotOursPage.PathOf(Reference) },
        ["staff-answer-not-ours"] = c => StaffAnswer(c, Question) with { Details = Words(c), NotOursPath = NotOursPage.PathOf(Reference) },
        ["staff-answer-review-not-ours"] = c => StaffAnswer(c, Appeal) with { Reviewed = Came(Outcome.NotOurs) },
        ["mail-can-be-spam"] = c => Mail(c, "?") with { CanBeSpam = true },
        ["staff-answer-can-be-spam"] = c => StaffAnswer(c, Question) with { Mail = Mail(c, Words(c)).Mail, Offered = KindCatalogue.Default.Askable, CanBeSpam = true },
        ["undeliverable"] = c => Undeliverable(c, "mail-bounced", "receipt", "ready", "code-read"),
        ["undeliverable-closed"] = c => Undeliverable(c, "mail-address-refused", "deleted") with { Due = null },
        ["undeliverable-question"] = c => Undeliverable(c, "mail-blocked", "person-asked", "late"),
        ["undeliverable-proof"] = c => Undeliverable(c, "mail-dropped", "prove-reminder", "erasure-announced"),
        ["undeliverable-authority"] = c => Undeliverable(c, "mail-bounced", "disclosure-ready") with
        {
            Kinds = new Kinds(Asked.Disclosure), Letters = LetterWords.Of(["disclosure-ready", "code-read"], c.Texts, isDemanded: true), IsOfAuthority = true,
        },
        ["undeliverable-disclosed"] = c => Undeliverable(c, "mail-bounced", "disclosed") with { Kinds = new Kinds(Asked.Disclosure), Due = null },
        ["undeliverable-missing"] = c => Undeliverable(c, "mail-key-refused", "receipt") with { Errors = [Problems.ChannelMissing, Problems.DayMissing] },
        ["undeliverable-by-phone"] = c => Undeliverable(c, "mail-bounced", "ready") with { How = Channel.Phone, Day = "x", Errors = [Problems.DayMissing] },
        ["undeliverable-in-person"] = c => Undeliverable(c, "mail-bounced", "ready") with { How = Channel.InPerson, Day = "", Errors = [Problems.DayMissing] },
        ["undeliverable-day"] = c => Undeliverable(c, "mail-bounced", "ready") with
        {
            How = Channel.Post,
            Day = "2026-11-01",
            Errors = [Problems.DayOutside(Received, Due.Day)],
        },
        ["decision-undeliverable-authority"] = c => Decision(
            c with { Notices = [new PageNotice(c.Texts["undeliverable.authority.notice"], UndeliverablePage.PathOf(Reference), c.Texts["undeliverable.link"])] }, new Kinds(Asked.Disclosure)),
        ["decision-undeliverable"] = c => Decision(
            c with { Notices = [new PageNotice(c.Texts["undeliverable.notice"], UndeliverablePage.PathOf(Reference), c.Texts["undeliverable.link"])] }, Copy),
        ["decision-objection"] = c => new DecisionPage(
            c, Facts(c, Objection) with { Uses = [.. Profile.Purposes.Take(2).Append(Profile.Purposes.Single(p => p.IsMarketing)).Select(p => new UseView(p.WordsForStaff.In(c.Language), p.IsMarketing))] }, false),
        ["refuse-objection-uses"] = c => Refuse(c, null, null) with { Kinds = Objection, Uses = [] },
        ["decision-stop-by-hand"] = c => Decision(
            c with { Notices = [new PageNotice(c.Texts["stops.notice"], StopsPage.PathOf(Reference), c.Texts["stops.link"])] }, Objection),
    };

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
}
