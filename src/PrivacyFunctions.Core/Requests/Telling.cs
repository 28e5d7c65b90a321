using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Data was deleted or corrected that others may have from us: they are told (GDPR, article 19; privacy policy 5(c); P4, P2).</summary>
/// <param name="What">The erasure or the rectification.</param>
/// <param name="Kind">The kind of request that it was carried out for.</param>
/// <param name="Recipients">In the order of the profile; none where nobody has such data from us.</param>
public sealed record RecipientsAffected(HookEvent What, string Kind, IReadOnlyList<AffectedRecipient> Recipients) : RequestEvent;

/// <summary>Staff told recipients that no hook tells, or that did not answer theirs.</summary>
/// <param name="Recipients">By their codes.</param>
/// <param name="By">The address of the member of staff.</param>
public sealed record RecipientsToldByHand(HookEvent What, IReadOnlyList<string> Recipients, string By) : RequestEvent;

/// <summary>Somebody who may have data from us that was deleted or corrected.</summary>
/// <param name="Code">In the profile; of one that only has a hook, the hook's name.</param>
/// <param name="Target">The hook that tells them; null where staff do.</param>
/// <param name="Categories">What they may have of it, by codes of the profile.</param>
/// <param name="Keeps">Whether the law, or the person's own consent to them, lets them keep it: they are not told.</param>
public sealed record AffectedRecipient(string Code, string? Target, IReadOnlyList<string> Categories, bool Keeps);

/// <summary>What recipients are told once, and who has confirmed it.</summary>
/// <param name="Since">When it became known who has to be told.</param>
public sealed record Telling(HookEvent What, string Kind, IReadOnlyList<AffectedRecipient> Recipients, DateTimeOffset Since)
{
    /// <summary>There is one of each kind of telling in a request.</summary>
    public const int Number = 1;

    /// <summary>Who has confirmed, by code, with the moment.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Confirmed { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Those who have not confirmed.</summary>
    [JsonIgnore]
    public IEnumerable<AffectedRecipient> Untold => Recipients.Where(recipient => !recipient.Keeps && !Confirmed.ContainsKey(recipient.Code));

    /// <summary>What tells the hook.</summary>
    public ToTell ToTell(AffectedRecipient recipient) => new(Kind, Number, recipient.Target!, What);

    internal Telling Confirm(IEnumerable<string> codes, DateTimeOffset at) =>
        this with { Confirmed = codes.Except(Confirmed.Keys).Select(code => KeyValuePair.Create(code, at)).Concat(Confirmed).ToDictionary() };

    internal Telling Confirm(TargetTold told) => Confirm(Recipients.Where(r => r.Target == told.Target).Select(r => r.Code), told.AcknowledgedAt);

    internal static Telling Of(RecipientsAffected e, DateTimeOffset at) => new(e.What, e.Kind, e.Recipients, at);
}
