using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>Pages that say one thing.</content>
internal static partial class Gallery
{
    private static Dictionary<string, Func<PageContext, Page>> MessageMakers => new()
    {
        ["message-extended"] = c => MessagePage.Extended(c, Reference, Due),
        ["message-not-extendable"] = c => MessagePage.NotExtendable(c, Reference, Due),
        ["message-already-extended"] = c => MessagePage.AlreadyExtended(c, Reference, Due),
        ["message-too-late-to-extend"] = c => MessagePage.TooLateToExtend(c, Reference, Due),
        ["message-asked"] = c => MessagePage.Asked(c, Reference),
        ["message-answered"] = c => MessagePage.Answered(c, Reference),
        ["message-fee-asked"] = c => MessagePage.FeeAsked(c, Reference),
        ["message-fee-not-possible"] = c => MessagePage.FeeNotPossible(c, Reference),
        ["message-fee-waived"] = c => MessagePage.FeeWaived(c, Reference),
        ["message-fee-accepted"] = c => MessagePage.FeeAccepted(c, Reference),
        ["message-fee-declined"] = c => MessagePage.FeeDeclined(c, Reference),
        ["message-not-me"] = c => MessagePage.NotMe(c, Reference),
        ["message-withdrawn"] = c => MessagePage.Withdrawn(c, Reference),
        ["message-too-late-to-stop"] = c => MessagePage.TooLateToStop(c, Reference),
        ["message-stops-done-before"] = c => MessagePage.StopsDoneBefore(c, Reference, "s•••@example.com", Moment),
        ["message-stops-done-by-you"] = c => MessagePage.StopsDoneBefore(c, Reference, by: null, Moment),
        ["message-stops-done"] = c => MessagePage.StopsDone(c, Reference),
        ["message-recipients-told"] = c => MessagePage.RecipientsTold(c, Reference),
        ["message-not-ours"] = c => MessagePage.NotOurs(c, Reference),
        ["message-told"] = c => MessagePage.Told(c, Reference, Received),
        ["message-nothing-returned"] = c => MessagePage.NothingReturned(c, Reference),
        ["message-link-expired"] = MessagePage.LinkExpired,
        ["message-link-broken"] = MessagePage.LinkBroken,
        ["message-link-used"] = MessagePage.LinkUsed,
        ["message-not-found"] = MessagePage.NotFound,
        ["message-wrong-method"] = MessagePage.WrongMethod,
        ["message-too-large"] = MessagePage.TooLarge,
        ["message-too-many-requests"] = c => MessagePage.TooManyRequests(c, TimeSpan.FromSeconds(30)),
        ["message-unavailable"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20)),
        ["message-unavailable-sent"] = c => MessagePage.Unavailable(c, TimeSpan.FromSeconds(20), [new("reason", Reason(c)), new("csrf", c.CsrfToken)]),
        ["message-server-error"] = c => MessagePage.ServerError(c, "4bf92f3577b34da6"),
        ["message-start-again"] = MessagePage.StartAgain,
        ["message-unreadable"] = c => MessagePage.Unreadable(c, 415),
        ["message-field-repeated"] = c => MessagePage.FieldRepeated(c, "email"),
        ["message-proven"] = c => MessagePage.Proven(c, Reference, Both, Due),
        ["message-proven-question"] = c => MessagePage.Proven(c, Reference, Question, Due),
        ["message-review-asked"] = c => MessagePage.ReviewAsked(c, Reference, Due),
        ["message-no-review"] = c => MessagePage.NoReview(c, Reference, 30),
        ["message-took-part"] = c => MessagePage.TookPart(c, Reference),
        ["message-somebody-else"] = c => MessagePage.SomebodyElse(c, Reference),
        ["message-too-late"] = c => MessagePage.TooLate(c, Reference),
        ["message-trying-again"] = c => MessagePage.TryingAgain(c, Reference, Source(c)),
        ["message-going-on-without"] = c => MessagePage.GoingOnWithout(c, Reference, Source(c)),
        ["message-untold"] = c => MessagePage.Untold(c, Reference, [Source(c), "crm"]),
        ["message-unsubscribe"] = MessagePage.Unsubscribe,
        ["message-unsubscribed"] = c => MessagePage.Unsubscribed(c, Reference),
        ["message-calendar"] = c => MessagePage.Calendar(c, new Uri("https://privacy.example.com/deadlines/feed.ics?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), Reference),
        ["message-person-is-asked"] = c => MessagePage.PersonIsAsked(c, Reference, new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(8))),
        ["message-nothing-to-decide"] = c => MessagePage.NothingToDecide(c, Reference),
    };
}
