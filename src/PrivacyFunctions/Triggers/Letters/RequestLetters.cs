using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>Who a letter goes to.</summary>
/// <param name="Addressee">Stands for the address in links, codes and the ledger.</param>
public sealed record Reader(string Addressee, string Email, Language Language)
{
    /// <summary>Whether it is the person, and not staff.</summary>
    public bool IsPerson { get; init; }
}

/// <summary>Who reads each letter of a request, and what it says, from the request as it stands.</summary>
public sealed class RequestLetters(
    PersonLetters person,
    StaffLetters staff,
    DemandLetters demands,
    StaffDirectory directory,
    DeadlineRules rules,
    LinkTokens tokens,
    AppSettings settings)
{
    public IReadOnlyList<Reader> ReadersOf(string letter, Request request) => letter switch
    {
        LetterNames.AnswerNeeded => Staff(directory.Answering(request)),
        LetterNames.DecisionNeeded => Staff(directory.Deciding(request)),
        TimedLetters.StopOverdue => Staff(directory.With(StaffRoles.Officer)),
        LetterNames.Blocked or LetterNames.StaffMail or LetterNames.Untold or TimedLetters.Undeliverable or TimedLetters.StopByHand
            or LetterNames.RecipientsByHand or LetterNames.RecipientsSilent => Staff(directory.With(StaffRoles.Handler)),
        LetterNames.CallBackNeeded or TimedLetters.PersonUntold => Staff(demands.StaffFor(letter, request)),
        LetterNames.SecondNeeded => Staff(directory.SecondTo(request)),
        LetterNames.OfficerNeeded => Staff(directory.DecidingAlone(request.Parties)),
        _ when Ladder.Letters.Contains(letter) => Staff(OnRung(letter, request)),
        _ when request.Received.Demand is not null => demands.ReadersOf(letter, request),
        _ when request is { Received.Unannounced: true, Proof: null } => [],
        _ => [new Reader(tokens.AddresseeOf(request.Received.Email), request.Received.Email, request.Language) { IsPerson = true }],
    };

    /// <summary>The letters that time brings about and that have not gone to everybody who reads them, in the order of their time.</summary>
    public IReadOnlyList<TimedLetter> ToCome(Request request) =>
        Timetable.Of(request, rules, letter => ReadersOf(letter.Letter, request).All(reader => request.HasSettled(LetterSending.Key(letter.Letter, letter.Number), reader.Addressee)));

    /// <exception cref="ArgumentOutOfRangeException">There is no letter of that name.</exception>
    public async Task<Letter> Compose(string name, Request request, Reader reader, CancellationToken cancellation) =>
        demands.Compose(name, request, reader) ?? staff.Compose(name, request, reader) ?? await person.Compose(name, request, reader, cancellation);

    /// <summary>The number in the delivery key: two letters of one template are told apart by it.</summary>
    public static int NumberOf(string name, int number) => name switch
    {
        TimedLetters.ProveReminder or TimedLetters.StaffReminder or TimedLetters.Escalation => (2 * number) - 1,
        TimedLetters.ProveReminderLast or TimedLetters.StaffReminderLast or TimedLetters.EscalationToOfficer => 2 * number,
        _ => number,
    };

    // A rung that the timetable has lost since the letter was ordered goes to whoever is waited for.
    private IReadOnlyList<StaffMember> OnRung(string letter, Request request) =>
        rules.Ladder.For(request.Kinds).Ladder.FirstOrDefault(r => r.Letter == letter)?.To switch
        {
            Ladder.Officer => directory.WithoutPart(directory.With(StaffRoles.Officer), request),
            Ladder.Next => NextTo(request),
            _ => WaitedFor(request),
        };

    private IReadOnlyList<StaffMember> WaitedFor(Request request) => request switch
    {
        { Dispute: not null } => directory.DecidingAlone(request.Parties),
        { Proposal: not null } => directory.SecondTo(request),
        _ when DemandDecisions.AwaitsCallBack(request) => directory.CallingBack(request),
        { Received.Entered: not null } when !AnswerDecisions.AwaitsAnswer(request) => directory.Deciding(request),
        _ => directory.Answering(request),
    };

    private IReadOnlyList<StaffMember> NextTo(Request request) =>
        directory.WithoutPart(directory.With(request.Proposal is null ? StaffRoles.Approver : StaffRoles.Officer), request);

    private Reader[] Staff(IReadOnlyList<StaffMember> members) =>
        [.. members.Select(m => new Reader(m.Addressee, m.Email, settings.StaffLanguage))];
}
