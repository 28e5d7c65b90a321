using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The pages about corrections, for the <see cref="Gallery"/>.</summary>
internal static class CorrectionGallery
{
    private const string Name = "shop.customer.name";
    private const string Street = "shop.address.street";

    private static readonly CompanyProfile Profile = CompanyProfile.Default("privacy@example.com");

    private static readonly IReadOnlyList<CorrectableField> Fields =
    [
        new(Name, Localized.Of("客户账号", "Customer account"), Localized.Of("姓名", "Name"), 500),
        new(Street, Localized.Of("收货地址", "Delivery address"), Localized.Of("街道", "Street"), 500),
    ];

    public static IEnumerable<FieldError> EveryProblem { get; } =
    [
        Problems.CorrectionMissing, Problems.CorrectionField(1), Problems.CorrectionTwice(2), Problems.CorrectionValue(1),
        Problems.CorrectionTooLong("value", 1, 500), Problems.CorrectionCharacters("now", 1),
        Problems.VerdictMissing(1), Problems.RowMissing(1), Problems.RowTwice(2), Problems.RowChanged(1),
        Problems.GroundMissingFor(1), Problems.ReasonMissingFor(1), Problems.ReasonTooLongFor(1, 600),
        Problems.WhyMissing, Problems.WhyAddressMissing, Problems.WhyTooLong,
    ];

    public static CorrectionsPage Form(PageContext c, params IReadOnlyList<TypedCorrection> typed) => new(c, Fields, typed);

    public static IReadOnlyList<TypedCorrection> Typed(PageContext c) =>
        [new(Name, "", Said(c, "王小明", "Xiaoming Wang")), new(Street, Said(c, "长安街1号", "1 Old Street"), Said(c, "人民路2号", "2 New Street"))];

    public static CorrectionsPage FormWithErrors(PageContext c) => Form(c, new TypedCorrection("", new string('x', 501), ""), new TypedCorrection(Name, "", "\u202e")) with
    {
        Errors = [Problems.CorrectionField(1), Problems.CorrectionTooLong("now", 1, 500), Problems.CorrectionValue(1), Problems.CorrectionTwice(2), Problems.CorrectionCharacters("value", 2)],
    };

    public static IReadOnlyList<StatedCorrection> Stated(PageContext c) =>
        [new(NameTitle(c), Said(c, "王小明", "Xiaoming Wang")), new(StreetTitle(c), Said(c, "人民路2号", "2 New Street"))];

    public static DecisionPage Decision(PageContext c) => new(c, Gallery.Facts(c, Gallery.Correction), false)
    {
        Proposals = View(
            c,
            false,
            new ProposalView(1, NameTitle(c), null, "王•••", [new("a-b", "汪•••", false, false)], 0),
            new ProposalView(2, StreetTitle(c), "1•••t", "2•••t", [new("c-d", "1•••t", true, false), new("e-f", "1•••t", true, false), new("g-h", null, false, false)], 3),
            new ProposalView(3, NameTitle(c), null, "x•••", [], 0)),
    };

    public static DecisionPage Revealed(PageContext c) => new(c, Gallery.Facts(c, Gallery.Correction), false)
    {
        Proposals = View(c, true, new ProposalView(1, NameTitle(c), "Wang", Said(c, "王小明", "Xiaoming Wang"), [new("a-b", "Wang", true, false), new("c-d", "Wang", true, false)], 1)),
    };

    public static DecisionPage DecisionWithErrors(PageContext c)
    {
        var page = Decision(c);
        var all = page.Proposals.All;
        return page with
        {
            Proposals = page.Proposals with
            {
                All = [all[0] with { Verdict = CorrectionVerdict.Refuse, Ground = "", Reason = "" }, all[1] with { Verdict = CorrectionVerdict.Accept }, all[2]],
            },
            Errors = [Problems.GroundMissingFor(1), Problems.ReasonMissingFor(1), Problems.RowMissing(2), Problems.VerdictMissing(2)],
        };
    }

    public static DecisionPage Officer(PageContext c) => Decision(c) with
    {
        Note = OfficerNote.Silence,
        Opinions = [Gallery.Approval],
        First = Decided(c),
    };

    public static SecondPage Second(PageContext c) => new(c, Gallery.Facts(c, Gallery.Correction), Gallery.Approval) { Proposals = Decided(c) };

    public static IReadOnlyList<CorrectionLine> Lines(PageContext c)
    {
        var ground = Profile.Ground("serious-harm");
        return
        [
            new(NameTitle(c), CorrectionEnd.Corrected, null, null, null),
            new(StreetTitle(c), CorrectionEnd.Corrected, null, null, null),
            new(StreetTitle(c), CorrectionEnd.Refused, ground.Words.In(c.Language), ground.Article.In(c.Language), Said(c, "该地址属于他人。", "The address is somebody else's.")),
            new(NameTitle(c), CorrectionEnd.NotFound, null, null, null),
            new(StreetTitle(c), CorrectionEnd.ChangedMeanwhile, null, null, null),
        ];
    }

    public static IEnumerable<Page> Hostile(PageContext c, ReviewFacts facts, Opinion opinion, string hostile)
    {
        var view = View(c, true, new ProposalView(1, hostile, hostile, hostile, [new(hostile, hostile, true, true), new("b", hostile, false, false)], 1) { Ground = hostile, Reason = hostile });
        yield return Form(c, new TypedCorrection(hostile, hostile, hostile));
        yield return new CheckPage(c, Gallery.Correction, hostile, null, Language.En) { Corrections = [new(hostile, hostile)] };
        yield return new DecisionPage(c, facts, false) { Proposals = view };
        yield return new SecondPage(c, facts, opinion) { Proposals = view };
    }

    private static ProposalsView Decided(PageContext c)
    {
        var ground = Profile.Ground("serious-harm").Words.In(c.Language);
        return View(
            c,
            false,
            new ProposalView(1, NameTitle(c), null, "王•••", [new("a-b", null, false, true)], 0) { Verdict = CorrectionVerdict.Accept },
            new ProposalView(2, StreetTitle(c), null, "2•••t", [new("c-d", "1•••t", false, false)], 0)
            {
                Verdict = CorrectionVerdict.Refuse,
                Ground = ground,
                Reason = Said(c, "该地址属于他人。", "The address is somebody else's."),
            },
            new ProposalView(3, NameTitle(c), null, "x•••", [], 0) { Verdict = CorrectionVerdict.NotFound });
    }

    private static ProposalsView View(PageContext c, bool revealed, params IReadOnlyList<ProposalView> all) =>
        new(all, revealed, [.. Profile.Grounds.Select(g => new GroundOption(g.Code, g.Words.In(c.Language)))], Language.ZhCn);

    private static string NameTitle(PageContext c) => Said(c, "客户账号：姓名", "Customer account: Name");

    private static string StreetTitle(PageContext c) => Said(c, "收货地址：街道", "Delivery address: Street");

    private static string Said(PageContext c, string chinese, string english) => c.Language == Language.ZhCn ? chinese : english;
}
