using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Who a letter goes to.</summary>
/// <param name="Addressee">Stands for the address in links, codes and the ledger.</param>
public sealed record Reader(string Addressee, string Email, Language Language);

/// <summary>What each letter of a request says, from the request as it stands.</summary>
public sealed class RequestLetters(
    OneTimeCodes codes,
    LinkTokens tokens,
    Links links,
    Handlers handlers,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings)
{
    // A link outlives what it leads to by a while, so that who comes late is told what happened and not "expired".
    private static readonly TimeSpan LinksOutlive = TimeSpan.FromDays(30);

    public IReadOnlyList<Reader> ReadersOf(string letter, Request request) => letter == LetterNames.DecisionNeeded
        ? [.. handlers.All.Select(h => new Reader(h.Addressee, h.Email, settings.StaffLanguage))]
        : [new Reader(tokens.AddresseeOf(request.Received.Email), request.Received.Email, request.Language)];

    /// <exception cref="ArgumentOutOfRangeException">There is no letter of that name.</exception>
    public async Task<Letter> Compose(string name, Request request, Reader reader, CancellationToken cancellation)
    {
        var reference = request.Reference;
        var language = reader.Language;
        var zone = rules.Zone;
        var kind = KindName.Of(request.Received.Kind);
        var due = new Deadline(request.Received.DueEnd, zone).LastDay;
        return name switch
        {
            LetterNames.Receipt => new ReceiptLetter(
                reference,
                language,
                zone,
                kind,
                request.Received.ReceivedAt,
                due,
                due,
                Link(LinkPurpose.Prove, request, reader, request.Received.DueEnd + LinksOutlive),
                await CodeFor(request, reader, cancellation)),
            LetterNames.Unproven => new UnprovenLetter(reference, language, zone, kind, request.Received.ReceivedAt, due, settings.PublicBaseUrl),
            LetterNames.NothingFound => new NothingFoundLetter(reference, language, zone, kind, settings.PublicBaseUrl),
            LetterNames.DecisionNeeded => new DecisionNeededLetter(
                reference,
                language,
                zone,
                kind,
                due,
                due,
                request.Received.ReceivedAt,
                Link(LinkPurpose.Decide, request, reader, request.When<DataSearched>()!.Value + settings.DecisionLinkLifetime)),
            LetterNames.Refused => Refused(request, reader, kind),
            LetterNames.Ready => new ReadyLetter(
                reference,
                language,
                zone,
                kind,
                Link(LinkPurpose.Status, request, reader, request.Package!.AvailableUntil + LinksOutlive),
                request.Package.AvailableUntil,
                request.Package.Size,
                "index.html"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no letter of that name."),
        };
    }

    private RefusedLetter Refused(Request request, Reader reader, KindName kind)
    {
        var ground = profile.Ground(request.Refused!.Ground);
        var decided = request.When<RequestRefused>()!.Value;
        return new RefusedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            kind,
            decided.DayIn(rules.Zone),
            ground.Words.In(reader.Language),
            ground.Article.In(reader.Language),
            request.Refused.Reason,
            [],
            (decided + settings.RecordRetention).DayIn(rules.Zone),
            Link(LinkPurpose.Status, request, reader, decided + settings.RecordRetention));
    }

    private async Task<LetterCode> CodeFor(Request request, Reader reader, CancellationToken cancellation)
    {
        var slot = new CodeSlot(request.Reference, LinkPurpose.Prove, reader.Addressee);
        var code = await codes.Current(slot, cancellation) ?? throw new StepFailedException("too-many-codes");
        return CodeLetters.Shown(code, LinkPurpose.Prove);
    }

    private Uri Link(LinkPurpose purpose, Request request, Reader reader, DateTimeOffset expires) =>
        links.Url(new LinkToken(purpose, request.Reference, reader.Addressee, Step: 1, expires));
}
