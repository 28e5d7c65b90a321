using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>One of every letter, with invented values: templates are checked and shown with them.</summary>
public static class Specimens
{
    private static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Received = new(2026, 11, 23, 9, 12, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset AvailableAt = new(2027, 1, 7, 14, 30, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly InternalDue = new(2026, 12, 4);
    private static readonly DateOnly Due = new(2026, 12, 8);
    private static readonly LetterCode Code = new("483920", Received.AddMinutes(30), 30);
    private static readonly Uri Site = new("https://privacy.example.com/");

    /// <summary>A controller with every field set.</summary>
    public static Controller Controller { get; } = new(
        Localized.Of("示例科技有限公司", "Example Technology Ltd"),
        Localized.Of("北京市朝阳区示例路1号", "1 Example Road, Chaoyang District, Beijing"),
        Localized.Of("个人信息保护负责人", "Personal information protection officer"),
        "privacy@example.com",
        "010-5555-0100",
        Localized.Of("国家互联网信息办公室", "Cyberspace Administration of China"));

    /// <summary>Every letter, some in several variants, so that each branch of a template is taken at least once.</summary>
    public static IReadOnlyList<Letter> In(Language language)
    {
        var copy = Named("copy");
        var deletion = Named("deletion");
        var both = Named("copy", "deletion");
        var (question, appeal) = (Named("question"), Named("appeal"));
        var chinese = language == Language.ZhCn;
        IReadOnlyList<KeptData> kept = chinese
            ? [new("账单记录", "依法保留至2036年12月31日"), new("登录日志", "自产生之日起保留6个月")]
            : [new("invoices", "until 31 December 2036, as tax law requires"), new("sign-in logs", "for 6 months after each sign-in")];
        IReadOnlyList<KeptData> stays = chinese
            ? [new("账单记录", "税务法律要求保存。保存期限：至2036年12月31日。", 36), new("登录日志", "网络安全法律要求保存。保存期限：自产生之日起6个月。", 12)]
            : [new("invoices", "Tax law requires them to be kept. They stay until 31 December 2036.", 36), new("sign-in logs", "Cybersecurity law requires them to be kept. They stay for 6 months after each sign-in.", 12)];
        IReadOnlyList<DeletedPart> deleted = chinese
            ? [new("账号资料", 1), new("收货地址", 3), new("浏览记录", 1214)]
            : [new("account profile", 1), new("delivery addresses", 3), new("browsing history", 1214)];
        IReadOnlyList<MaskedPart> masked = chinese
            ? [new("商品评价", "昵称、头像")]
            : [new("product reviews", "nickname and picture")];
        IReadOnlyList<string> missing = chinese ? ["会员积分系统"] : ["loyalty programme"];
        IReadOnlyList<string> conditions =
            [.. KindCatalogue.Default.ConditionsOf(new Kinds(KindCatalogue.Default["account-cancellation"])).Take(2).Select(c => c.Words.In(language))];
        var recordKept = new DateOnly(2029, 12, 4);
        return
        [
            new ReceiptLetter(Reference, language, Zone, copy, Received, InternalDue, Due, Page("prove"), Code),
            new ReceiptLetter(Reference, language, Zone, deletion, Received, InternalDue, Due, Page("prove"), Code),
            new ReceiptLetter(Reference, language, Zone, both, Received, InternalDue, Due, Page("prove"), Code),
            new MailReceiptLetter(Reference, language, Zone, deletion, Received, InternalDue, Due, Page("prove"), Code),
            new MailReceiptLetter(Reference, language, Zone, Kind: null, Received, InternalDue, Due, Page("prove"), Code),
            new MailReceiptLetter(Reference, language, Zone, Kind: null, Received, InternalDue, new DateOnly(2027, 1, 11), Page("prove"), Code) { IsProvisional = true },
            new CodeLetter(Reference, language, Zone, CodePurpose.Confirm, Page("prove"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Read, Page("status"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Decide, Page("decide"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.Enter, Page("enter"), Code),
            new CodeLetter(Reference, language, Zone, CodePurpose.ReadMail, Page("mails"), Code),
            new EntryLinkLetter(Reference, language, Zone, Received.AddDays(1), Page("enter")),
            new ProveReminderLetter(Reference, language, Zone, copy, Received, InternalDue, Due, Page("prove"), Code),
            new ProveReminderLetter(Reference, language, Zone, both, Received, InternalDue, Due, Page("prove"), Code),
            new UnprovenLetter(Reference, language, Zone, copy, Received, InternalDue, Page("status"), new DateOnly(2027, 1, 3)),
            new UnprovenLetter(Reference, language, Zone, both, Received, InternalDue, Page("status"), new DateOnly(2027, 1, 3)),
            new DecisionNeededLetter(Reference, language, Zone, copy, InternalDue, Due, Received, Page("decide")),
            new DecisionNeededLetter(Reference, language, Zone, both, InternalDue, Due, Received, Page("decide")),
            new StaffMailLetter(Reference, language, Zone, copy, Received, InternalDue, Due, Page("decide")),
            new AcknowledgementLetter(Reference, language, Zone, question, Received, Due, Page("status")),
            new AcknowledgementLetter(Reference, language, Zone, appeal, Received, Due, Page("status")),
            new AcknowledgementLetter(Reference, language, Zone, question, Received, new DateOnly(2027, 1, 11), Page("status")) { IsProvisional = true },
            new AcknowledgementLetter(Reference, language, Zone, Named("account-cancellation"), Received, Due, Page("status"))
            {
                IsRequest = true, AsksToDo = true, IsProven = true, DoneBy = new DateOnly(2027, 1, 11), IsProvisional = true,
            },
            new AnswerNeededLetter(Reference, language, Zone, question, Received, InternalDue, Due, Page("decide")) { CameByMail = true },
            new AnswerNeededLetter(Reference, language, Zone, Named("complaint"), Received, InternalDue, Due, Page("decide")),
            new AnswerNeededLetter(Reference, language, Zone, appeal, Received, InternalDue, Due, Page("decide")) { IsReview = true },
            Answer(language, question) with { ReviewUntil = new DateOnly(2027, 1, 3) },
            Answer(language, Named("automated-decision")) with { Closes = false },
            Answer(language, appeal) with { IsReview = true },
            new StaffReminderLetter(Reference, language, Zone, question, InternalDue, 3, Due, Received, Page("decide")) { Answers = true },
            new EscalationLetter(Reference, language, Zone, appeal, StaffRole.Handler, InternalDue, 0, Due, Received, Page("decide")) { Answers = true },
            new UnanswerableMailLetter(Reference, language, Zone, Received, Received.AddDays(30), Page("mails")),
            new StaffReminderLetter(Reference, language, Zone, copy, InternalDue, 0, Due, Received, Page("decide")),
            new StaffReminderLetter(Reference, language, Zone, copy, InternalDue, 1, Due, Received, Page("decide")),
            new StaffReminderLetter(Reference, language, Zone, deletion, InternalDue, 3, Due, Received, Page("decide")),
            new EscalationLetter(Reference, language, Zone, copy, StaffRole.Handler, InternalDue, -1, Due, Received, Page("decide")),
            new EscalationLetter(Reference, language, Zone, copy, StaffRole.Handler, InternalDue, 0, Due, Received, Page("decide")),
            new EscalationLetter(Reference, language, Zone, deletion, StaffRole.Approver, InternalDue, 1, Due, Received, Page("decide")),
            new EscalationLetter(Reference, language, Zone, both, StaffRole.Officer, InternalDue, 3, Due, Received, Page("decide")),
            new SecondNeededLetter(Reference, language, Zone, copy, FirstDecision.Refuse, InternalDue, Due, Received, Page("decide")),
            new SecondNeededLetter(Reference, language, Zone, deletion, FirstDecision.Delete, InternalDue, Due, Received, Page("decide")),
            new OfficerNeededLetter(Reference, language, Zone, copy, FirstDecision.Refuse, NoAgreement.Disagreed, InternalDue, Due, Received, Page("decide")),
            new OfficerNeededLetter(Reference, language, Zone, both, FirstDecision.Delete, NoAgreement.Silent, InternalDue, Due, Received, Page("decide")),
            new BlockedLetter(Reference, language, Zone, copy, missing[0], "source-unavailable", Received.AddDays(7), InternalDue, Due, Page("decide")) { CanSkip = true },
            new BlockedLetter(Reference, language, Zone, deletion, missing[0], "source-unavailable", Received.AddDays(7), InternalDue, Due, Page("decide")),
            new BlockedLetter(Reference, language, Zone, Named("correction"), missing[0], "source-unavailable", Received.AddDays(7), InternalDue, Due, Page("decide")),
            new DelayedLetter(Reference, language, Zone, both, Due, Page("status")),
            new DelayedLetter(Reference, language, Zone, deletion, Due, Page("status")) { IsHeld = true },
            new BlockedLetter(Reference, language, Zone, deletion, missing[0], "source-unavailable", Received.AddDays(7), InternalDue, Due, Page("decide")) { IsHeld = true },
            new LateLetter(Reference, language, Zone, both, Received, Due, new DateOnly(2026, 12, 11), Page("status")),
            new ReceiptLetter(Reference, language, Zone, Named("account-cancellation"), Received, Due, Due, Page("prove"), Code) { DoneBy = new DateOnly(2026, 12, 14) },
            new MailReceiptLetter(Reference, language, Zone, Named("account-cancellation"), Received, Due, Due, Page("prove"), Code) { DoneBy = new DateOnly(2026, 12, 14) },
            new ReceiptLetter(Reference, language, Zone, Named("account-cancellation"), Received, Due, Due, Page("prove"), Code) { DoneBy = new DateOnly(2027, 1, 11), IsProvisional = true },
            new MailReceiptLetter(Reference, language, Zone, Named("account-cancellation"), Received, Due, Due, Page("prove"), Code) { DoneBy = new DateOnly(2027, 1, 11), IsProvisional = true },
            new DateChangedLetter(
                Reference, language, Zone, Named("account-cancellation"), Due, FormerDue: null, new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 14), Page("status")),
            new DateChangedLetter(Reference, language, Zone, copy, Due, new DateOnly(2026, 12, 7), DoneBy: null, FormerDoneBy: null, Page("status")),
            new DateChangedLetter(
                Reference, language, Zone, Named("account-cancellation"), Due, Due.AddDays(-7), new DateOnly(2027, 1, 11), new DateOnly(2027, 1, 4), Page("status"))
            {
                IsOther = true, IsProvisional = true,
            },
            new DateCertainLetter(Reference, language, Zone, Named("account-cancellation"), Due, new DateOnly(2027, 1, 11), Page("status")),
            new DateCertainLetter(Reference, language, Zone, Named("account-cancellation"), Due: null, new DateOnly(2027, 1, 11), Page("status")) { IsApproved = true },
            new DateCertainLetter(Reference, language, Zone, deletion, Due, DoneBy: null, Page("status")) { ToDo = new ToDo { ConfirmBy = Due } },
            new DateChangedLetter(Reference, language, Zone, deletion, Due, FormerDue: null, new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 14), Page("status"))
            {
                ToDo = new ToDo { ConfirmBy = Due },
            },
            new DateChangedLetter(Reference, language, Zone, deletion, Due, FormerDue: null, new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 14), Page("status"))
            {
                ToDo = new ToDo { AwaitsAnswer = true },
            },
            new DateChangedLetter(Reference, language, Zone, deletion, Due: null, FormerDue: null, new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 14), Page("status"))
            {
                IsApproved = true,
            },
            new DateCertainLetter(Reference, language, Zone, question, Due, DoneBy: null, Page("status")),
            new DateChangedLetter(Reference, language, Zone, copy, Due, new DateOnly(2026, 12, 4), DoneBy: null, FormerDoneBy: null, Page("status"))
            {
                Move = new ToldMove(DueMoved.Clarification, new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 29), "UK GDPR, article 12A(5) and (6)"),
            },
            new DateChangedLetter(Reference, language, Zone, copy, Due, new DateOnly(2026, 12, 4), DoneBy: null, FormerDoneBy: null, Page("status"))
            {
                Move = new ToldMove(DueMoved.Fee, new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 29), "UK GDPR, articles 12(3) and 12A"),
            },
            new DateChangedLetter(Reference, language, Zone, copy, Due, new DateOnly(2026, 12, 29), DoneBy: null, FormerDoneBy: null, Page("status"))
            {
                Move = new ToldMove(DueMoved.FeeWaived, new DateOnly(2026, 11, 29), new DateOnly(2026, 12, 1), "UK GDPR, articles 12(3) and 12A"),
            },
            new DateChangedLetter(Reference, language, Zone, copy, Due, new DateOnly(2026, 12, 23), DoneBy: null, FormerDoneBy: null, Page("status")) { IsOther = true },
            new ExtendedLetter(
                Reference,
                language,
                Zone,
                both,
                Received,
                Due,
                new DateOnly(2027, 2, 23),
                chinese ? "您的订单分布在五个旧系统中，逐一查找需要更长时间。" : "Your orders lie in five older systems, and searching them one by one takes longer.",
                Page("status")),
            new ReadyLetter(Reference, language, Zone, copy, Page("status"), AvailableAt, 2_412_345, "index.html", Missing: [], DeletionFollows: false),
            new ReadyLetter(Reference, language, Zone, copy, Page("status"), AvailableAt, 2_412_345, "index.html", missing, DeletionFollows: false),
            new ReadyLetter(Reference, language, Zone, both, Page("status"), AvailableAt, 2_412_345, "index.html", Missing: [], DeletionFollows: true),
            new ExpiryReminderLetter(Reference, language, Zone, copy, Page("status"), AvailableAt, DeletionFollows: false),
            new ExpiryReminderLetter(Reference, language, Zone, both, Page("status"), AvailableAt, DeletionFollows: true),
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, deleted, masked, stays, recordKept, Page("status")),
            new DeletedLetter(Reference, language, Zone, both, InternalDue, deleted, Masked: [], Kept: [], recordKept, Page("status")),
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, Deleted: [], masked, stays, recordKept, Page("status")),
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, Deleted: [], Masked: [], stays, recordKept, Page("status")),
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, Deleted: [], Masked: [], Kept: [], recordKept, Page("status")),
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, deleted, masked, kept, new DateOnly(2039, 12, 31), Page("status")) { IsStored = true },
            new DeletedLetter(Reference, language, Zone, deletion, InternalDue, Deleted: [], Masked: [], kept, new DateOnly(2039, 12, 31), Page("status")) { IsStored = true },
            new HoldEndedLetter(Reference, language, Zone, deletion, InternalDue, deleted, kept, new DateOnly(2039, 12, 31), Page("status")),
            new HoldEndedLetter(Reference, language, Zone, deletion, InternalDue, deleted, Kept: [], recordKept, Page("status")),
            new HoldEndedLetter(Reference, language, Zone, deletion, InternalDue, Deleted: [], Kept: [], recordKept, Page("status")),
            .. Corrected(language),
            new SecondNeededLetter(Reference, language, Zone, Named("correction"), FirstDecision.Correct, InternalDue, Due, Received, Page("decide")),
            new OfficerNeededLetter(Reference, language, Zone, Named("correction"), FirstDecision.Correct, NoAgreement.Silent, InternalDue, Due, Received, Page("decide")),
            new PersonAskedLetter(Reference, language, Zone, copy, Conditions: [], Received.AddDays(9), Due, IsReminder: false, Page("status")),
            new PersonAskedLetter(Reference, language, Zone, copy, Conditions: [], Received.AddDays(9), Due, IsReminder: true, Page("status")),
            new PersonAskedLetter(Reference, language, Zone, copy, Conditions: [], Received.AddDays(9), Due, IsReminder: false, Page("status"))
            {
                ClockSource = "UK GDPR, article 12A(5) and (6)",
            },
            new PersonAskedLetter(Reference, language, Zone, Named("account-cancellation"), conditions, Received.AddDays(9), Due, IsReminder: false, Page("status")),
            .. Fees(language, copy),
            new JoinedLetter(Reference, language, Zone, copy, Reference.FromBytes(new byte[8]), Due, Page("status")),
            new JoinedLetter(Reference, language, Zone, copy, Reference.FromBytes(new byte[8]), Due, Page("status")) { IsLate = true },
            new JoinedLetter(Reference, language, Zone, copy, Reference.FromBytes(new byte[8]), Due, Page("status")) { IsLate = true, NewDay = Due.AddDays(7) },
            new ReceiptLetter(Reference, language, Zone, Named("copy", "question"), Received, InternalDue, Due, Page("prove"), Code) { AnswersUnproven = true },
            new MailReceiptLetter(Reference, language, Zone, Named("copy", "question"), Received, InternalDue, Due, Page("prove"), Code) { AnswersUnproven = true },
            new AnswerLetter(Reference, language, Zone, question, chinese ? "用于登录。" : "For signing in.", recordKept, Page("status")) { AwaitsProof = true },
            new WithdrawnLetter(Reference, language, Zone, deletion, Received.AddDays(2), WasNotThem: false, new Uri(Site, "requests/new")),
            new WithdrawnLetter(Reference, language, Zone, deletion, Received.AddDays(2), WasNotThem: true, new Uri(Site, "requests/new")),
            new ErasureAnnouncedLetter(Reference, language, Zone, deletion, Received.AddDays(9), Page("status")),
            new NothingFoundLetter(Reference, language, Zone, copy, new Uri(Site, "requests/new")),
            new NothingFoundLetter(Reference, language, Zone, deletion, new Uri(Site, "requests/new")),
            Refused(language, copy, kept),
            Refused(language, copy, []),
            Refused(language, deletion, kept),
            Refused(language, both, kept),
            .. StopSpecimens.In(language, Reference, Zone, Received, InternalDue, Due, Code, Page),
            Refused(language, Named("objection"), []) with { Stops = new StopEnds { Resumes = true } },
            Refused(language, Named("objection"), []) with { Stops = new StopEnds { Resumes = true, MarketingStays = true } },
            Refused(language, Named("objection"), []) with { Stops = new StopEnds { Resumes = true, MarketingStays = true, AwaitsHand = true } },
            Refused(language, Named("restriction"), []) with { Stops = new StopEnds { IsCalledOff = true } },
            Refused(language, copy, []) with { Stops = new StopEnds { FinalStays = true, AwaitsHandForGood = true } },
            .. OutsideSpecimens.Undeliverable(language, Reference, Zone, Received.AddDays(1), Due, Page("decide")),
            .. OutsideSpecimens.NotOurs(language, Reference, Zone, InternalDue, Page("status")),
            .. DemandSpecimens.In(language, Reference, Zone, Received, InternalDue, Due, recordKept, Page),
            .. RecipientSpecimens.In(language, Reference, Zone, Received, InternalDue, recordKept, Page),
        ];
    }

    internal static KindName Named(params string[] kinds) =>
        KindName.Of(KindCatalogue.Default, new Kinds(kinds.Select(name => KindCatalogue.Default[name])));

    private static IEnumerable<Letter> Fees(Language language, KindName copy)
    {
        var chinese = language == Language.ZhCn;
        var amount = chinese ? "30元" : "30 CNY";
        var reason = chinese ? "这是您一年内的第四次申请\uff0c每次都需要查找五个系统。" : "This is your fourth request within a year, and each means searching five systems.";
        var until = new DateOnly(2029, 12, 4);
        yield return new FeeQuotedLetter(Reference, language, Zone, copy, amount, reason, Received.AddDays(9), Due, SilenceWaives: true, IsReminder: false, Page("status"));
        yield return new FeeQuotedLetter(Reference, language, Zone, copy, amount, reason, Received.AddDays(9), Due, SilenceWaives: true, IsReminder: true, Page("status"));
        yield return new FeeQuotedLetter(Reference, language, Zone, copy, amount, reason, Received.AddDays(9), Due, SilenceWaives: false, IsReminder: false, Page("status"));
        yield return new FeeQuotedLetter(Reference, language, Zone, copy, amount, reason, Received.AddDays(9), Due, SilenceWaives: true, IsReminder: false, Page("status"))
        {
            ClockSource = "UK GDPR, articles 12(3) and 12A",
        };
        yield return new FeeWaivedLetter(Reference, language, Zone, copy, Due, Page("status"));
        yield return new FeeWaivedLetter(Reference, language, Zone, copy, Due, Page("status"))
        {
            FormerDue = new DateOnly(2026, 12, 29),
            Move = new ToldMove(DueMoved.FeeWaived, new DateOnly(2026, 11, 29), new DateOnly(2026, 12, 1), "UK GDPR, articles 12(3) and 12A"),
        };
        yield return new FeeDeclinedLetter(Reference, language, Zone, copy, amount, reason, InSilence: false, until, Page("status"));
        yield return new FeeDeclinedLetter(Reference, language, Zone, copy, amount, reason, InSilence: true, until, Page("status"));
    }

    private static IEnumerable<Letter> Corrected(Language language)
    {
        var correction = Named("correction");
        var chinese = language == Language.ZhCn;
        IReadOnlyList<string> corrected = chinese ? ["客户账号：姓名", "收货地址：街道"] : ["Customer account: Name", "Delivery address: Street"];
        FieldLeft refused = chinese
            ? new("客户账号：昵称", NotCorrected.Refused, "响应申请将导致申请人或其他个人、组织的合法权益受到严重损害", "《隐私政策》第五条（七）款第7项", "该昵称与另一位用户的姓名相同，容易引起混淆。")
            : new("Customer account: Nickname", NotCorrected.Refused, "Answering would seriously harm the lawful rights of the requester, of other people or of organisations", "privacy policy, section 5(g)(vii)", "Another customer is known by this name, and would be mistaken for you.");
        FieldLeft gone = new(chinese ? "收货地址：城市" : "Delivery address: City", NotCorrected.NotFound);
        FieldLeft changed = new(chinese ? "客户账号：电话" : "Customer account: Phone", NotCorrected.ChangedMeanwhile);
        var until = new DateOnly(2029, 12, 4);
        yield return new CorrectedLetter(Reference, language, Zone, correction, InternalDue, corrected, [], until, Page("status"));
        yield return new CorrectedLetter(Reference, language, Zone, correction, InternalDue, corrected, [refused, gone, changed], until, Page("status"));
        yield return new CorrectedLetter(Reference, language, Zone, correction, InternalDue, [], [refused], until, Page("status"));
        yield return new CorrectedLetter(Reference, language, Zone, Named("copy", "correction"), InternalDue, corrected, [gone], null, Page("status"));
        yield return new CorrectedLetter(Reference, language, Zone, correction, InternalDue, [], [gone], until, Page("status")) { Resumes = true };
        yield return new CorrectedLetter(Reference, language, Zone, correction, InternalDue, corrected, [], until, Page("status")) { IsCalledOff = true };
    }

    private static AnswerLetter Answer(Language language, KindName kind) => new(
        Reference,
        language,
        Zone,
        kind,
        language == Language.ZhCn
            ? "您好。\n我们只把您的手机号码用于登录，不会提供给广告公司。\n您可以在账号设置中随时停用该登录方式。"
            : "Hello,\nWe use your telephone number for signing in and nothing else. No advertiser receives it.\nYou can stop using it in the settings of your account at any time.",
        new DateOnly(2029, 12, 4),
        Page("status"));

    private static RefusedLetter Refused(Language language, KindName kind, IReadOnlyList<KeptData> kept)
    {
        var (ground, article, reason) = (kind.Deletes, language == Language.ZhCn) switch
        {
            (false, true) => (
                "响应申请将导致申请人或其他个人、组织的合法权益受到严重损害",
                "《隐私政策》第五条（七）款第7项",
                "您的账号由多人共用。\n副本会包含其他人的通信内容，我们无法将其分离。"),
            (false, false) => (
                "Answering would seriously harm the lawful rights of the requester, of other people or of organisations",
                "privacy policy, section 5(g)(vii)",
                "Your account is shared by several people.\nA copy would contain messages of the others, which we cannot separate."),
            (true, true) => (
                "与犯罪侦查、起诉、审判和执行判决等直接相关",
                "《隐私政策》第五条（七）款第4项",
                "法院已要求我们在案件审结前保全与您账号有关的记录。"),
            (true, false) => (
                "The data is directly related to a criminal investigation, a prosecution, a trial or the enforcement of a judgment",
                "privacy policy, section 5(g)(iv)",
                "A court has ordered us to preserve the records of your account until its case is closed."),
        };
        return new RefusedLetter(
            Reference,
            language,
            Zone,
            kind,
            InternalDue,
            ground,
            article,
            reason,
            kept,
            new DateOnly(2029, 12, 4),
            Page("status"));
    }

    private static Uri Page(string name) => new(Site, $"r/{name}?t=specimen");
}
