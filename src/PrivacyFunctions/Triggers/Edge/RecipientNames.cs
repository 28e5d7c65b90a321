using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Who may have from us what was deleted or corrected, and who knows, as people know them.</summary>
public sealed class RecipientNames(CompanyProfile profile, StopNames names)
{
    /// <summary>For the letter about a deletion or correction.</summary>
    public RecipientFacts Facts(Request request, HookEvent what, Language language)
    {
        var lines = Lines(request, what, language);
        return new RecipientFacts(
            what == HookEvent.Rectification,
            [.. lines.Where(line => line.ConfirmedAt is not null).Select(line => new ToldTarget(line.Who, line.ConfirmedAt!.Value))],
            [.. lines.Where(line => line.State == RecipientState.Told).Select(line => line.Who)],
            [.. lines.Where(line => line.State == RecipientState.ByHand).Select(line => line.Who)],
            [.. lines.Where(line => line.State == RecipientState.Keeps).Select(line => new KeepingTarget(line.Who, line.Reason ?? ""))]);
    }

    /// <summary>In the order of the profile; none where nobody has it from us.</summary>
    public IReadOnlyList<RecipientLine> Lines(Request request, HookEvent what, Language language) =>
        request.Tellings.FirstOrDefault(telling => telling.What == what) is { } telling ? [.. telling.Recipients.Select(one => Line(telling, one, language))] : [];

    /// <summary>Whom staff may still have to tell: those without a hook, and those who do not answer theirs.</summary>
    public IReadOnlyList<RecipientChoice> ToTellByHand(Request request, Language language) =>
    [
        .. from telling in request.Tellings
           from recipient in telling.Untold
           let data = telling.Recipients.Single(r => r.Code == recipient.Code).Categories
           select new RecipientChoice(
               Value(telling.What, recipient.Code),
               Of(recipient.Code, language),
               telling.What,
               recipient.Target is not null,
               [.. profile.DataCategories.Where(category => data.Contains(category.Code)).Select(category => category.Title.In(language))]),
    ];

    /// <summary>Of those that the form offered, the ones that were ticked.</summary>
    public static IReadOnlyCollection<(HookEvent What, string Code)> Ticked(Request request, IEnumerable<string?> values)
    {
        var ticked = values.ToHashSet();
        return [.. from telling in request.Tellings
                   from recipient in telling.Recipients
                   where ticked.Contains(Value(telling.What, recipient.Code))
                   select (telling.What, recipient.Code)];
    }

    /// <summary>Those who have not confirmed: whom staff tell, or whose hooks do not answer.</summary>
    public IReadOnlyList<string> Untold(Request request, bool byHand, Language language) =>
        [.. request.Tellings.SelectMany(t => t.Untold).Where(r => r.Target is null == byHand).Select(r => r.Code).Distinct().Select(code => Of(code, language))];

    private RecipientLine Line(Telling telling, AffectedRecipient recipient, Language language)
    {
        var who = Of(recipient.Code, language);
        return recipient switch
        {
            { Keeps: true } => new RecipientLine(who, RecipientState.Keeps, null, TypeOf(recipient.Code)?.Keeps?.Reason.In(language)),
            _ when telling.Confirmed.TryGetValue(recipient.Code, out var at) => new RecipientLine(who, RecipientState.Confirmed, at),
            { Target: null } => new RecipientLine(who, RecipientState.ByHand),
            _ => new RecipientLine(who, RecipientState.Told),
        };
    }

    private string Of(string code, Language language) => TypeOf(code)?.Title.In(language) ?? names.Target(code, language);

    private RecipientType? TypeOf(string code) => profile.RecipientTypes.FirstOrDefault(type => type.Code == code);

    private static string Value(HookEvent what, string code) => $"{what}/{code}";
}
