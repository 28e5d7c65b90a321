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
internal static partial class Gallery
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
        ["answer"] = c => Answer(c, []),
        ["answer-conditions"] = c => Answer(c, [KindCatalogue.Default.ConditionsOf(Account)[0].Words.In(c.Language)]) with { Question = "" },
        ["answer-missing"] = c => Answer(c, []) with { Errors = [Problems.AnswerMissing] },
        ["answer-too-long"] = c => Answer(c, []) with { Answer = "x", Errors = [Problems.AnswerTooLong(4001)] },
        ["message-extended"] = c => MessagePage.Extended(c, Reference, Due),
        ["message-not-extendable"] = c => MessagePage.NotExtendable(c, Reference, Due),
        ["message-already-extended"] = c => MessagePage.AlreadyExtended(c, Reference, Due),
        ["message-too-late-to-extend"] = c => MessagePage.TooLateToExtend(c, Reference, Due),
        ["message-asked"] = c => MessagePage.Asked(c, Reference),
        ["message-answered"] = c => MessagePage.Answered(c, Reference),
        ["waive-fee"] = c => FeeGallery.Waive(c, FeeState.Quoted),
        ["waive-fee-accepted"] = c => FeeGallery.Waive(c, FeeState.Accepted),
        ["waive-fee-earlier"] = c => FeeGallery.Waive(c, FeeState.Accepted) with { DueThen = Due.Day.AddDays(-5) },
        ["waive-fee-missing"] = c => FeeGallery.Waive(c, FeeState.Quoted) with { Errors = [Problems.WaiverMissing] },
        ["answer-fee"] = c => FeeGallery.Answer(c),
        ["answer-fee-closes"] = c => FeeGallery.Answer(c) with { SilenceWaives = false },
        ["answer-fee-restarts"] = c => FeeGallery.Answer(c) with { ClockSource = "UK GDPR, articles 12(3) and 12A" },
        ["answer-fee-missing"] = c => FeeGallery.Answer(c) with { Errors = [Problems.FeeAnswerMissing] },
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
        ["sign-in-authority"] = c => new SignInPage(c, Audience.Authority, Reference, Received, false),
        ["sign-in-authority-code"] = c => new SignInPage(c, Audience.Authority, Reference, Received, true),
        ["sign-in-person"] = c => new SignInPage(c, Audience.Person, Reference, Received, false),
        ["sign-in-person-code"] = c => new SignInPage(c, Audience.Person, Reference, Received, true) { NewCodeSent = true },
        ["sign-in-person-wrong"] = c =>
            new SignInPage(c, Audience.Person, Reference, Received, true) { Errors = [Problems.CodeNotSixDigits] },
        ["agreed-correction-now"] = c => Each(c, DecisionState.Agreed, true),
        ["agreed-correction-before"] = c => Each(c, DecisionState.Agreed, false),
        ["waiting-correction-now"] = c => Each(c, DecisionState.Waiting, true),
        ["waiting-correction-before"] = c => Each(c, DecisionState.Waiting, false),
        ["agreed-approved-now"] = c => Decided(c, Both, DecisionState.Agreed, Verdict.Approve),
        ["agreed-refused-now"] = c => Decided(c, Copy, DecisionState.Agreed, Verdict.Refuse),
        ["agreed-approved-before"] = c => Decided(c, Deletion, DecisionState.Agreed, Verdict.Approve) with { JustNow = false },
        ["agreed-refused-before"] = c => Decided(c, Copy, DecisionState.Agreed, Verdict.Refuse) with { JustNow = false },
        ["waiting-approved-now"] = c => Decided(c, Deletion, DecisionState.Waiting, Verdict.Approve),
        ["waiting-refused-now"] = c => Decided(c, Copy, DecisionState.Waiting, Verdict.Refuse),
        ["waiting-approved-before"] = c => Decided(c, Both, DecisionState.Waiting, Verdict.Approve) with { JustNow = false },
        ["waiting-refused-before"] = c => Decided(c, Copy, DecisionState.Waiting, Verdict.Refuse) with { JustNow = false },
        ["answered-now"] = c => new AnsweredPage(c, Reference, Question, null, Moment, Reason(c), JustNow: true),
        ["answered-before"] = c => new AnsweredPage(c, Reference, Appeal, "l•••@example.com", Moment, Reason(c), JustNow: false),
        ["again"] = c => new AgainPage(c, Reference),
        ["corrections-restrict"] = c => CorrectionGallery.Form(c, CorrectionGallery.Typed(c)) with { Restricts = true },
        ["check-correction-restrict"] = c => new CheckPage(c, Contested, "wang.xiaoming@example.com", null, c.Language) { Corrections = CorrectionGallery.Stated(c) },
        ["sent-correction-restrict"] = c => new SentPage(c, Reference, Contested, Received, Due),
        ["message-stops-done-before"] = c => MessagePage.StopsDoneBefore(c, Reference, "s•••@example.com", Moment),
        ["message-stops-done-by-you"] = c => MessagePage.StopsDoneBefore(c, Reference, by: null, Moment),
        ["message-stops-done"] = c => MessagePage.StopsDone(c, Reference),
        ["message-recipients-told"] = c => MessagePage.RecipientsTold(c, Reference),
        ["deadlines"] = c => Deadlines(c, ""),
        ["deadlines-wrong"] = c => Deadlines(c, "regime=gdrp&kind=&received=yesterday&colour=blue"),
        ["deadlines-wrong-kind"] = c => Deadlines(c, "regime=virginia&kind=question&received="),
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
        ["message-not-ours"] = c => MessagePage.NotOurs(c, Reference),
        ["spam"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)),
        ["spam-over"] = c => new SpamPage(c, Reference, Received, "l•••@example.com", Moment, null),
        ["spam-form-expired"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)) { Errors = [Problems.FormExpired] },
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
        ["message-person-is-asked"] = c => MessagePage.PersonIsAsked(c, Reference, new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(8))),
        ["message-nothing-to-decide"] = c => MessagePage.NothingToDecide(c, Reference),
    };

    private static readonly Dictionary<string, Func<PageContext, Page>> All = new(Makers.Concat(StatusMakers).Concat(StaffMakers).Concat(EntryGallery.Makers).Concat(DemandGallery.Makers).Concat(UnansweredGallery.Makers));

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
