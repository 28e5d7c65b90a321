using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The pages about what an authority demands, for the <see cref="Gallery"/>.</summary>
internal static class DemandGallery
{
    private static readonly Kinds Disclosure = new(Asked.Disclosure);

    public static IEnumerable<FieldError> EveryProblem { get; } =
    [
        .. new[]
        {
            DemandFields.Authority, DemandFields.Origin, DemandFields.Country, DemandFields.DocumentType, DemandFields.Number, DemandFields.DocumentDay, DemandFields.KeptAt,
            DemandFields.Basis, DemandFields.SubjectType, DemandFields.Subject, DemandFields.Scope, DemandFields.Notice, DemandFields.ForbiddenBy, DemandFields.PersonLanguage,
            DemandFields.NumberFrom, DemandFields.With, DemandFields.Result, Fields.Note, Fields.Language, Fields.Channel, Fields.Reason,
        }.Select(DemandProblems.Missing),
        .. new[] { DemandFields.Country, DemandFields.ForbiddenBy, DemandFields.ForbiddenUntil, Fields.Day, Fields.Reason }.Select(DemandProblems.Unread),
        .. new[] { DemandFields.DocumentDay, DemandFields.AnswerBy, DemandFields.ForbiddenUntil }
            .SelectMany(field => new[] { DemandProblems.NotADay(field), DemandProblems.DayOutside(field, Gallery.Received, Gallery.Due.Day) }),
        DemandProblems.PersonsAddress,
        DemandProblems.TooFewStaff,
        DemandProblems.NotApprovedAtHome,
        DemandProblems.OneIsNotEnough,
        DemandProblems.Contradicted,
        DemandProblems.ConfirmedBefore,
    ];

    public static Dictionary<string, Func<PageContext, Page>> Makers { get; } = new()
    {
        ["demand"] = c => Form(c, TypedDemand.Blank),
        ["demand-again"] = c => Form(c, Typed(c)),
        ["demand-several"] = c => Form(c, TypedDemand.Blank) with { Offered = [Asked.Disclosure, Asked.Copy], IdentityTypes = ["email", "phone_number", "user_id"] },
        ["demand-wrong"] = c => Form(c, TypedDemand.Blank) with
        {
            Errors =
            [
                Problems.WayMissing, Problems.DayMissing, DemandProblems.Missing(DemandFields.Authority), DemandProblems.Missing(DemandFields.Origin), Problems.EmailMissing,
                DemandProblems.Missing(DemandFields.KeptAt), DemandProblems.TooLong(DemandFields.Basis, 300, DemandPage.LongestLine), DemandProblems.NotAnEmail(DemandFields.Subject),
                DemandProblems.Missing(DemandFields.Scope), DemandProblems.Missing(DemandFields.Notice), DemandProblems.NotADay(DemandFields.ForbiddenUntil),
                DemandProblems.DayOutside(DemandFields.AnswerBy, Gallery.Received, Gallery.Due.Day),
            ],
        },
        ["demand-too-few"] = c => Form(c, TypedDemand.Blank) with { Errors = [DemandProblems.TooFewStaff], StatusCode = 409 },
        ["message-too-few-for-demand"] = c => MessagePage.TooFewForDemand(c, Gallery.Reference),
        ["message-needed-to-decide"] = c => MessagePage.NeededToDecide(c, Gallery.Reference),
        ["call-back"] = c => CallBack(c, View(c)),
        ["call-back-forbidden"] = c => CallBack(c, View(c, forbiddenBy: "x") with { Subject = "wang.xiaoming@example.com" }),
        ["call-back-no-address"] = c => CallBack(c, View(c) with { Notice = new SubjectNotice(null, c.Language.Tag, null, null) }),
        ["call-back-wrong"] = c => CallBack(c, View(c)) with
        {
            Errors =
            [
                DemandProblems.Missing(DemandFields.NumberFrom), DemandProblems.Missing(DemandFields.With), Problems.DayMissing, DemandProblems.Missing(DemandFields.Result), DemandProblems.Missing(Fields.Note),
            ],
        },
        ["call-back-again"] = c => CallBack(c, Contradicted(View(c))) with { IsAgain = true, Errors = [DemandProblems.ConfirmedBefore] },
        ["decision-disclosure-contradicted"] = c => new DecisionPage(c, Facts(c, Contradicted(View(c))), TakesTwo: true) { Errors = [DemandProblems.Contradicted] },
        ["second-disclosure-contradicted"] = c => new SecondPage(c, Facts(c, Contradicted(View(c))), Gallery.Approval) { Errors = [DemandProblems.Contradicted] },
        ["message-called-again"] = c => MessagePage.CalledAgain(c, Gallery.Reference, confirmed: false),
        ["message-called-again-confirmed"] = c => MessagePage.CalledAgain(c, Gallery.Reference, confirmed: true),
        ["home-approval"] = c => new HomeApprovalPage(c, Gallery.Reference, Gallery.Due, View(c, isForeign: true), Gallery.Received, TypedDemand.Blank),
        ["home-approval-wrong"] = c => new HomeApprovalPage(c, Gallery.Reference, Gallery.Due, View(c, isForeign: true), Gallery.Received, TypedDemand.Blank)
        {
            Errors = [DemandProblems.Missing(DemandFields.Number), Problems.DayMissing],
        },
        ["decision-disclosure"] = c => new DecisionPage(c, Facts(c, Called(View(c))), TakesTwo: true),
        ["decision-disclosure-provisional"] = c => new DecisionPage(c, Facts(c, Called(View(c))) with { IsProvisional = true }, TakesTwo: true),
        ["decision-disclosure-one"] = c => new DecisionPage(c, Facts(c, Called(View(c))) with { Findings = [new Finding("CRM", Said(c, "\u8ba2\u5355", "Orders"), 1)] }, TakesTwo: true),
        ["decision-disclosure-untold"] = c => new DecisionPage(c, Facts(c, Called(View(c, forbiddenBy: "x", until: Gallery.Due.Day))), TakesTwo: true),
        ["decision-disclosure-by-hand"] = c => new DecisionPage(c, Facts(c, Called(View(c)) with { Notice = new SubjectNotice(null, c.Language.Tag, null, null) }), TakesTwo: true),
        ["decision-disclosure-foreign"] = c => new DecisionPage(
            c, Facts(c, Called(View(c, isForeign: true)) with { HomeApprovalPath = HomeApprovalPage.PathOf(Gallery.Reference) }), TakesTwo: true)
        {
            Errors = [DemandProblems.NotApprovedAtHome],
        },
        ["second-disclosure"] = c => new SecondPage(
            c, Facts(c, Called(View(c, isForeign: true)) with { ApprovedAtHome = new ApprovedAtHome("x@example.com", "2026/7", Gallery.Received) }), Gallery.Approval),
        ["second-disclosure-refuse"] = c => new SecondPage(c, Facts(c, Called(View(c))), Gallery.Approval with { Verdict = Verdict.Refuse, Ground = "x", Reason = "x" }),
        ["refuse-disclosure"] = c => Refuse(c, takesTwo: true),
        ["refuse-disclosure-officer"] = c => Refuse(c, takesTwo: false),
        ["decided-disclosure"] = c => new DecidedPage(c, Gallery.Reference, Disclosure, DecisionState.Agreed, Verdict.Approve, null, Gallery.Moment, JustNow: true),
        ["decided-disclosure-refused"] = c => new DecidedPage(c, Gallery.Reference, Disclosure, DecisionState.Agreed, Verdict.Refuse, null, Gallery.Moment, JustNow: true),
        ["blocked-disclosure"] = c => new BlockedPage(c, Gallery.Reference, Disclosure, Gallery.Due, "CRM", "schema", Gallery.Moment, SourceStep.Search),
        ["notice"] = c => Notice(c),
        ["notice-wrong"] = c => Notice(c) with { Errors = [DemandProblems.Missing(DemandFields.Notice), DemandProblems.Missing(DemandFields.ForbiddenBy), Problems.ChannelMissing, Problems.DayMissing] },
        ["notice-early"] = c => Notice(c) with
        {
            Demand = View(c, forbiddenBy: "x", until: Gallery.Due.Day),
            Errors = [DemandProblems.Missing(Fields.Reason)],
        },
        ["notice-others"] = c => Notice(c) with { IsOfficer = false, Demand = View(c, forbiddenBy: "x", until: Gallery.Due.Day) with { NoticeReason = "x" } },
        ["hand-over"] = c => HandOver(c, new StatusOutcome.Ready($"/status/{Gallery.Reference}/read", $"/status/{Gallery.Reference}/file", 3_412_000, Gallery.Moment.AddDays(14), "9f86d081884c7d65", null)),
        ["hand-over-refused"] = c => HandOver(c, new StatusOutcome.Refused("x", "y", "z")),
        ["hand-over-nothing"] = c => HandOver(c, new StatusOutcome.NothingFound()),
        ["hand-over-none"] = c => HandOver(c, null),
        ["message-demand-entered"] = c => MessagePage.DemandEntered(c, Gallery.Reference, Gallery.Due),
        ["message-called-back-abroad"] = c => MessagePage.CalledBack(c, Gallery.Reference, confirmed: true, lacksApproval: true),
        ["message-home-approval-recorded-early"] = c => MessagePage.HomeApprovalRecorded(c, Gallery.Reference, awaitsCall: true),
        ["message-too-late-to-record"] = c => MessagePage.TooLateToRecord(c, Gallery.Reference),
        ["message-called-back"] = c => MessagePage.CalledBack(c, Gallery.Reference, confirmed: true),
        ["message-call-back-failed"] = c => MessagePage.CalledBack(c, Gallery.Reference, confirmed: false),
        ["message-home-approval-recorded"] = c => MessagePage.HomeApprovalRecorded(c, Gallery.Reference),
        ["message-notice-ruled"] = c => MessagePage.NoticeRuled(c, Gallery.Reference, DemandFields.Tell),
        ["message-notice-ruled-forbidden"] = c => MessagePage.NoticeRuled(c, Gallery.Reference, DemandFields.Forbidden),
        ["message-notice-ruled-told"] = c => MessagePage.NoticeRuled(c, Gallery.Reference, DemandFields.Told),
        ["message-authority-told"] = c => MessagePage.Told(c, Gallery.Reference, Gallery.Received, isAuthority: true),
        ["message-proved-by-you"] = c => MessagePage.ProvedByYou(c, Gallery.Reference, HomeApprovalPage.PathOf(Gallery.Reference)),
    };

    /// <summary>Pages on which somebody's words stand.</summary>
    public static IEnumerable<Page> Hostile(PageContext c, string hostile)
    {
        var view = View(c);
        var demand = view.Demand with { Authority = hostile, Basis = hostile, SubjectWords = hostile, Country = hostile, Document = view.Demand.Document with { Number = hostile, KeptAt = hostile } };
        yield return CallBack(c, view with { Demand = demand, Subject = hostile, SendsTo = hostile, Scope = [hostile], Notice = view.Notice with { ForbiddenBy = hostile }, NoticeReason = hostile });
        yield return Form(c, new TypedDemand(new Dictionary<string, string> { [DemandFields.Authority] = hostile, [DemandFields.SubjectWords] = hostile }, []));
        yield return HandOver(c, new StatusOutcome.Refused(hostile, hostile, hostile));
    }

    private static DemandPage Form(PageContext c, TypedDemand typed) => new(
        c,
        Gallery.Reference,
        [Asked.Disclosure],
        [
            new DemandableSource(Said(c, "示例商店", "Sample shop"), [new("shop.orders", Said(c, "订单", "Orders")), new("shop.payment", Said(c, "付款记录", "Payments"))]),
            new DemandableSource(Said(c, "上传文件", "Uploaded files"), [new("uploads.files", Said(c, "文件", "Files"))]),
        ],
        ["email"],
        typed)
    {
        Today = Gallery.Received,
    };

    private static TypedDemand Typed(PageContext c) => new(
        new Dictionary<string, string>
        {
            [Fields.Way] = "Post",
            [Fields.Day] = "2026-11-20",
            [Fields.Time] = "14:05",
            [DemandFields.Authority] = Said(c, "上海市公安局", "Shanghai Public Security Bureau"),
            [DemandFields.Origin] = DemandFields.Home,
            [Fields.Email] = "desk@example.com",
            [Fields.Language] = Language.ZhCn.Tag,
            [DemandFields.DocumentType] = nameof(DocumentType.EvidenceNotice),
            [DemandFields.Number] = "2026/118",
            [DemandFields.Notice] = DemandFields.Forbidden,
            [DemandFields.SubjectWords] = "x",
        },
        ["shop.orders", "uploads.files"]);

    private static DemandView View(PageContext c, bool isForeign = false, string? forbiddenBy = null, DateOnly? until = null) => new(
        new Demand(
            Said(c, "上海市公安局网络安全保卫总队", "Shanghai Public Security Bureau, cyber security corps"),
            isForeign ? Said(c, "某国", "Atlantis") : null,
            new LegalDocument(DocumentType.EvidenceNotice, "2026/118", Gallery.Received, Said(c, "三号柜第12卷", "shelf 3, file 12")),
            Said(c, "《刑事诉讼法》第五十四条", "PRC Criminal Procedure Law, article 54"),
            new DemandedSubject("email", "wang.xiaoming@example.com"),
            Said(c, "收货地址在上海市", "Delivery address in Shanghai"),
            [new DemandedData("shop", "orders")],
            new SubjectNotice("wang.xiaoming@example.com", c.Language.Tag, forbiddenBy, until)),
        "w•••@example.com",
        "d•••@example.com",
        [Said(c, "示例商店\uFF1A订单", "Sample shop: Orders")])
    {
        Notice = new SubjectNotice("wang.xiaoming@example.com", c.Language.Tag, forbiddenBy, until),
    };

    private static DemandView Called(DemandView view) => view with
    {
        Calls = [new CallView(new AuthorityCalledBack("caller@example.com", "example.com", "Wang", Gallery.Received, Confirmed: true, Note: "x"), "c•••@example.com")],
        CallAgainPath = CallBackPage.PathOf(Gallery.Reference),
    };

    private static DemandView Contradicted(DemandView view) => Called(view) with
    {
        Calls = [.. Called(view).Calls, new CallView(new AuthorityCalledBack("other@example.com", "example.com", "Li", Gallery.Received, Confirmed: false, Note: "x"), "o•••@example.com")],
        IsContradicted = true,
    };

    private static CallBackPage CallBack(PageContext c, DemandView view) =>
        new(c, Gallery.Reference, Gallery.Due, view, Gallery.Received, Gallery.Received, TypedDemand.Blank);

    private static NoticePage Notice(PageContext c) => new(
        c,
        Gallery.Reference,
        Called(View(c, forbiddenBy: "x")) with { CallAgainPath = null },
        Gallery.Received,
        Gallery.Due.Day,
        TypedDemand.Blank);

    private static HandOverPage HandOver(PageContext c, StatusOutcome? outcome) =>
        new(c, Gallery.Reference, Said(c, "上海市公安局", "Shanghai Public Security Bureau"), "2026/118", outcome);

    private static ReviewFacts Facts(PageContext c, DemandView view) => Gallery.Facts(c, Gallery.Copy) with { Kinds = Disclosure, Demand = view };

    private static RefusePage Refuse(PageContext c, bool takesTwo) => new(
        c, Gallery.Reference, Disclosure, Gallery.Due, [.. Gallery.Profile.DemandGrounds.Select(g => new GroundOption(g.Code, g.Words.In(c.Language)))], null, null, Language.ZhCn, takesTwo);

    private static string Said(PageContext c, string chinese, string english) => c.Language == Language.ZhCn ? chinese : english;
}
