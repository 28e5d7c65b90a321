using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Deadlines.Regimes;
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

    private static readonly string[] Places = [.. RegimeCatalogue.Default.Regimes.Values.SelectMany(r => r.Residence).Distinct()];

    private static readonly Dictionary<string, Func<PageContext, Page>> All = new(
        FormMakers.Concat(PersonMakers).Concat(MessageMakers).Concat(DeadlineMakers).Concat(DecisionMakers).Concat(StatusMakers).Concat(StaffMakers)
            .Concat(EntryGallery.Makers).Concat(DemandGallery.Makers).Concat(UnansweredGallery.Makers));

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

    public static PageContext Context(Language language) =>
        new(language, Profile.Controller, Beijing, "/request/email", "token-of-the-form") { Texts = KindCatalogue.Default.Texts(language) };

    public static Page Make(string name, Language language) => Make(name, Context(language));

    public static Page Make(string name, PageContext context) => All[name](context);

    private static bool Chinese(PageContext c) => c.Language == Language.ZhCn;

    private static string Source(PageContext c) => Chinese(c) ? "客服工单" : "Customer service";

    private static string Reason(PageContext c) => Chinese(c)
        ? "评分记录包含我们的算法参数。\n您可以另行申请查阅其他个人信息。"
        : "The scoring records contain the parameters of our algorithm.\nYou can ask for your other data separately.";

    private static IReadOnlyList<string> Marketing(PageContext c) =>
        [.. Profile.Purposes.Where(p => p.Code is "advertising" or "mail-response").Select(p => p.Words.In(c.Language))];

    private static string Words(PageContext c) => Chinese(c)
        ? "贵公司为什么需要我的手机号码？\n我没有同意用它接收广告。"
        : "Why do you need my telephone number?\nI never agreed to be called about offers.";
}
