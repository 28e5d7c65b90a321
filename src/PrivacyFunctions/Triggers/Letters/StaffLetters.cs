using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>What letters to staff say. None says anything about the person.</summary>
public sealed class StaffLetters(Links links, StopNames names, RecipientNames recipients, DataSources sources, KindCatalogue catalogue, DeadlineRules rules, AppSettings settings, TimeProvider time)
{
    /// <returns>Null where the letter is not one to staff.</returns>
    public Letter? Compose(string name, Request request, Reader reader)
    {
        var (reference, language, zone) = (request.Reference, reader.Language, rules.Zone);
        var (decideBy, due) = (rules.Until(request.EarliestEnd).InternalDay, rules.Until(request.DueEnd).LastDay);
        var today = time.GetUtcNow().DayIn(zone);
        var kind = KindName.Of(catalogue, request.Kinds);
        var receivedAt = request.Received.ReceivedAt;
        var page = links.Url(new LinkToken(LinkPurpose.Decide, reference, reader.Addressee, Step: 1, time.GetUtcNow() + settings.DecisionLinkLifetime));
        return name switch
        {
            LetterNames.DecisionNeeded => new DecisionNeededLetter(reference, language, zone, kind, decideBy, due, receivedAt, page),
            LetterNames.StaffMail => new StaffMailLetter(reference, language, zone, kind, receivedAt, decideBy, due, page),
            LetterNames.AnswerNeeded => new AnswerNeededLetter(reference, language, zone, Waited(request), receivedAt, decideBy, due, page)
            {
                CameByMail = request.Received.Door == Door.Mail,
                IsReview = request.Received.Reviews is not null,
            },
            LetterNames.SecondNeeded => new SecondNeededLetter(
                reference, language, zone, kind, First(request), decideBy < today ? today : decideBy, due, receivedAt, page),
            LetterNames.OfficerNeeded => new OfficerNeededLetter(
                reference,
                language,
                zone,
                kind,
                First(request),
                request.Dispute is null ? NoAgreement.Silent : NoAgreement.Disagreed,
                due < today ? today : due,
                due,
                receivedAt,
                page),
            TimedLetters.StaffReminder or TimedLetters.StaffReminderLast => new StaffReminderLetter(
                reference, language, zone, Waited(request), decideBy, Math.Max(0, decideBy.DayNumber - today.DayNumber), due, receivedAt, page) { Answers = AnswerDecisions.AwaitsAnswer(request), Calls = DemandDecisions.AwaitsCallBack(request) },
            TimedLetters.Escalation or TimedLetters.EscalationToOfficer => new EscalationLetter(
                reference,
                language,
                zone,
                Waited(request),
                AskedBefore(name, request),
                decideBy,
                Math.Max(0, today.DayNumber - decideBy.DayNumber),
                due,
                receivedAt,
                page) { Answers = AnswerDecisions.AwaitsAnswer(request), Calls = DemandDecisions.AwaitsCallBack(request) },
            LetterNames.Blocked => new BlockedLetter(
                reference,
                language,
                zone,
                kind,
                sources.TitleOf(request.Blocked?.Source ?? "", language),
                request.Blocked?.Code ?? "",
                request.When<SourceBlocked>()!.Value,
                decideBy < today ? today : decideBy,
                due,
                page) { CanSkip = ReviewDecisions.CanSkip(request), IsHeld = request.Erased is not null },
            LetterNames.Untold => new UntoldLetter(
                reference, language, zone, kind, request.Stops[^1].ResumedAt ?? request.Stops[^1].Since, [.. names.Untold(request, language)], page),
            TimedLetters.StopByHand => new StopByHandLetter(reference, language, zone, kind, ToDoByHand(request, language), today, page),
            TimedLetters.StopOverdue => new StopOverdueLetter(reference, language, zone, kind, ToDoByHand(request, language), today, page),
            TimedLetters.Undeliverable => new UndeliverableLetter(
                reference,
                language,
                zone,
                kind,
                request.Undelivered?.Since ?? request.When<LetterReturned>()!.Value,
                LetterWords.Of(request.Undelivered?.Letters ?? [], catalogue.Texts(language), request.Received.Demand is not null),
                request.Status == RequestStatus.Closed ? null : due,
                page) { IsOfAuthority = DeliveryDecisions.IsOfAuthority(request) },
            LetterNames.RecipientsByHand => new RecipientsByHandLetter(
                reference, language, zone, kind, request.Tellings[^1].Since, recipients.Untold(request, byHand: true, language), page),
            LetterNames.RecipientsSilent => new RecipientsSilentLetter(
                reference, language, zone, kind, request.Tellings[^1].Since, recipients.Untold(request, byHand: false, language), page),
            _ => null,
        };
    }

    private IReadOnlyList<HandTask> ToDoByHand(Request request, Language language) =>
        [.. StopDecisions.ToDoByHand(request).Select(one => new HandTask(one.What == HookEvent.Resume, one.Since, names.ForStaff(one.Purposes, language)))];

    // Of several kinds, those that wait for an answer; the rest is decided later.
    private KindName Waited(Request request) =>
        KindName.Of(catalogue, AnswerDecisions.AwaitsAnswer(request) ? request.Kinds.With(Step.Answer) : request.Kinds);

    private static FirstDecision First(Request request) => request.Proposal switch
    {
        { Verdict: Verdict.Refuse } => FirstDecision.Refuse,
        { Corrections.RefuseAny: true } => FirstDecision.Correct,
        _ when request.Received.Demand is not null => FirstDecision.Disclose,
        _ => FirstDecision.Delete,
    };

    private static StaffRole AskedBefore(string name, Request request) =>
        request.Proposal is not null || name == TimedLetters.EscalationToOfficer ? StaffRole.Approver : StaffRole.Handler;
}
