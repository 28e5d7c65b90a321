using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.RequestKinds;

/// <summary>A kind as a file has it. Each property is one of <c>kinds.schema.json</c>, which says what it may hold.</summary>
internal sealed class KindEntry
{
    public string Kind { get; set; } = "";

    public string Source { get; set; } = "";

    public Asking Asking { get; set; }

    public bool SelfService { get; set; }

    public bool AsksCorrections { get; set; }

    public bool AsksDetails { get; set; }

    public int Order { get; set; }

    public ProofLevel Proof { get; set; } = ProofLevel.Mailbox;

    public List<Step> Steps { get; set; } = [];

    public int Approvers { get; set; }

    public bool Refusable { get; set; }

    public bool AsksPurposes { get; set; }

    public List<string> Purposes { get; set; } = [];

    public bool TellsSubject { get; set; }

    public int CoolingOff { get; set; }

    public RepeatsEntry? Repeats { get; set; }

    public List<ConditionEntry> Conditions { get; set; } = [];

    public Dictionary<string, Dictionary<string, string>> Words { get; set; } = [];

    public KindDefinition Definition() => new(
        new Kind(Kind, Order, Proof, [.. Steps.Order()], Approvers, Refusable) { AsksPurposes = AsksPurposes, Purposes = Purposes, CoolingOff = CoolingOff, Repeats = Repeats?.Rule, TellsSubject = TellsSubject },
        Source,
        Asking,
        SelfService,
        AsksDetails,
        new KindWording(
            Word("title"), Word("titleForStaff"), Word("name"), Word("nameForStaff"), Word("act"), Word("label"), Word("hint")))
    {
        AsksCorrections = AsksCorrections,
        Conditions = [.. Conditions.Select(c => new Condition(c.Code, new Localized(c.Words)))],
    };

    /// <summary>What the fields, each right by itself, contradict in each other.</summary>
    public IEnumerable<string> Contradictions()
    {
        if (Steps.Contains(Step.Decide) != Approvers is 1 or 2)
        {
            yield return "approvers must be 1 or 2 where staff decide, and 0 where they do not.";
        }

        if (AsksCorrections != Steps.Contains(Step.Correct))
        {
            yield return "asksCorrections must be true where fields are corrected (steps has Correct), and false where they are not.";
        }

        if (Steps.Contains(Step.Correct) && !(Steps.Contains(Step.Search) && Steps.Contains(Step.Decide)))
        {
            yield return "steps must have Search and Decide where it has Correct.";
        }

        if (Refusable && !Steps.Contains(Step.Decide))
        {
            yield return "refusable must be false where nobody decides.";
        }

        if (CoolingOff > 0 && !Steps.Contains(Step.Erase))
        {
            yield return "coolingOff must be 0 where nothing is erased.";
        }

        if (Steps.Exists(s => s is Step.Search or Step.Package or Step.Erase or Step.Correct) && Proof == ProofLevel.None)
        {
            yield return "proof must not be None where data is searched, released or changed.";
        }

        if ((AsksPurposes || Purposes.Count > 0) && !Steps.Contains(Step.Stop))
        {
            yield return "asksPurposes and purposes say what stops, so steps must have Stop.";
        }

        if (AsksPurposes && Purposes.Count > 0)
        {
            yield return "purposes must be left out where the person is asked for them.";
        }

        if (Proof == ProofLevel.Document && (Asking != Asking.Staff || Approvers != 2 || Steps.Exists(s => s is not (Step.Search or Step.Decide or Step.Package))))
        {
            yield return "proof is Document where staff enter what an authority demands: asking must be Staff, approvers 2, and steps Search, Decide and Package.";
        }

        if (TellsSubject && Proof != ProofLevel.Document)
        {
            yield return "tellsSubject must be left out where the person asks themselves, who is always told: it goes with the proof Document.";
        }

        if (Repeats is not null && (Proof == ProofLevel.Document || !Steps.Contains(Step.Search) || !Steps.Contains(Step.Decide) || Steps.Contains(Step.Stop) || Steps.Contains(Step.Answer)))
        {
            yield return "repeats must be left out where nothing is searched and decided, or where something stops or is answered: that is always free.";
        }
    }

    private Localized Word(string name) => new(Words[name]);
}

internal sealed class RepeatsEntry
{
    public int Within { get; set; }

    public int Free { get; set; }

    public RepeatRule Rule => new(Within, Free);
}

internal sealed class ConditionEntry
{
    public string Code { get; set; } = "";

    public Dictionary<string, string> Words { get; set; } = [];
}
