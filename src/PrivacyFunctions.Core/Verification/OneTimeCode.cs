using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Verification;

/// <summary>Whose code for what: a request, the link it belongs to, and the address it is sent to.</summary>
public readonly record struct CodeSlot(Reference Reference, LinkPurpose Purpose, string Addressee);

/// <param name="Digits">Six decimal digits.</param>
/// <param name="ValidUntil">Exclusive.</param>
/// <param name="Serial">Counts the codes of a slot, from 1; only the newest one is good.</param>
public sealed record OneTimeCode(string Digits, DateTimeOffset ValidUntil, int Serial);

/// <summary>What came of typing a code.</summary>
public abstract record CodeCheck
{
    private CodeCheck()
    {
    }

    public sealed record Right : CodeCheck;

    /// <param name="TriesLeft">Before this code is locked; at least 1.</param>
    public sealed record Wrong(int TriesLeft) : CodeCheck;

    /// <summary>Five wrong codes were typed: this code is dead, the request is not; another code can be asked for.</summary>
    public sealed record Locked : CodeCheck;

    /// <summary>Used, too old, or never asked for.</summary>
    public sealed record Expired : CodeCheck;
}

/// <summary>The state of a slot: how many codes it has had and what was typed against the newest.</summary>
/// <param name="Serial">0 before the first code.</param>
/// <param name="IssuedInWindow">Codes issued since <paramref name="WindowStart"/>.</param>
public sealed record CodeState(int Serial, DateTimeOffset IssuedAt, int WrongTries, bool Used, DateTimeOffset WindowStart, int IssuedInWindow)
{
    public static CodeState None { get; } = new(0, DateTimeOffset.UnixEpoch, 0, false, DateTimeOffset.UnixEpoch, 0);
}

/// <summary>The rules of one-time codes, without storage.</summary>
public static class CodeRules
{
    public const int TriesPerCode = 5;

    /// <summary>Codes that one slot may have within <see cref="Window"/>: with five tries each, 50 guesses a day at a million codes.</summary>
    public const int CodesPerWindow = 10;

    public static TimeSpan Window { get; } = TimeSpan.FromHours(24);

    /// <summary>A code in the first letter waits for the person; one asked for on a page is typed at once.</summary>
    public static TimeSpan Lifetime(LinkPurpose purpose) =>
        purpose == LinkPurpose.Prove ? TimeSpan.FromHours(24) : TimeSpan.FromMinutes(15);

    public static bool IsInForce(CodeState state, LinkPurpose purpose, DateTimeOffset now) =>
        state.Serial > 0 && !state.Used && state.WrongTries < TriesPerCode && now < state.IssuedAt + Lifetime(purpose);

    /// <summary>The state with a new code, or null where the slot has had its fill until the window ends.</summary>
    public static CodeState? Issue(CodeState state, DateTimeOffset now)
    {
        var inWindow = now < state.WindowStart + Window;
        if (inWindow && state.IssuedInWindow >= CodesPerWindow)
        {
            return null;
        }

        return new CodeState(
            state.Serial + 1,
            now,
            WrongTries: 0,
            Used: false,
            inWindow ? state.WindowStart : now,
            inWindow ? state.IssuedInWindow + 1 : 1);
    }

    /// <summary>What typing a code does; the state changes by a right and by a wrong code alone.</summary>
    public static (CodeCheck Outcome, CodeState State) Check(CodeState state, LinkPurpose purpose, bool matches, DateTimeOffset now)
    {
        if (state.WrongTries >= TriesPerCode)
        {
            return (new CodeCheck.Locked(), state);
        }

        if (!IsInForce(state, purpose, now))
        {
            return (new CodeCheck.Expired(), state);
        }

        if (matches)
        {
            // What a code to confirm proves is in the ledger next, and no code is asked for after that. Were it used up here,
            // a crash or outage between the two would leave the person with a right code that is refused.
            return (new CodeCheck.Right(), purpose == LinkPurpose.Prove ? state : state with { Used = true });
        }

        var wrong = state with { WrongTries = state.WrongTries + 1 };
        return (wrong.WrongTries == TriesPerCode ? new CodeCheck.Locked() : new CodeCheck.Wrong(TriesPerCode - wrong.WrongTries), wrong);
    }
}
