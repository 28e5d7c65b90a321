using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The pages of a fee, with made-up words.</summary>
internal static class FeeGallery
{
    private static readonly DateTimeOffset Until = new(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(8));

    public static AskFeePage Ask(PageContext c) => new(
        c, Gallery.Reference, Gallery.Copy, Gallery.Due, [new Repeats(Asked.Copy, 3)], null, null, Language.ZhCn, Until, SilenceWaives: true);

    public static WaiveFeePage Waive(PageContext c, FeeState state) => new(c, Gallery.Reference, Gallery.Copy, Gallery.Due, Fee(c, state));

    public static AnswerFeePage Answer(PageContext c) => new(c, Gallery.Reference, Gallery.Copy, Fee(c, FeeState.Quoted), SilenceWaives: true);

    public static DecisionPage Decision(PageContext c, FeeState state) => new(
        c,
        Gallery.Facts(c, Gallery.Copy) with
        {
            Repeats = [new Repeats(Asked.Copy with { Repeats = new RepeatRule(30, 2) }, state == FeeState.Waived ? Repeats.Most : 2)],
            Fee = state == FeeState.Quoted ? null : Fee(c, state),
        },
        false)
    {
        Fee = state switch
        {
            FeeState.Quoted => new FeeOffer($"/decide/{Gallery.Reference}/fee", null),
            FeeState.Accepted => new FeeOffer(null, $"/decide/{Gallery.Reference}/waive"),
            _ => null,
        },
    };

    private static Fee Fee(PageContext c, FeeState state) => new(
        "staff@example.com",
        "30 CNY",
        c.Language == Language.ZhCn ? "这是您一年内的第四次申请。" : "This is your fourth request within a year.",
        Until,
        state);
}
