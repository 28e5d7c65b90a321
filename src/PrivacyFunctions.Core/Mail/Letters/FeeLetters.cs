using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: what this would cost, why, and until when they can accept or decline. Nothing is charged.</summary>
/// <param name="Amount">With its currency.</param>
/// <param name="Reason">What staff wrote about this case; may have several lines.</param>
/// <param name="AnswerUntil">When their time to say so is over.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="SilenceWaives">Whether it costs nothing if they say nothing; else the request is closed.</param>
/// <param name="IsReminder">Whether it was asked before.</param>
/// <param name="StatusPage">Where the fee is accepted or declined. Opening it does nothing.</param>
public sealed record FeeQuotedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    string Amount,
    string Reason,
    DateTimeOffset AnswerUntil,
    DateOnly Due,
    bool SilenceWaives,
    bool IsReminder,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>The article by which the time for our answer begins anew if they accept, in the letter's language; null where it runs on.</summary>
    public string? ClockSource { get; init; }

    public override string Name => "fee-quoted";

    public override string DeliveryName => IsReminder ? "fee-reminder" : Name;

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("amount", Amount);
        values.Text("reason", Reason);
        values.Moment("answerUntil", AnswerUntil);
        values.EndOf("due", Due);
        values.Flag("silenceWaives", SilenceWaives);
        values.Flag("restarts", ClockSource is not null);
        values.Text("clockSource", ClockSource ?? "");
        values.Flag("reminder", IsReminder);
        values.Link("link", StatusPage);
    }
}

/// <summary>To the person: it costs nothing after all, and we go on.</summary>
/// <param name="Due">The last day for our answer.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record FeeWaivedLetter(Reference Reference, Language Language, TimeZoneInfo Zone, KindName Kind, DateOnly Due, Uri StatusPage)
    : Letter(Reference, Language, Zone)
{
    /// <summary>The day that the person was told before; null where the waiver moved nothing.</summary>
    public DateOnly? FormerDue { get; init; }

    /// <summary>What moved it back; null where nothing did.</summary>
    public ToldMove? Move { get; init; }

    public override string Name => "fee-waived";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.EndOf("due", Due);
        values.EndOf("formerDue", FormerDue);
        values.Day("from", Move?.From);
        values.Text("source", Move?.Source ?? "");
        values.Link("link", StatusPage);
    }
}

/// <summary>To the person: they did not want it at that price, so nothing was done; how to object, and that they can ask again.</summary>
/// <param name="Amount">That was asked for, with its currency.</param>
/// <param name="Reason">As staff wrote it.</param>
/// <param name="InSilence">Whether they said nothing in time.</param>
/// <param name="RecordKeptUntil">Until when the record of this request itself is kept.</param>
/// <param name="StatusPage">Where the decision can be read and a review asked for. Opening it does nothing.</param>
public sealed record FeeDeclinedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    string Amount,
    string Reason,
    bool InSilence,
    DateOnly RecordKeptUntil,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "fee-declined";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Text("amount", Amount);
        values.Text("reason", Reason);
        values.Flag("silence", InSilence);
        values.Day("recordKeptUntil", RecordKeptUntil);
        values.Link("link", StatusPage);
    }
}
