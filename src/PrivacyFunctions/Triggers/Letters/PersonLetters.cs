using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>What letters to the person say.</summary>
public sealed class PersonLetters(
    RequestLedger ledger,
    OneTimeCodes codes,
    LetterLinks links,
    StopLetters stops,
    RecipientNames recipients,
    DataSources sources,
    CompanyProfile profile,
    KindCatalogue catalogue,
    CorrectionLines corrections,
    Reviews reviews,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    /// <exception cref="ArgumentOutOfRangeException">There is no letter of that name.</exception>
    public async Task<Letter> Compose(string name, Request request, Reader reader, CancellationToken cancellation)
    {
        var (reference, language, zone) = (request.Reference, reader.Language, rules.Zone);
        var kind = KindName.Of(catalogue, request.Kinds);
        var open = KindName.Of(catalogue, Open(request.Kinds));
        var due = rules.Until(request.DueEnd).LastDay;
        var answerBy = Timetable.AnswerDay(request, rules, time.GetUtcNow());
        var receivedAt = request.Received.ReceivedAt;
        var proveBy = rules.Until(Timetable.ProofEnd(request, rules)).LastDay;
        var asksToDo = !request.Kinds.Has(Step.Answer);
        AcknowledgementLetter Acknowledgement() => new(reference, language, zone, open, receivedAt, due, Status(request, reader))
        {
            IsRequest = asksToDo || request.Received.Door == Door.Form,
            AsksToDo = asksToDo,
            DoneBy = DoneBy(request),
            IsProven = request.Proof is not null,
            AwaitsHand = AwaitsHand(request),
            IsProvisional = request.IsProvisional,
        };

        return name switch
        {
            LetterNames.Receipt when request.Kinds.AreAnsweredByStopping => Acknowledgement(),
            LetterNames.Receipt when request is { Received.Door: Door.Mail, Proof: null } => new MailReceiptLetter(
                reference, language, zone, request.AwaitsProof ? open : null, receivedAt, proveBy, due, Prove(request, reader), await Code(request, reader, cancellation)) { Stopped = IsStopped(request), AwaitsHand = AwaitsHand(request), AnswersUnproven = request.AwaitsProof && AnswerDecisions.AnswersUnproven(request), DoneBy = DoneBy(request), IsProvisional = request.IsProvisional },
            LetterNames.Receipt when !request.AwaitsProof => Acknowledgement(),
            LetterNames.Receipt => new ReceiptLetter(
                reference, language, zone, open, receivedAt, proveBy, due, Prove(request, reader), await Code(request, reader, cancellation)) { Stopped = IsStopped(request), AwaitsHand = AwaitsHand(request), AnswersUnproven = request.AwaitsProof && AnswerDecisions.AnswersUnproven(request), DoneBy = DoneBy(request), IsProvisional = request.IsProvisional },
            TimedLetters.ProveReminder or TimedLetters.ProveReminderLast => new ProveReminderLetter(
                reference, language, zone, open, receivedAt, proveBy, due, Prove(request, reader), await Code(request, reader, cancellation)),
            LetterNames.Unproven => Unproven(request, reader, KindName.Of(catalogue, Unproven(request)), due),
            LetterNames.NothingFound => new NothingFoundLetter(reference, language, zone, kind, settings.PublicBaseUrl) { Stops = StopEnds.Of(request) },
            LetterNames.Refused => Refused(request, reader, open),
            LetterNames.Ready => new ReadyLetter(
                reference,
                language,
                zone,
                kind,
                Status(request, reader),
                request.Package!.AvailableUntil,
                request.Package.Size,
                "index.html",
                [.. request.Skipped.Select(source => sources.TitleOf(source, language))],
                request.WantsDeletion),
            TimedLetters.ExpiryReminder => new ExpiryReminderLetter(
                reference, language, zone, kind, Status(request, reader), request.Package!.AvailableUntil, request.WantsDeletion),
            TimedLetters.Late => new LateLetter(
                reference, language, zone, kind, receivedAt, due, Timetable.LateDay(request, rules), Status(request, reader)),
            LetterNames.Delayed => new DelayedLetter(reference, language, zone, kind, due, Status(request, reader)) { IsHeld = request.Erased is not null },
            LetterNames.Answer => Answer(request, reader),
            LetterNames.PersonAsked => Asked(request, reader, kind, answerBy, isReminder: false),
            TimedLetters.QuestionReminder => Asked(request, reader, kind, answerBy, isReminder: true),
            LetterNames.FeeQuoted => FeeQuoted(request, reader, kind, answerBy, isReminder: false),
            TimedLetters.FeeReminder => FeeQuoted(request, reader, kind, answerBy, isReminder: true),
            TimedLetters.FeeWaived => FeeWaived(request, reader, kind, answerBy),
            LetterNames.FeeDeclined => new FeeDeclinedLetter(
                reference, language, zone, kind, request.Fee!.Amount, request.Fee.Reason, request.Fee.InSilence, RecordKeptUntil(request)!.Value, Status(request, reader)),
            LetterNames.NotOurs => new NotOursLetter(
                reference, language, zone, kind, request.NotOurs!.Responsible, request.NotOurs.ForwardedOn, RecordKeptUntil(request)!.Value, Status(request, reader)) { Stops = StopEnds.Of(request) },
            LetterNames.Joined => await Joined(request, reader, kind, cancellation),
            LetterNames.Withdrawn => new WithdrawnLetter(
                reference, language, zone, kind, request.When<RequestClosed>()!.Value, request.Withdrawn == Withdrawal.NotMe, settings.PublicBaseUrl) { Stops = StopEnds.Of(request) },
            LetterNames.ErasureAnnounced => new ErasureAnnouncedLetter(reference, language, zone, kind, request.ErasureFrom!.Value, Status(request, reader)),
            LetterNames.Deleted => Deleted(request, reader, kind),
            LetterNames.HoldEnded => HoldEnded(request, reader, kind),
            LetterNames.Corrected => Corrected(request, reader, kind),
            LetterNames.Stopped => stops.Stopped(request, reader, RecordKeptUntil(request), Status(request, reader)),
            LetterNames.StaysStopped => stops.StaysStopped(request, reader, kind, RecordKeptUntil(request), Status(request, reader)),
            TimedLetters.DateChanged => DateChanged(request, reader, kind, due),
            TimedLetters.DateCertain => new DateCertainLetter(
                reference, language, zone, kind, time.GetUtcNow() < request.DueEnd ? due : null, DoneBy(request), Status(request, reader))
            {
                IsApproved = request.Approved is not null, ToDo = ToDo(request),
            },
            TimedLetters.Extended => new ExtendedLetter(
                reference, language, zone, kind, receivedAt, rules.Until(request.FirstDueEnd!.Value).LastDay, due, request.Extended!.Reason, Status(request, reader)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no letter of that name."),
        };
    }

    // As the earlier request stands now. Its record outlives it long enough for a link that works for as long as for any.
    private async Task<JoinedLetter> Joined(Request request, Reader reader, KindName kind, CancellationToken cancellation)
    {
        var joined = request.Joined!;
        var now = time.GetUtcNow();
        var earlier = await ledger.Find(joined.To, cancellation)
            ?? request with { Reference = joined.To, Outcome = null, Status = RequestStatus.InReview, DueEnd = joined.DueEnd };
        var isLate = earlier.Status != RequestStatus.Closed && earlier.DueEnd <= now;
        return new JoinedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            joined.To,
            rules.Until(earlier.DueEnd).LastDay,
            links.To(LinkPurpose.Status, earlier, reader, Later(StatusEnd(earlier), now + settings.PackageLifetime)))
        {
            IsLate = isLate,
            NewDay = isLate && earlier.HasSettled(LetterSending.Key(TimedLetters.Late, Timetable.LateNumber(earlier))) && Timetable.LateDay(earlier, rules) is var day && day >= now.DayIn(rules.Zone) ? day : null,
        };
    }

    // Once it is answered there is nothing to ask; a letter ordered before says when it was asked all the same.
    private PersonAskedLetter Asked(Request request, Reader reader, KindName kind, DateOnly due, bool isReminder) => new(
        request.Reference,
        reader.Language,
        rules.Zone,
        kind,
        [.. catalogue.ConditionsOf(request.Kinds).Where(c => request.Asked?.Conditions.Contains(c.Code) == true).Select(c => c.Words.In(reader.Language))],
        request.Asked?.Until ?? request.When<PersonAsked>()!.Value,
        due,
        isReminder,
        Status(request, reader))
    {
        ClockSource = request.Asked is { Clarifies: true } ? MovedDates.ClarificationSource(request, rules, request.When<PersonAsked>()!.Value)?.In(reader.Language) : null,
    };

    private FeeQuotedLetter FeeQuoted(Request request, Reader reader, KindName kind, DateOnly due, bool isReminder) => new(
        request.Reference,
        reader.Language,
        rules.Zone,
        kind,
        request.Fee!.Amount,
        request.Fee.Reason,
        request.Fee.Until,
        due,
        rules.Ladder.For(request.Kinds).FeeSilence == FeeSilences.Waive,
        isReminder,
        Status(request, reader))
    {
        ClockSource = MovedDates.FeeSource(request, rules, request.When<FeeQuoted>()!.Value)?.In(reader.Language),
    };

    private FeeWaivedLetter FeeWaived(Request request, Reader reader, KindName kind, DateOnly due)
    {
        var letter = new FeeWaivedLetter(request.Reference, reader.Language, rules.Zone, kind, due, Status(request, reader));
        return request.Former is { By: { Reason: DueMoved.FeeWaived } moved } former
            ? letter with { FormerDue = LastDay(former.DueEnd), Move = MovedDates.Told(moved, request, rules, reader.Language) }
            : letter;
    }

    private UnprovenLetter Unproven(Request request, Reader reader, KindName kind, DateOnly due)
    {
        var end = Timetable.ReopenUntil(request, rules);
        var until = end.AddTicks(-1).DayIn(rules.Zone);
        return new UnprovenLetter(
            request.Reference, reader.Language, rules.Zone, kind, request.Received.ReceivedAt, due, links.To(LinkPurpose.Prove, request, reader, end), until)
        {
            Stops = StopEnds.Of(request),
        };
    }

    private RefusedLetter Refused(Request request, Reader reader, KindName kind)
    {
        var ground = profile.Ground(request.Refused!.Ground);
        return new RefusedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            request.When<RequestRefused>()!.Value.DayIn(rules.Zone),
            ground.Words.In(reader.Language),
            ground.Article.In(reader.Language),
            request.Refused.Reason,
            [],
            RecordKeptUntil(request)!.Value,
            Status(request, reader))
        {
            Stops = StopEnds.Of(request),
        };
    }

    private DateChangedLetter DateChanged(Request request, Reader reader, KindName kind, DateOnly due)
    {
        var former = request.Former!;
        var (isDueMoved, isDoneMoved) = (former.DueEnd != request.DueEnd, former.CompletionEnd != request.CompletionEnd);
        return new DateChangedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            isDueMoved || time.GetUtcNow() < request.DueEnd ? due : null,
            isDueMoved ? LastDay(former.DueEnd) : null,
            isDoneMoved ? LastDay(request.CompletionEnd) : null,
            isDoneMoved ? LastDay(former.CompletionEnd) : null,
            Status(request, reader))
        {
            IsOther = former.ByKinds,
            IsApproved = request.Approved is not null,
            IsProvisional = request.IsProvisional,
            ToDo = ToDo(request),
            Move = former.By is { } moved ? MovedDates.Told(moved, request, rules, reader.Language) : null,
        };
    }

    /// <summary>The day on which it is done, where the person should hear of another one than that of the answer.</summary>
    private DateOnly? DoneBy(Request request) => request.CompletionEnd == request.DueEnd ? null : LastDay(request.CompletionEnd);

    private ToDo ToDo(Request request) => request.Status switch
    {
        RequestStatus.AwaitingProof => new ToDo { ConfirmBy = LastDay(Timetable.ProofEnd(request, rules)) },
        RequestStatus.AwaitingPerson or RequestStatus.AwaitingFee => new ToDo { AwaitsAnswer = true },
        _ => Mail.Letters.ToDo.Nothing,
    };

    private DateOnly? LastDay(DateTimeOffset? end) => end is { } moment ? rules.Until(moment).LastDay : null;

    private AnswerLetter Answer(Request request, Reader reader) => new(
        request.Reference,
        reader.Language,
        rules.Zone,
        KindName.Of(catalogue, request.Kinds.With(Step.Answer)),
        request.Answered!.Text,
        RecordKeptUntil(request) ?? (request.DueEnd + settings.RecordRetention).DayIn(rules.Zone),
        Status(request, reader))
    {
        Closes = request.Status == RequestStatus.Closed,
        AwaitsProof = request.AwaitsProof,
        IsReview = request.Received.Reviews is not null,
        ReviewUntil = reviews.LastDay(request),
    };

    private DeletedLetter Deleted(Request request, Reader reader, KindName kind)
    {
        var tag = reader.Language.Tag;
        var steps = request.Erased!.Steps.Where(s => s.Records > 0).ToLookup(s => s.Act);
        return new DeletedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            request.When<DataErased>()!.Value.DayIn(rules.Zone),
            [.. steps[ErasureAct.Delete].Select(s => new DeletedPart(s.Title[tag], s.Records))],
            [.. steps[ErasureAct.Mask].Select(s => new MaskedPart(s.Title[tag], s.Fields![tag]))],
            [.. steps[ErasureAct.Keep].Select(s => new KeptData(s.Title[tag], s.Because![tag], s.Records))],
            RecordKeptUntil(request)!.Value,
            Status(request, reader))
        {
            IsStored = request.HeldUntil is not null,
            Recipients = recipients.Facts(request, HookEvent.Erasure, reader.Language),
        };
    }

    private HoldEndedLetter HoldEnded(Request request, Reader reader, KindName kind)
    {
        var tag = reader.Language.Tag;
        return new HoldEndedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            request.When<KeptErased>()!.Value.DayIn(rules.Zone),
            [.. request.LastEnding!.Due.Select(s => new DeletedPart(s.Title[tag], s.Records))],
            [.. request.Held.Select(s => new KeptData(s.Title[tag], s.Because![tag], s.Records))],
            RecordKeptUntil(request)!.Value,
            Status(request, reader));
    }

    private CorrectedLetter Corrected(Request request, Reader reader, KindName kind)
    {
        var lines = corrections.Lines(request, reader.Language);
        var contested = request.Stops.LastOrDefault(stop => StopDecisions.EndsWithCorrection(request, stop));
        return new CorrectedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            request.When<DataCorrected>()!.Value.DayIn(rules.Zone),
            [.. lines.Where(l => l.End == CorrectionEnd.Corrected).Select(l => l.Title)],
            [.. lines.Where(l => l.End != CorrectionEnd.Corrected).Select(l => new FieldLeft(l.Title, Why(l.End), l.Ground, l.Article, l.Reason))],
            RecordKeptUntil(request),
            Status(request, reader))
        {
            Resumes = contested is { HoldsSince: not null },
            IsCalledOff = contested is { HoldsSince: null },
            Recipients = recipients.Facts(request, HookEvent.Rectification, reader.Language),
        };
    }

    private static NotCorrected Why(CorrectionEnd end) => end switch
    {
        CorrectionEnd.Refused => NotCorrected.Refused,
        CorrectionEnd.NotFound => NotCorrected.NotFound,
        _ => NotCorrected.ChangedMeanwhile,
    };

    // Null while something else that was asked for is still to come.
    private DateOnly? RecordKeptUntil(Request request) =>
        request.LastHeldUntil is { } last ? (last + settings.RecordRetention).DayIn(rules.Zone)
        : request.Status == RequestStatus.Closed ? (request.When<RequestClosed>()!.Value + settings.RecordRetention).DayIn(rules.Zone) : null;

    // What stopping answers has a letter of its own, and needs no proof.
    private static Kinds Open(Kinds kinds) => kinds.AreAnsweredByStopping ? kinds : new Kinds(kinds.Where(kind => !kind.IsAnsweredByStopping));

    // What needs no proof was stopped or answered.
    private static Kinds Unproven(Request request) =>
        request.Kinds.NeedProof ? new(request.Kinds.Where(kind => kind.Proof != ProofLevel.None)) : request.Kinds;

    // What stops until a decision; what stops for good has a letter of its own.
    private static bool IsStopped(Request request) => request.Stops.Any(stop => stop is { IsOn: true, IsFinal: false, HoldsSince: not null });

    private static bool AwaitsHand(Request request) => StopDecisions.AwaitsHand(request);

    private Uri Prove(Request request, Reader reader) => links.To(LinkPurpose.Prove, request, reader, Timetable.ProofEnd(request, rules));

    // As long as there may be something to see behind it: the package, or the record of a request that is closed.
    private Uri Status(Request request, Reader reader) => links.To(LinkPurpose.Status, request, reader, StatusEnd(request));

    // What is late is open for longer than its day: a letter about it leads somewhere all the same.
    private DateTimeOffset StatusEnd(Request request) => request switch
    {
        { LastHeldUntil: { } last } => last + settings.RecordRetention,
        { Package: { } package, Erased: null } => package.AvailableUntil,
        { Status: RequestStatus.Closed } => request.When<RequestClosed>()!.Value + settings.RecordRetention,
        _ => Later(request.DueEnd, time.GetUtcNow()) + settings.PackageLifetime,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task<LetterCode> Code(Request request, Reader reader, CancellationToken cancellation)
    {
        var slot = new CodeSlot(request.Reference, LinkPurpose.Prove, reader.Addressee);
        var code = await codes.Current(slot, cancellation) ?? throw new StepFailedException("too-many-codes");
        return CodeLetters.Shown(code, LinkPurpose.Prove);
    }
}
