using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>What the person sees of a request.</content>
internal static partial class Gallery
{
    // Not a field: those of a class in several files have no order.
    private static Dictionary<string, Func<PageContext, Page>> StatusMakers => new()
    {
        ["status-extended"] = c => Status(c, Copy, 3) with { Extension = new Extension(Due.Day.AddMonths(-2), Reason(c)) },
        ["status-done-by"] = c => Status(c, Deletion, 3) with { DoneBy = Due.Day.AddDays(6) },
        ["status-done-by-approved"] = c => Status(c, Deletion, 4) with { DoneBy = Due.Day.AddDays(6), IsApproved = true },
        ["status-date-moved"] = c => Status(c, Copy, 3) with { Moved = new ToldMove(DueMoved.Clarification, Due.Day.AddDays(-9), Due.Day.AddDays(-5), "UK GDPR, article 12A(5) and (6)") },
        ["status-provisional"] = c => Status(c, Copy, 3) with { DoneBy = Due.Day.AddDays(7), IsProvisional = true },
        ["status-clock-stands"] = c => Status(c, Copy, 3) with { StandsBy = "UK GDPR, article 12A(5) and (6)", Note = StatusNote.AwaitingPerson, AnswerPath = $"/status/{Reference}/answer" },
        ["status-date-moved-by-fee"] = c => Status(c, Copy, 3) with { Moved = new ToldMove(DueMoved.Fee, Due.Day.AddDays(-31), Due.Day.AddDays(-30), "UK GDPR, articles 12(3) and 12A") },
        ["status-date-moved-back"] = c => Status(c, Copy, 3) with { Moved = new ToldMove(DueMoved.FeeWaived, Due.Day.AddDays(-20), Due.Day.AddDays(-18), "UK GDPR, articles 12(3) and 12A") },
        ["status-awaiting-person"] = c => Status(c, Copy, 3) with { Note = StatusNote.AwaitingPerson, AnswerPath = $"/status/{Reference}/answer" },
        ["status-awaiting-fee"] = c => Status(c, Copy, 3) with { Note = StatusNote.AwaitingFee, FeePath = $"/status/{Reference}/fee" },
        ["status-fee-declined"] = c => Status(c, Copy, 3, new StatusOutcome.FeeDeclined("30 CNY", Reason(c), InSilence: false)),
        ["status-fee-silence"] = c => Status(c, Copy, 3, new StatusOutcome.FeeDeclined("30 CNY", Reason(c), InSilence: true)),
        ["status-question"] = c => Status(c, Question, 1),
        ["status-answered"] = c => Status(c, Question, 2, new StatusOutcome.Answered(Reason(c), IsReview: false)) with { ReviewUntil = Due.Day.AddDays(30) },
        ["status-reviewed"] = c => Status(c, Appeal, 3, new StatusOutcome.Answered(Reason(c), IsReview: true)),
        ["status-review-done"] = c => Status(c, Question, 2, new StatusOutcome.Answered(Reason(c), IsReview: false)) with { Review = Reference, IsReviewed = true },
        ["status-review-asked"] = c => Status(c, Question, 2, new StatusOutcome.Answered(Reason(c), IsReview: false)) with { Review = Reference },
        ["status-open"] = c => Status(c, Copy, 2),
        ["status-stoppable"] = c => Status(c, Copy, 2) with { WithdrawPath = $"/status/{Reference}/withdraw" },
        ["status-cooling-off"] = c => Status(c, Deletion, 4) with
        {
            Note = StatusNote.CoolingOff,
            StoppableUntil = Moment.AddDays(2),
            WithdrawPath = $"/status/{Reference}/withdraw",
        },
        ["status-joined"] = c => Status(c, Copy, 2, new StatusOutcome.Joined(Reference.FromBytes(new byte[8]))),
        ["status-withdrawn"] = c => Status(c, Copy, 2, new StatusOutcome.Withdrawn()),
        ["status-both"] = c => Status(c, Both, 3) with { Note = StatusNote.AwaitingSecond },
        ["status-awaiting-proof"] = c => Status(c, Deletion, 1) with { Note = StatusNote.AwaitingProof },
        ["status-delayed"] = c => Status(c, Copy, 4) with { Note = StatusNote.Delayed },
        ["status-last-day"] = c => Status(c, Copy, 2) with { Due = Due with { Today = Due.Day } },
        ["status-one-day"] = c => Status(c, Copy, 2) with { Due = Due with { Today = Due.Day.AddDays(-1) } },
        ["status-late"] = c => Status(c, Copy, 3) with { Due = Due with { Today = Due.Day.AddDays(2) }, NewDay = Due.Day.AddDays(7) },
        ["status-late-twice"] = c => Status(c, Deletion, 3) with { Due = Due with { Today = Due.Day.AddDays(9) }, NewDay = Due.Day.AddDays(7), DoneBy = Due.Day.AddDays(6) },
        ["status-one-day-late"] = c => Status(c, Copy, 3) with { Due = Due with { Today = Due.Day.AddDays(1) }, Note = StatusNote.Delayed },
        ["status-ready"] = c => Status(c, Copy, 5, Ready),
        ["status-ready-both"] = c => Status(c, Both, 5, Ready with { DeletionBy = Received.AddDays(15) }),
        ["status-ready-in-part"] = c => Status(c, Copy, 5, Ready, InPart(c)),
        ["status-gone-again"] = c =>
            Status(c, Copy, 6, new StatusOutcome.Gone(Moment.AddDays(14), $"/status/{Reference}/again", Received.AddDays(104))),
        ["status-made-again"] = c => Status(c, Copy, 4) with { IsServed = true },
        ["status-made-again-delayed"] = c => Status(c, Copy, 4) with { IsServed = true, Note = StatusNote.Delayed },
        ["status-gone"] = c => Status(c, Copy, 6, new StatusOutcome.Gone(Moment.AddDays(14))),
        ["status-deleted"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c))),
        ["status-deleted-all"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Keep)])),
        ["status-deleted-in-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c)), InPart(c)),
        ["status-kept"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Keep)])),
        ["status-anonymised"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act == ErasureAct.Mask)])),
        ["status-anonymised-part"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([.. Plan(c).Where(l => l.Act != ErasureAct.Delete)])),
        ["status-nothing-left"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted([])),
        ["status-stored-only"] = c => Status(c, Deletion, 5, new StatusOutcome.Deleted(Plan(c))) with
        {
            Note = StatusNote.StoredOnly,
            StoredUntil = new DateOnly(2027, 12, 31),
            Steps =
            [
                .. Status(c, Deletion, 5).Steps.Where(step => step.Kind != StepKind.Closed),
                new StatusStep(StepKind.KeptErased, StepState.Scheduled, new DateOnly(2054, 1, 1)),
                new StatusStep(StepKind.Closed, StepState.Ahead, null),
            ],
        },
        ["status-both-deleted"] = c => Status(c, Both, 7, new StatusOutcome.Deleted(Plan(c)), Ready),
        ["status-correction-restrict"] = c => Status(c, Contested, 3, Stopped(c, StopState.UntilCorrected) with { Purposes = [] }),
        ["status-deleted-recipients"] = c => Status(c, Deletion, 6, new StatusOutcome.Deleted(Plan(c)), RecipientGallery.Outcome(c, HookEvent.Erasure)),
        ["status-corrected-recipients"] = c => Status(
            c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Take(2)]), RecipientGallery.Outcome(c, HookEvent.Rectification)),
        ["status-refused"] = c => Status(c, Both, 4, new StatusOutcome.Refused(
            Profile.Ground("trade-secrets").Words.In(c.Language), Profile.Ground("trade-secrets").Article.In(c.Language), Reason(c))),
        ["status-correction"] = c => Status(c, Correction, 3),
        ["status-corrected"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Take(2)])),
        ["status-corrected-part"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected(CorrectionGallery.Lines(c))),
        ["status-corrected-none"] = c => Status(c, Correction, 5, new StatusOutcome.Corrected([.. CorrectionGallery.Lines(c).Skip(2)])),
        ["status-nothing"] = c => Status(c, Copy, 4, new StatusOutcome.NothingFound()),
        ["status-stopped"] = c => Status(c, OptOut, 2, Stopped(c, StopState.Stays)),
        ["status-stopped-until-decided"] = c => Status(c, Restriction, 3, Stopped(c, StopState.UntilDecided) with { Purposes = [] }),
        ["status-stopped-resumed"] = c => Status(c, Objection, 5, Stopped(c, StopState.Resumed), new StatusOutcome.Refused(
            Profile.Ground("legal-duty").Words.In(c.Language), Profile.Ground("legal-duty").Article.In(c.Language), Reason(c))),
        ["status-stopping-called-off"] = c => Status(c, Objection, 5, Stopped(c, StopState.CalledOff) with { Targets = [], IsUnconfirmed = true }, new StatusOutcome.Withdrawn()),
        ["status-stopping-by-hand"] = c => Status(c, OptOut, 1, Stopped(c, StopState.ByHand) with { Targets = [], IsUnconfirmed = true }),
        ["status-stopped-by-hand"] = c => Status(c, OptOut, 2, Stopped(c, StopState.Stays) with { Targets = [], ByHandAt = Moment.AddHours(2) }),
        ["status-unproven"] = c => Status(c, Copy, 1, new StatusOutcome.Unproven()),
        ["status-not-ours"] = c => Status(c, Copy, 3, new StatusOutcome.NotOurs("Example Ltd", null)) with { ReviewUntil = Due.Day.AddDays(30) },
        ["status-not-ours-forwarded"] = c => Status(c, Copy, 3, new StatusOutcome.NotOurs("Example Ltd", Received)),
        ["status-returned"] = c => Status(c, Copy, 2) with { LettersComeBack = true },
    };

    private static StatusOutcome.Ready Ready => new(
        $"/status/{Reference}/read",
        $"/status/{Reference}/file",
        3_412_000,
        Moment.AddDays(14),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        null);

    private static StatusOutcome.Stopped Stopped(PageContext c, StopState state) => new(
        Moment, Marketing(c), [new StopTarget(Source(c), Moment.AddSeconds(4)), new StopTarget("crm", null)], state);

    private static StatusOutcome.InPart InPart(PageContext c) => new([Source(c), Chinese(c) ? "活动报名" : "Event sign-ups"]);

    // An answered request lists the steps it took; only a file that waits leaves its end open.
    private static StatusPage Status(PageContext c, Kinds kinds, int done, params StatusOutcome[] outcomes)
    {
        var isOpen = outcomes.All(outcome => outcome is StatusOutcome.Stopped { State: StopState.ByHand or StopState.UntilDecided or StopState.UntilCorrected });
        var isReady = outcomes.Length > 0 && outcomes[0] is StatusOutcome.Ready;
        var steps = Enum.GetValues<StepKind>()
            .Where(step => step switch
            {
                StepKind.Corrected => kinds.Has(Step.Correct),
                StepKind.Stopped => kinds.Has(Step.Stop),
                StepKind.IdentityConfirmed => kinds.NeedProof,
                StepKind.Answered => kinds.Has(Step.Answer),
                StepKind.Searched or StepKind.Decided => kinds.Has(Step.Search),
                StepKind.FileReady => kinds.Contains(Asked.Copy),
                StepKind.Erased => kinds.Contains(Asked.Deletion),
                StepKind.KeptErased => false,
                _ => true,
            })
            .Select((step, i) => (step, i) switch
            {
                _ when i < done => new StatusStep(step, StepState.Done, Received.AddDays(i)),
                (StepKind.Closed, _) when !isOpen && !isReady => new StatusStep(step, StepState.Done, Received.AddDays(done)),
                _ when i == done && isOpen => new StatusStep(step, StepState.Current, null),
                _ => new StatusStep(step, StepState.Ahead, null),
            })
            .Where(step => isOpen || isReady || step.State == StepState.Done);
        return new StatusPage(c, Reference, kinds, Due, [.. steps], outcomes);
    }
}
