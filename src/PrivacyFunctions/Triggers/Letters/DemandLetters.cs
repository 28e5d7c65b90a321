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

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>
/// Who reads of the demand of an authority, and what. The authority hears what came of it; its person hears once, when it was
/// disclosed and unless that is forbidden; every other letter that a request has goes to nobody.
/// </summary>
public sealed class DemandLetters(
    Links links,
    StaffDirectory directory,
    DataSources sources,
    CompanyProfile profile,
    KindCatalogue catalogue,
    DeadlineRules rules,
    LinkTokens tokens,
    AppSettings settings,
    TimeProvider time)
{
    /// <summary>Who reads it besides the staff that decide.</summary>
    public IReadOnlyList<Reader> ReadersOf(string letter, Request request) => letter switch
    {
        LetterNames.Ready or LetterNames.Refused or LetterNames.NothingFound => [Reader(request.Received.Email, request.Language)],
        TimedLetters.Disclosed when request.Notice!.Email is { } email => [Reader(email, Language.Parse(request.Notice.Language))],
        _ => [],
    };

    /// <summary>Who is asked to call the authority back, or whether the person can be told.</summary>
    public IReadOnlyList<StaffMember> StaffFor(string letter, Request request) =>
        letter == LetterNames.CallBackNeeded ? directory.CallingBack(request) : directory.With(StaffRoles.Officer);

    /// <returns>Null where the letter is none about a demand.</returns>
    public Letter? Compose(string name, Request request, Reader reader) => request.Received.Demand is not { } demand ? null : name switch
    {
        LetterNames.CallBackNeeded => new CallBackNeededLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            KindName.Of(catalogue, request.Kinds),
            rules.Until(request.EarliestEnd).InternalDay,
            rules.Until(request.DueEnd).LastDay,
            request.Received.ReceivedAt,
            StaffPage(request, reader)),
        LetterNames.Ready => new DisclosureReadyLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            demand.Document.Number,
            HandOver(request, reader, request.Package!.AvailableUntil),
            request.Package.AvailableUntil,
            request.Package.Size,
            [.. request.Skipped.Select(source => sources.TitleOf(source, reader.Language))]),
        LetterNames.Refused => NotDisclosed(request, reader, demand, profile.Ground(request.Refused!.Ground)),
        LetterNames.NothingFound => NotDisclosed(request, reader, demand, ground: null),
        TimedLetters.Disclosed => new DisclosedLetter(
            request.Reference,
            reader.Language,
            rules.Zone,
            demand.Authority,
            DisclosedOn(request),
            demand.Basis,
            [.. DemandDecisions.Disclosed(request).Select(data => sources.TitleOf(data, reader.Language))],
            WasForbidden: demand.Notice.ForbiddenBy is not null || request.NoticeRuled is not null,
            RecordKeptUntil(request),
            settings.PublicBaseUrl),
        TimedLetters.PersonUntold => new PersonUntoldLetter(
            request.Reference, reader.Language, rules.Zone, DisclosedOn(request), request.Notice!.ForbiddenBy is not null, RecordKeptUntil(request), StaffPage(request, reader)),
        _ => null,
    };

    private NotDisclosedLetter NotDisclosed(Request request, Reader reader, Demand demand, Ground? ground) => new(
        request.Reference,
        reader.Language,
        rules.Zone,
        demand.Document.Number,
        request.When<RequestClosed>()!.Value.DayIn(rules.Zone),
        ground?.Words.In(reader.Language),
        ground?.Article.In(reader.Language),
        request.Refused?.Reason,
        HandOver(request, reader, request.When<RequestClosed>()!.Value + settings.RecordRetention));

    private DateOnly DisclosedOn(Request request) => request.When<PackageCollected>()!.Value.DayIn(rules.Zone);

    private DateOnly RecordKeptUntil(Request request) => (Timetable.RecordUntil(request, rules, settings.RecordRetention) ?? (request.DueEnd + settings.RecordRetention)).DayIn(rules.Zone);

    private Uri HandOver(Request request, Reader reader, DateTimeOffset until) =>
        links.Url(new LinkToken(LinkPurpose.Status, request.Reference, reader.Addressee, Step: 1, until));

    private Uri StaffPage(Request request, Reader reader) =>
        links.Url(new LinkToken(LinkPurpose.Decide, request.Reference, reader.Addressee, Step: 1, time.GetUtcNow() + settings.DecisionLinkLifetime));

    private Reader Reader(string email, Language language) => new(tokens.AddresseeOf(email), email, language) { IsPerson = true };
}
