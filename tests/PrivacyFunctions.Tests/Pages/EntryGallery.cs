using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The pages on which staff enter requests, for the <see cref="Gallery"/>.</summary>
internal static class EntryGallery
{
    private static readonly CompanyProfile Profile = CompanyProfile.Default("privacy@example.com");

    private static TypedEntry Typed { get; } = new(
        "Phone", "2026-11-20", "14:05", [Asked.Copy, Asked.Objection], ["advertising"], "wang.xiaoming@example.com", Language.ZhCn.Tag, "60f8c2a1b7d94e", "FR", "");

    public static IEnumerable<FieldError> EveryProblem { get; } =
        [Problems.WayMissing, Problems.LanguageMissing, Problems.DetailsUnread, Problems.PurposeUnknown, Problems.CorrectionUnread, .. Enum.GetValues<ReceiptProblem>().Select(Problems.Receipt)];

    public static Dictionary<string, Func<PageContext, Page>> Makers { get; } = new()
    {
        ["enter-start"] = c => new EntryStartPage(c, null),
        ["enter-start-wrong"] = c => new EntryStartPage(c, "staff") { Errors = [Problems.EmailInvalid] },
        ["enter-sign-in"] = c => new EntrySignInPage(c, Gallery.Reference, CodeSent: false),
        ["enter-sign-in-code"] = c => new EntrySignInPage(c, Gallery.Reference, CodeSent: true) { NewCodeSent = true },
        ["enter-sign-in-expired"] = c => new EntrySignInPage(c, Gallery.Reference, CodeSent: true) { Errors = [Problems.CodeExpired] },
        ["enter"] = c => Form(c, TypedEntry.Blank),
        ["enter-demandable"] = c => Form(c, TypedEntry.Blank) with { DemandPath = DemandPage.PathOf(Gallery.Reference) },
        ["enter-again"] = c => Form(c, Typed) with { Places = ["DE", "FR"] },
        ["enter-wrong"] = c => Form(c, TypedEntry.Blank with { Residence = "XX", Details = "x" }) with
        {
            Places = ["DE", "FR"],
            Errors =
            [
                Problems.WayMissing, Problems.Receipt(ReceiptProblem.InFuture), Problems.Receipt(ReceiptProblem.TimeInvalid), Problems.KindMissing, Problems.EmailMissing,
                Problems.LanguageMissing, Problems.AccountTooLong, Problems.ResidenceUnknown, Problems.DetailsUnread,
            ],
        },
        ["enter-corrections"] = c => Form(c, Typed with { Kinds = [Asked.Correction], Corrections = [.. CorrectionGallery.Typed(c)], Restricts = true }) with
        {
            Correctable = CorrectionGallery.Form(c, TypedCorrection.Blank).Fields,
        },
        ["enter-corrections-wrong"] = c => Form(c, Typed with { Corrections = [.. CorrectionGallery.Typed(c)] }) with
        {
            Correctable = CorrectionGallery.Form(c, TypedCorrection.Blank).Fields,
            Errors = [Problems.PurposeUnknown, Problems.CorrectionUnread],
        },
        ["message-entry-link-asked"] = MessagePage.EntryLinkAsked,
        ["message-entered"] = c => MessagePage.Entered(c, Gallery.Reference, Gallery.Due),
        ["message-entered-by-you"] = c => MessagePage.EnteredByYou(c, Gallery.Reference),
    };

    private static EntryPage Form(PageContext c, TypedEntry typed) =>
        new(c, Gallery.Reference, KindCatalogue.Default.Enterable, Profile.Purposes, [], typed) { Today = Gallery.Received };
}
