using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using Outcome = PrivacyFunctions.Pages.Outcome;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>Every page in every state that looks different, with made-up people.</summary>
internal static class Gallery
{
    public static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    public static readonly DateOnly Received = new(2026, 11, 23);
    public static readonly Deadline Deadline = new(new DateOnly(2026, 12, 8), Received);
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 14, 5, 0, TimeSpan.FromHours(8));
    private static readonly CompanyProfile Profile = CompanyProfile.Default("privacy@example.com");

    private static readonly Dictionary<string, Func<PageContext, Page>> Makers = new()
    {
        ["start"] = c => new StartPage(c, new Uri("https://console.example.com/profile"), 15),
        ["start-no-account-centre"] = c => new StartPage(c, null, 15),
        ["email"] = c => new EmailPage(c, null),
        ["email-wrong"] = c => new EmailPage(c, "wang.xiaoming") { Errors = [Problems.EmailInvalid] },
        ["email-form-expired"] = c => new EmailPage(c, "wang@example.com") { Errors = [Problems.FormExpired] },
        ["account"] = c => new AccountPage(c, null),
        ["account-wrong"] = c => new AccountPage(c, new string('7', 70)) { Errors = [Problems.AccountTooLong] },
        ["check"] = c => new CheckPage(c, "wang.xiaoming@example.com", "60f8c2a1b7d94e", c.Language),
        ["check-no-account"] = c => new CheckPage(c, "wang.xiaoming@example.com", null, c.Language),
        ["sent"] = c => new SentPage(c, Reference, Received, Deadline),
        ["prove"] = c => new ProvePage(c, Reference, Received),
        ["prove-wrong"] = c => new ProvePage(c, Reference, Received) { Errors = [Problems.CodeWrong(3)] },
        ["prove-locked"] = c => new ProvePage(c, Reference, Received) { Errors = [Problems.CodeLocked] },
        ["prove-expired"] = c => new ProvePage(c, Reference, Received) { Errors = [Problems.CodeExpired] },
        ["prove-too-many"] = c => new ProvePage(c, Reference, Received) { Errors = [Problems.TooManyCodes] },
        ["prove-new-code"] = c => new ProvePage(c, Reference, Received) { NewCodeSent = true },
        ["sign-in-staff"] = c => new SignInPage(c, Audience.Staff, Reference, Received, false),
        ["sign-in-staff-code"] = c => new SignInPage(c, Audience.Staff, Reference, Received, true),
        ["sign-in-staff-expired"] = c =>
            new SignInPage(c, Audience.Staff, Reference, Received, true) { Errors = [Problems.CodeExpired] },
        ["sign-in-person"] = c => new SignInPage(c, Audience.Person, Reference, Received, false),
        ["sign-in-person-code"] = c => new SignInPage(c, Audience.Person, Reference, Received, true) { NewCodeSent = true },
        ["sign-in-person-wrong"] = c =>
            new SignInPage(c, Audience.Person, Reference, Received, true) { Errors = [Problems.CodeNotSixDigits] },
        ["decision"] = c => Decision(c, "60f8••••94e", Findings(c)),
        ["decision-one-record"] = c => Decision(c, null, [Findings(c)[0] with { Records = 1 }]),
        ["decision-nothing"] = c => Decision(c, null, []),
        ["decision-missing"] = c => Decision(c, null, Findings(c)) with { Errors = [Problems.DecisionMissing] },
        ["refuse"] = c => Refuse(c, null, null),
        ["refuse-wrong"] = c => Refuse(c, null, null) with { Errors = [Problems.GroundMissing, Problems.ReasonMissing] },
        ["refuse-too-long"] = c =>
            Refuse(c, "trade-secrets", new string('x', 2345)) with { Errors = [Problems.ReasonTooLong(2345)] },
        ["decided-approved-now"] = c => new DecidedPage(c, Reference, Verdict.Approved, null, Moment, true),
        ["decided-refused-now"] = c => new DecidedPage(c, Reference, Verdict.Refused, null, Moment, true),
        ["decided-approved-before"] = c => new DecidedPage(c, Reference, Verdict.Approved, null, Moment, false),
        ["decided-refused-before"] = c => new DecidedPage(c, Reference, Verdict.Refused, "l•••@example.com", Moment, false),
        ["status-open"] = c => Status(c, 2, null),
        ["status-last-day"] = c => Status(c, 2, null) with { Deadline = Deadline with { Today = Deadline.Due } },
        ["status-one-day"] = c => Status(c, 2, null) with { Deadline = Deadline with { Today = Deadline.Due.AddDays(-1) } },
        ["status-late"] = c => Status(c, 3, null) with { Deadline = Deadline with { Today = Deadline.Due.AddDays(2) } },
        ["status-one-day-late"] = c => Status(c, 3, null) with { Deadline = Deadline with { Today = Deadline.Due.AddDays(1) } },
        ["status-ready"] = c => Status(c, 5, new Outcome.Ready(
            $"/status/{Reference}/read",
            $"/status/{Reference}/file",
            3_412_000,
            Moment.AddDays(14),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
        ["status-gone"] = c => Status(c, 6, new Outcome.Gone(Moment.AddDays(14))),
        ["status-refused"] = c => Status(c, 4, new Outcome.Refused(
            Profile.Ground("trade-secrets").Words.In(c.Language),
            Profile.Ground("trade-secrets").Article.In(c.Language),
            c.Language == Language.ZhCn
                ? "评分记录包含我们的算法参数。\n您可以另行申请查阅其他个人信息。"
                : "The scoring records contain the parameters of our algorithm.\nYou can ask for your other data separately.")),
        ["status-nothing"] = c => Status(c, 4, new Outcome.NothingFound()),
        ["status-unproven"] = c => Status(c, 1, new Outcome.Unproven()),
        ["message-link-expired"] = MessagePage.LinkExpired,
        ["message-link-broken"] = MessagePage.LinkBroken,
        ["message-link-used"] = MessagePage.LinkUsed,
        ["message-not-found"] = MessagePage.NotFound,
        ["message-wrong-method"] = MessagePage.WrongMethod,
        ["message-too-large"] = MessagePage.TooLarge,
        ["message-too-many"] = c => MessagePage.TooManyRequests(c, TimeSpan.FromSeconds(30)),
        ["message-unavailable"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20)),
        ["message-server-error"] = c => MessagePage.ServerError(c, "4bf92f3577b34da6"),
        ["message-start-again"] = MessagePage.StartAgain,
        ["message-proven"] = c => MessagePage.Proven(c, Reference, Deadline),
        ["message-nothing-to-decide"] = c => MessagePage.NothingToDecide(c, Reference),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static IEnumerable<FieldError> EveryProblem { get; } =
    [
        Problems.EmailMissing, Problems.EmailInvalid, Problems.EmailTooLong,
        Problems.AccountTooLong, Problems.AccountHasControlCharacters,
        Problems.CodeMissing, Problems.CodeNotSixDigits, Problems.CodeLocked, Problems.CodeExpired, Problems.TooManyCodes,
        Problems.CodeWrong(1), Problems.CodeWrong(4),
        Problems.DecisionMissing, Problems.GroundMissing, Problems.ReasonMissing, Problems.ReasonTooLong(2001),
        Problems.FormExpired, Problems.FormUnreadable,
    ];

    public static PageContext Context(Language language) =>
        new(language, Profile.Controller, Beijing, "/request/email", "token-of-the-form");

    public static Page Make(string name, Language language) => Make(name, Context(language));

    public static Page Make(string name, PageContext context) => Makers[name](context);

    private static DecisionPage Decision(PageContext c, string? account, IReadOnlyList<Finding> findings) =>
        new(c, Reference, Received, Deadline, "w•••@example.com", account, Moment, findings, 14);

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
        Deadline,
        [.. Profile.Grounds.Select(g => new GroundOption(g.Code, g.Words.In(c.Language)))],
        ground,
        reason,
        Language.ZhCn);

    // An answered request lists the steps it took; only a file that waits leaves its end open.
    private static StatusPage Status(PageContext c, int done, Outcome? outcome) => new(
        c,
        Reference,
        Deadline,
        [
            .. Enum.GetValues<StepKind>().Select((kind, i) => (kind, i) switch
            {
                _ when i < done => new Step(kind, StepState.Done, Received.AddDays(i)),
                (StepKind.Closed, _) when outcome is not (null or Outcome.Ready) => new Step(kind, StepState.Done, Received.AddDays(done)),
                _ when i == done && outcome is null => new Step(kind, StepState.Current, null),
                _ => new Step(kind, StepState.Ahead, null),
            }).Where(step => outcome is null or Outcome.Ready || step.State == StepState.Done),
        ],
        outcome);
}
