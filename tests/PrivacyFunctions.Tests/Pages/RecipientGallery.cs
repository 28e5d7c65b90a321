using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>Recipients of data that was deleted or corrected, in each of their states.</summary>
internal static class RecipientGallery
{
    public static StatusOutcome.Recipients Outcome(PageContext c, HookEvent what) => new(
        what,
        [
            new(Title(c, "advertising"), RecipientState.Confirmed, Gallery.Moment.AddSeconds(4)),
            new(Title(c, "push"), RecipientState.Told),
            new(Title(c, "business-partners"), RecipientState.ByHand),
            .. what == HookEvent.Erasure
                ? new[] { new RecipientLine(Title(c, "authorities"), RecipientState.Keeps, Reason: Type("authorities").Keeps!.Reason.In(c.Language)) }
                : [],
        ]);

    public static StopsPage ToStop(PageContext c, bool revealed = false) => new(
        c,
        Gallery.Reference,
        new Kinds(Asked.OptOut, Asked.Objection),
        Subject(revealed),
        [
            new("marketing-opt-out/1/Stop", HookEvent.Stop, Gallery.Moment, Purposes(c, "advertising", "mail-response")),
            new("restriction/1/Stop", HookEvent.Stop, Gallery.Moment.AddDays(1), []),
            new("objection/1/Resume", HookEvent.Resume, Gallery.Moment.AddDays(2), Purposes(c, "usage-analysis")),
        ]);

    private static SubjectView Subject(bool revealed) =>
        revealed ? new("wang.xiaoming@example.com", Revealed: true) : new("w\u2022\u2022\u2022@example.com", Revealed: false);

    private static IReadOnlyList<string> Purposes(PageContext c, params string[] codes) =>
        [.. codes.Select(code => Gallery.Profile.Purposes.Single(purpose => purpose.Code == code).WordsForStaff.In(c.Language))];

    public static RecipientsPage ToTell(PageContext c, bool revealed = false) => new(
        c,
        Gallery.Reference,
        new Kinds(Asked.Correction, Asked.Deletion),
        Subject(revealed),
        [
            new("Rectification/advertising", Title(c, "advertising"), HookEvent.Rectification, HasHook: false, [Data(c, "account")]),
            new("Erasure/push", Title(c, "push"), HookEvent.Erasure, HasHook: true, [Data(c, "account"), Data(c, "device")]),
            new("Erasure/business-partners", Title(c, "business-partners"), HookEvent.Erasure, HasHook: false, []),
        ]);

    private static string Title(PageContext c, string code) => Type(code).Title.In(c.Language);

    private static string Data(PageContext c, string code) => Gallery.Profile.DataCategories.Single(category => category.Code == code).Title.In(c.Language);

    private static PrivacyFunctions.Profile.RecipientType Type(string code) => Gallery.Profile.RecipientTypes.Single(type => type.Code == code);
}
