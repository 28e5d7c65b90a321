using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Processing has stopped, on receipt, whatever is decided later.</summary>
/// <param name="Kind">The kind of request that it stopped for.</param>
/// <param name="IsFinal">Whether nobody decides if it stays so.</param>
/// <param name="Purposes">The uses that stopped, by their codes in the profile; empty for all but storing.</param>
/// <param name="Lasting">Those of them that stay stopped even where the request is refused: direct marketing (GDPR, article 21(3)).</param>
/// <param name="Targets">Who has to be told, by the names of their hooks.</param>
public sealed record ProcessingStopped(
    string Kind, bool IsFinal, IReadOnlyList<string> Purposes, IReadOnlyList<string> Lasting, IReadOnlyList<string> Targets) : RequestEvent;

/// <summary>What had stopped until a decision goes on: it was refused, withdrawn or never confirmed, was contested and is corrected, or is not asked for after all.</summary>
/// <param name="Number">Which stop of this kind, from 1.</param>
/// <param name="Purposes">The uses that go on; empty for all.</param>
public sealed record ProcessingResumed(string Kind, int Number, IReadOnlyList<string> Purposes) : RequestEvent;

/// <summary>A source or recipient has acknowledged that it was told.</summary>
/// <param name="Number">Which stop of this kind, from 1; <see cref="Telling.Number"/> of an erasure or a rectification.</param>
/// <param name="Target">By the name of its hook.</param>
public sealed record TargetTold(string Kind, int Number, string Target, HookEvent What, DateTimeOffset AcknowledgedAt) : RequestEvent;

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

    [JsonIgnore]
    public bool IsOn => ResumedAt is null;

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

    internal static Stop Of(ProcessingStopped e, int number, DateTimeOffset at) => new(e.Kind, number, e.IsFinal, e.Purposes, e.Lasting, e.Targets, at);
}
