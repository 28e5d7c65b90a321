using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>What letters to the person say.</summary>
public sealed class PersonLetters(
    OneTimeCodes codes,
    LetterLinks links,
    DataSources sources,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings)
{
    /// <exception cref="ArgumentOutOfRangeException">There is no letter of that name.</exception>
    public async Task<Letter> Compose(string name, Request request, Reader reader, CancellationToken cancellation)
    {
        var (reference, language, zone) = (request.Reference, reader.Language, rules.Zone);
        var kind = KindName.Of(request.Kinds.Names);
        var due = new Deadline(request.DueEnd, zone).LastDay;
        var receivedAt = request.Received.ReceivedAt;
        return name switch
        {
            LetterNames.Receipt when request.Received.Door == Door.Mail => new MailReceiptLetter(
                reference, language, zone, request.Kinds.Contains(Kind.Question) ? null : kind, receivedAt, due, due, Prove(request, reader), await Code(request, reader, cancellation)),
            LetterNames.Receipt => new ReceiptLetter(
                reference, language, zone, kind, receivedAt, due, due, Prove(request, reader), await Code(request, reader, cancellation)),
            TimedLetters.ProveReminder or TimedLetters.ProveReminderLast => new ProveReminderLetter(
                reference, language, zone, kind, receivedAt, due, due, Prove(request, reader), await Code(request, reader, cancellation)),
            LetterNames.Unproven => Unproven(request, reader, kind, due),
            LetterNames.NothingFound => new NothingFoundLetter(reference, language, zone, kind, settings.PublicBaseUrl),
            LetterNames.Refused => Refused(request, reader, kind),
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
            LetterNames.Delayed => new DelayedLetter(reference, language, zone, kind, due, Status(request, reader)),
            LetterNames.Deleted => Deleted(request, reader, kind),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no letter of that name."),
        };
    }

    private UnprovenLetter Unproven(Request request, Reader reader, KindName kind, DateOnly due)
    {
        var end = Timetable.ReopenUntil(request, rules);
        var until = end.AddTicks(-1).DayIn(rules.Zone);
        return new UnprovenLetter(
            request.Reference, reader.Language, rules.Zone, kind, request.Received.ReceivedAt, due, links.To(LinkPurpose.Prove, request, reader, end), until);
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
            RecordKeptUntil(request),
            Status(request, reader));
    }

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
            RecordKeptUntil(request),
            Status(request, reader));
    }

    private DateOnly RecordKeptUntil(Request request) =>
        (request.When<RequestClosed>()!.Value + settings.RecordRetention).DayIn(rules.Zone);

    private Uri Prove(Request request, Reader reader) => links.To(LinkPurpose.Prove, request, reader, request.DueEnd);

    // As long as there may be something to see behind it: the package, or the record of a request that is closed.
    private Uri Status(Request request, Reader reader) => links.To(LinkPurpose.Status, request, reader, request switch
    {
        { Package: { } package, Erased: null } => package.AvailableUntil,
        { Status: RequestStatus.Closed } => request.When<RequestClosed>()!.Value + settings.RecordRetention,
        _ => request.DueEnd + settings.PackageLifetime,
    });

    private async Task<LetterCode> Code(Request request, Reader reader, CancellationToken cancellation)
    {
        var slot = new CodeSlot(request.Reference, LinkPurpose.Prove, reader.Addressee);
        var code = await codes.Current(slot, cancellation) ?? throw new StepFailedException("too-many-codes");
        return CodeLetters.Shown(code, LinkPurpose.Prove);
    }
}
