using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>Every page in every state that looks different, with made-up people.</summary>
internal static class Gallery
{
    public static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    public static readonly DateOnly Received = new(2026, 11, 23);
    public static readonly DueDay Due = new(new DateOnly(2026, 12, 8), Received);
    public static readonly Kinds Copy = new(Kind.Copy);
    public static readonly Kinds Deletion = new(Kind.Deletion);
    public static readonly Kinds Both = new(Kind.Copy, Kind.Deletion);
    public static readonly Kinds Question = new(Kind.Question);
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 14, 5, 0, TimeSpan.FromHours(8));
    private static readonly CompanyProfile Profile = CompanyProfile.Default("privacy@example.com");

    private static readonly Opinion Approval = new("z•••@example.com", Moment.AddDays(1), Verdict.Approve, null, null, null);

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
        ["kinds"] = c => new KindsPage(c, []),
        ["kinds-missing"] = c => new KindsPage(c, []) { Errors = [Problems.KindMissing] },
        ["kinds-again"] = c => new KindsPage(c, [Kind.Copy, Kind.Deletion]),
        ["email"] = c => new EmailPage(c, null),
        ["email-wrong"] = c => new EmailPage(c, "wang.xiaoming") { Errors = [Problems.EmailInvalid] },
        ["email-form-expired"] = c => new EmailPage(c, "wang@example.com") { Errors = [Problems.FormExpired] },
        ["account"] = c => new AccountPage(c, null),
        ["account-wrong"] = c => new AccountPage(c, new string('7', 70)) { Errors = [Problems.AccountTooLong] },
        ["check"] = c => new CheckPage(c, Both, "wang.xiaoming@example.com", "60f8c2a1b7d94e", c.Language),
        ["check-no-account"] = c => new CheckPage(c, Copy, "wang.xiaoming@example.com", null, c.Language),
        ["sent"] = c => new SentPage(c, Reference, Copy, Received, Due),
        ["sent-deletion"] = c => new SentPage(c, Reference, Deletion, Received, Due),
        ["sent-both"] = c => new SentPage(c, Reference, Both, Received, Due),
        ["sent-question"] = c => new SentPage(c, Reference, Question, Received, Due),
        ["prove"] = c => new ProvePage(c, Reference, Copy, Received),
        ["prove-both"] = c => new ProvePage(c, Reference, Both, Received),
        ["prove-reopen"] = c => new ProvePage(c, Reference, Deletion, Received) { ReopenUntil = Due.Day.AddDays(30) },
        ["prove-wrong"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeWrong(3)] },
        ["prove-locked"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeLocked] },
        ["prove-expired"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeExpired] },
        ["prove-too-many"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.TooManyCodes] },
        ["prove-new-code"] = c => new ProvePage(c, Reference, Copy, Received) { NewCodeSent = true },
        ["understood"] = c => new UnderstoodPage(c, Reference, Received, Deletion),
        ["understood-question"] = c => new UnderstoodPage(c, Reference, Received, Question) { NewCodeSent = true },
        ["understood-wrong"] = c => new UnderstoodPage(c, Reference, Received, Both)
        {
            Chosen = [],
            Errors = [Problems.KindMissing, Problems.CodeMissing],
        },
        ["understood-expired"] = c => new UnderstoodPage(c, Reference, Received, Copy) { Errors = [Problems.CodeExpired] },
        ["understood-reopen"] = c => new UnderstoodPage(c, Reference, Received, Copy) { ReopenUntil = Due.Day.AddDays(30) },
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
        ["refuse-wrong"] = c => Refuse(c, null, null) with { Errors = [Problems.GroundMissing, Problems.ReasonMissing] },
        ["refuse-too-long"] = c =>
            Refuse(c, "trade-secrets", new string('x', 2345)) with { Errors = [Problems.ReasonTooLong(2345)] },
        ["decided-approved-now"] = c => Decided(c, Copy, DecisionState.Final, Verdict.Approve),
        ["decided-deletion-now"] = c => Decided(c, Deletion, DecisionState.Final, Verdict.Approve),
        ["decided-question-now"] = c => Decided(c, Question, DecisionState.Final, Verdict.Approve),
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
        ["blocked-package"] = c => Blocked(c, Copy, "schema", SourceStep.Package),
        ["blocked-erasure"] = c => Blocked(c, Both, "sqlite-11", SourceStep.Erasure),
        ["blocked-erasure-moving"] = c => Blocked(c, Deletion, "rows-keep-coming", SourceStep.Erasure),
        ["blocked-missing"] = c => Blocked(c, Deletion, "rows-unchanged", SourceStep.Erasure) with { Errors = [Problems.WayOnMissing] },
        ["mail"] = c => Mail(c, Chinese(c)
            ? "您好！\n\n我已经不再使用贵公司的服务，请删除我的全部个人信息。删除之前请先给我一份副本。\n\n王小明"
            : "Hello,\n\nI no longer use your service. Please delete all my personal data, and send me a copy before.\n\nWang Xiaoming"),
        ["mail-bare"] = c => Mail(c, "") with { Subject = null, Attachments = [new(null, 0)], Understood = Question },
        ["mail-long"] = c => Mail(c, string.Concat(Enumerable.Repeat("All work and no play makes Jack a dull boy. ", 400))) with { Attachments = [] },
        ["mail-missing"] = c => Mail(c, "?") with { Errors = [Problems.KindMissing] },
        ["mail-saved"] = c => Mail(c, "?") with { Saved = true, Chosen = [Kind.Copy] },
        ["status-open"] = c => Status(c, Copy, 2),
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
        ["status-gone"] = c => Status(c, Copy, 6, new StatusOutcome.Gone(Moment.AddDays(14))),
        ["status-deleted"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c))),
        ["status-deleted-all"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Keep)])),
        ["status-deleted-in-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c)), InPart(c)),
        ["status-kept"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Keep)])),
        ["status-anonymised"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Mask)])),
        ["status-anonymised-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Delete)])),
        ["status-nothing-left"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([])),
        ["status-both-deleted"] = c => Status(c, Both, 7, new StatusOutcome.Deleted(Plan(c)), Ready),
        ["status-refused"] = c => Status(c, Both, 4, new StatusOutcome.Refused(
            Profile.Ground("trade-secrets").Words.In(c.Language), Profile.Ground("trade-secrets").Article.In(c.Language), Reason(c))),
        ["status-nothing"] = c => Status(c, Copy, 4, new StatusOutcome.NothingFound()),
        ["status-unproven"] = c => Status(c, Copy, 1, new StatusOutcome.Unproven()),
        ["message-link-expired"] = MessagePage.LinkExpired,
        ["message-link-broken"] = MessagePage.LinkBroken,
        ["message-link-used"] = MessagePage.LinkUsed,
        ["message-not-found"] = MessagePage.NotFound,
        ["message-wrong-method"] = MessagePage.WrongMethod,
        ["message-too-large"] = MessagePage.TooLarge,
        ["message-too-many"] = c => MessagePage.TooManyRequests(c, TimeSpan.FromSeconds(30)),
        ["message-unavailable"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20)),
        ["message-unavailable-sent"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20), [new("reason", Reason(c)), new("csrf", c.CsrfToken)]),
        ["message-server-error"] = c => MessagePage.ServerError(c, "4bf92f3577b34da6"),
        ["message-start-again"] = MessagePage.StartAgain,
        ["message-proven"] = c => MessagePage.Proven(c, Reference, Both, Due),
        ["message-proven-question"] = c => MessagePage.Proven(c, Reference, Question, Due),
        ["message-somebody-else"] = c => MessagePage.SomebodyElse(c, Reference),
        ["message-too-late"] = c => MessagePage.TooLate(c, Reference),
        ["message-trying-again"] = c => MessagePage.TryingAgain(c, Reference, Source(c)),
        ["message-going-on-without"] = c => MessagePage.GoingOnWithout(c, Reference, Source(c)),
        ["message-nothing-to-decide"] = c => MessagePage.NothingToDecide(c, Reference),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static IEnumerable<FieldError> EveryProblem { get; } =
    [
        Problems.KindMissing, Problems.EmailMissing, Problems.EmailInvalid, Problems.EmailTooLong,
        Problems.AccountTooLong, Problems.AccountHasControlCharacters,
        Problems.CodeMissing, Problems.CodeNotSixDigits, Problems.CodeLocked, Problems.CodeExpired, Problems.TooManyCodes,
        Problems.CodeWrong(1), Problems.CodeWrong(4),
        Problems.DecisionMissing, Problems.GroundMissing, Problems.ReasonMissing, Problems.ReasonTooLong(2001),
        Problems.AgreementMissing, Problems.WayOnMissing, Problems.NoteMissing, Problems.NoteTooLong(1001),
        Problems.FormExpired, Problems.FormUnreadable,
    ];

    public static PageContext Context(Language language) =>
        new(language, Profile.Controller, Beijing, "/request/email", "token-of-the-form");

    public static Page Make(string name, Language language) => Make(name, Context(language));

    public static Page Make(string name, PageContext context) => Makers[name](context);

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
        kinds.Contains(Kind.Deletion) ? Plan(c) : [],
        14);

    private static bool Chinese(PageContext c) => c.Language == Language.ZhCn;

    private static string Source(PageContext c) => Chinese(c) ? "客服工单" : "Customer service";

    private static string Reason(PageContext c) => Chinese(c)
        ? "评分记录包含我们的算法参数。\n您可以另行申请查阅其他个人信息。"
        : "The scoring records contain the parameters of our algorithm.\nYou can ask for your other data separately.";

    private static Opinion Refusal(PageContext c) => new(
        "z•••@example.com", Moment.AddDays(1), Verdict.Refuse, Profile.Ground("trade-secrets").Words.In(c.Language), Reason(c), null);

    private static Opinion Disagreement(PageContext c) => new(
        "l•••@example.com",
        Moment.AddDays(2),
        Verdict.Approve,
        null,
        null,
        Chinese(c) ? "评分结果不是商业秘密。\n可以去掉参数后提供。" : "The scores are no trade secret.\nWe can leave the parameters out.");

    private static StatusOutcome.InPart InPart(PageContext c) => new([Source(c), Chinese(c) ? "活动报名" : "Event sign-ups"]);

    private static DecisionPage Decision(PageContext c, Kinds kinds) => new(c, Facts(c, kinds), kinds.Contains(Kind.Deletion));

    private static DecidedPage Decided(PageContext c, Kinds kinds, DecisionState state, Verdict verdict) =>
        new(c, Reference, kinds, state, verdict, null, Moment, true);

    private static BlockedPage Blocked(PageContext c, Kinds kinds, string code, SourceStep step) =>
        new(c, Reference, kinds, Due, Source(c), code, Moment, step);

    private static MailPage Mail(PageContext c, string text) => new(
        c,
        Reference,
        Moment,
        Due,
        "w•••@example.com",
        Chinese(c) ? "删除我的个人信息" : "Delete my data",
        text,
        [new("id-card.jpg", 2_412_000), new(Chinese(c) ? "申请书.pdf" : "request.pdf", 84_000)],
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
        var isOpen = outcomes.Length == 0;
        var isReady = outcomes.Length > 0 && outcomes[0] is StatusOutcome.Ready;
        var steps = Enum.GetValues<StepKind>()
            .Where(step => step switch
            {
                StepKind.FileReady => kinds.Contains(Kind.Copy),
                StepKind.Erased => kinds.Contains(Kind.Deletion),
                _ => true,
            })
            .Select((step, i) => (step, i) switch
            {
                _ when i < done => new Step(step, StepState.Done, Received.AddDays(i)),
                (StepKind.Closed, _) when !isOpen && !isReady => new Step(step, StepState.Done, Received.AddDays(done)),
                _ when i == done && isOpen => new Step(step, StepState.Current, null),
                _ => new Step(step, StepState.Ahead, null),
            })
            .Where(step => isOpen || isReady || step.State == StepState.Done);
        return new StatusPage(c, Reference, kinds, Due, [.. steps], outcomes);
    }
}
