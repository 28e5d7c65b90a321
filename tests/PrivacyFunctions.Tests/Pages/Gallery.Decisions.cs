using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>What staff decided, and what a decision is taken on.</content>
internal static partial class Gallery
{
    private static Dictionary<string, Func<PageContext, Page>> DecisionMakers => new()
    {
        ["waive-fee"] = c => FeeGallery.Waive(c, FeeState.Quoted),
        ["waive-fee-accepted"] = c => FeeGallery.Waive(c, FeeState.Accepted),
        ["waive-fee-earlier"] = c => FeeGallery.Waive(c, FeeState.Accepted) with { DueThen = Due.Day.AddDays(-5) },
        ["waive-fee-missing"] = c => FeeGallery.Waive(c, FeeState.Quoted) with { Errors = [Problems.WaiverMissing] },
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
        ["spam"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)),
        ["spam-over"] = c => new SpamPage(c, Reference, Received, "l•••@example.com", Moment, null),
        ["spam-form-expired"] = c => new SpamPage(c, Reference, Received, null, Moment, Due.Day.AddDays(30)) { Errors = [Problems.FormExpired] },
    };

    internal static Opinion Approval => new("z•••@example.com", Moment.AddDays(1), Verdict.Approve, null, null, null);

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

    internal static Opinion Refusal(PageContext c) => new(
        "z•••@example.com", Moment.AddDays(1), Verdict.Refuse, Profile.Ground("trade-secrets").Words.In(c.Language), Reason(c), null);

    private static Opinion Disagreement(PageContext c) => new(
        "l•••@example.com",
        Moment.AddDays(2),
        Verdict.Approve,
        null,
        null,
        Chinese(c) ? "评分结果不是商业秘密。\n可以去掉参数后提供。" : "The scores are no trade secret.\nWe can leave the parameters out.");

    private static DecisionPage Decision(PageContext c, Kinds kinds) => new(c, Facts(c, kinds), kinds.Contains(Asked.Deletion));

    private static DecidedPage Decided(PageContext c, Kinds kinds, DecisionState state, Verdict verdict) =>
        new(c, Reference, kinds, state, verdict, null, Moment, true);

    private static DecidedPage Each(PageContext c, DecisionState state, bool justNow) =>
        Decided(c, Correction, state, Verdict.Approve) with { DecidesEach = true, JustNow = justNow };

    private static BlockedPage Blocked(PageContext c, Kinds kinds, string code, SourceStep step) =>
        new(c, Reference, kinds, Due, Source(c), code, Moment, step);

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
}
