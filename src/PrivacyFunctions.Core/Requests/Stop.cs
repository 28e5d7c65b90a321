using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Processing has stopped, on receipt, whatever is decided later.</summary>
/// <param name="Kind">The kind of request that it stopped for.</param>
/// <param name="IsFinal">Whether nobody decides if it stays so.</param>
/// <param name="Purposes">The uses that stopped, by their codes in the profile; empty for all but storing.</param>
/// <param name="Lasting">Those of them that stay stopped even where the request is refused: direct marketing (GDPR, article 21(3)).</param>
/// <param name="Targets">Who has to be told, by the names of their hooks.</param>
public sealed record ProcessingStopped(
    string Kind, bool IsFinal, IReadOnlyList<string> Purposes, IReadOnlyList<string> Lasting, IReadOnlyList<string> Targets) : RequestEvent
{
    /// <summary>Whether no hook tells anybody, so that staff stop it, and let it go on again.</summary>
    public bool IsByHand { get; init; }
}

/// <summary>What had stopped until a decision goes on: it was refused, withdrawn or never confirmed, was contested and is corrected, or is not asked for after all.</summary>
/// <param name="Number">Which stop of this kind, from 1.</param>
/// <param name="Purposes">The uses that go on; empty for all.</param>
public sealed record ProcessingResumed(string Kind, int Number, IReadOnlyList<string> Purposes) : RequestEvent;

/// <summary>A source or recipient has acknowledged that it was told.</summary>
/// <param name="Number">Which stop of this kind, from 1; <see cref="Telling.Number"/> of an erasure or a rectification.</param>
/// <param name="Target">By the name of its hook.</param>
public sealed record TargetTold(string Kind, int Number, string Target, HookEvent What, DateTimeOffset AcknowledgedAt) : RequestEvent;

/// <summary>Staff stopped by hand what no hook stops, or let it go on again.</summary>
/// <param name="Number">Which stop of this kind, from 1.</param>
/// <param name="What">The stop, or its end.</param>
/// <param name="By">The address of the member of staff.</param>
public sealed record CarriedOutByHand(string Kind, int Number, HookEvent What, string By) : RequestEvent;

/// <summary>What staff have still to do by hand.</summary>
/// <param name="Number">Which stop of this kind, from 1.</param>
/// <param name="What">The stop, or its end.</param>
/// <param name="Purposes">By their codes in the profile; empty for all but storing.</param>
/// <param name="Since">Since when it has to be done.</param>
/// <param name="Round">The same for what came up at once; no other time has it.</param>
public sealed record ByHand(string Kind, int Number, HookEvent What, IReadOnlyList<string> Purposes, DateTimeOffset Since, int Round);

/// <summary>What a source or recipient is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HookEvent>))]
public enum HookEvent
{
    Stop,
    Resume,

    /// <summary>Data that a recipient may have from us was deleted.</summary>
    Erasure,

    /// <summary>Data that a recipient may have from us was corrected.</summary>
    Rectification,
}

/// <summary>Somebody who is still to be told.</summary>
/// <param name="Number">Which stop of this kind, from 1; <see cref="Telling.Number"/> of an erasure or a rectification.</param>
/// <param name="Target">By the name of its hook.</param>
public sealed record ToTell(string Kind, int Number, string Target, HookEvent Event);

/// <summary>What was stopped for one kind of request, and who knows.</summary>
/// <param name="Number">Counts the stops of this kind, from 1: a request taken up again stops once more.</param>
/// <param name="Since">From when on.</param>
public sealed record Stop(
    string Kind,
    int Number,
    bool IsFinal,
    IReadOnlyList<string> Purposes,
    IReadOnlyList<string> Lasting,
    IReadOnlyList<string> Targets,
    DateTimeOffset Since)
{
    /// <summary>The uses that go on again, empty for all; null while it holds.</summary>
    public IReadOnlyList<string>? Resumed { get; init; }

    public DateTimeOffset? ResumedAt { get; init; }

    public IReadOnlyList<TargetTold> Told { get; init; } = [];

    /// <summary>Whether staff carry it out, because no hook tells anybody.</summary>
    public bool IsByHand { get; init; }

    /// <summary>When staff said that they stopped it; null while they have not, and where hooks tell.</summary>
    public DateTimeOffset? StoppedByHandAt { get; init; }

    /// <summary>When staff said that they let it go on again.</summary>
    public DateTimeOffset? ResumedByHandAt { get; init; }

    /// <summary>Who of staff said so last, by their address; null while nobody has.</summary>
    public string? CarriedOutBy { get; init; }

    [JsonIgnore]
    public bool IsOn => ResumedAt is null;

    /// <summary>Whether staff have still to stop it, or what of it stays stopped, by hand.</summary>
    [JsonIgnore]
    public bool StopsByHand => IsByHand && StoppedByHandAt is null && (IsOn || Lasting.Count > 0);

    /// <summary>Whether staff have still to let it go on again.</summary>
    [JsonIgnore]
    public bool ResumesByHand => IsByHand && !IsOn && ResumedByHandAt is null;

    /// <summary>From when on it holds, as far as we know: where staff carry it out, since they said that they did; null while they have not.</summary>
    [JsonIgnore]
    public DateTimeOffset? HoldsSince => IsByHand ? StoppedByHandAt : Since;

    /// <summary>Whether it goes on again after it had stopped, as far as we know.</summary>
    [JsonIgnore]
    public bool HadStopped => HoldsSince <= ResumedAt;

    /// <summary>Whether it goes on and never stopped, as far as we know: staff had not said that they stopped it.</summary>
    [JsonIgnore]
    public bool IsCalledOff => !IsOn && !HadStopped;

    /// <summary>Whether anything of it could go on again.</summary>
    [JsonIgnore]
    public bool CanResume => IsOn && !IsFinal && (Purposes.Count == 0 || Purposes.Except(Lasting).Any());

    /// <summary>What its targets have to know now.</summary>
    [JsonIgnore]
    public HookEvent Now => IsOn ? HookEvent.Stop : HookEvent.Resume;

    /// <summary>When a target acknowledged it; null while it has not.</summary>
    public DateTimeOffset? ToldAt(string target, HookEvent what) => Told.FirstOrDefault(t => t.Target == target && t.What == what)?.AcknowledgedAt;

    /// <summary>The targets that have not acknowledged what they have to know now.</summary>
    [JsonIgnore]
    public IEnumerable<string> Untold => Targets.Where(target => ToldAt(target, Now) is null);

    internal Stop CarryOut(CarriedOutByHand e, DateTimeOffset at) =>
        (e.What == HookEvent.Stop ? this with { StoppedByHandAt = at } : this with { ResumedByHandAt = at }) with { CarriedOutBy = e.By };

    internal static Stop Of(ProcessingStopped e, int number, DateTimeOffset at) =>
        new(e.Kind, number, e.IsFinal, e.Purposes, e.Lasting, e.Targets, at) { IsByHand = e.IsByHand };
}
