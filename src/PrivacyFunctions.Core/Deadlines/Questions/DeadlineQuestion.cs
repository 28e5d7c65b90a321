using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Deadlines.Questions;

/// <summary>By when? Asked of the rules, without any request.</summary>
/// <param name="ReceivedDay">Where only a day was given; then the clock takes noon in the first regime's zone.</param>
public sealed record DeadlineQuestion(RegimeChoice Choice, string Kind, DateOnly? ReceivedDay, ClockEvents Events)
{
    public RequestClocks Run() => RequestClocks.Run(Choice, Kind, Events);
}

/// <summary>The names under which a question is asked, in a query.</summary>
public static class QuestionNames
{
    /// <summary>One regime, or several with commas between them; the deployment's where it is left out.</summary>
    public const string Regime = "regime";

    /// <summary>Instead of a regime: where the person lives, an ISO 3166 code.</summary>
    public const string Residence = "residence";

    /// <summary>A promise by name, or <c>none</c>; that of the regimes where it is left out.</summary>
    public const string Promise = "promise";
    public const string Kind = "kind";

    /// <summary>A day (<c>2026-09-30</c>), or a moment with its offset (<c>2026-09-30T10:00:00+08:00</c>).</summary>
    public const string Received = "received";
    public const string Identity = "identity";
    public const string Fee = "fee";
    public const string Appealed = "appealed";

    /// <summary><c>true</c> where the person was told in time that it takes longer.</summary>
    public const string Extended = "extended";

    /// <summary><c>clarification:2026-03-10/2026-03-14</c>; as often as there were pauses.</summary>
    public const string Pause = "pause";
    public const string Language = "lang";

    public static IReadOnlyList<string> All { get; } =
        [Regime, Residence, Promise, Kind, Received, Identity, Fee, Appealed, Extended, Pause, Language];
}

/// <summary>What is wrong with a question.</summary>
/// <param name="Parameter">Its name, as it was sent where it is none of ours.</param>
/// <param name="Code">Of the text that says what would be right: <c>kind</c>, <c>unknown</c>.</param>
/// <param name="Allowed">The values that are right, or examples of them.</param>
public sealed record QuestionProblem(string Parameter, string Code, IReadOnlyList<string> Allowed);
