using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>What one letter says, without its words: those are in the template <c>{language}/{name}.liquid</c>.</summary>
/// <remarks>A letter has one purpose, and repeats nothing that the requester typed.</remarks>
/// <param name="Reference">The request it is about.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Zone">The legal time zone that days and times are told in.</param>
public abstract record Letter(Reference Reference, Language Language, TimeZoneInfo Zone)
{
    /// <summary>The template's name: <c>receipt</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The letter's part of the delivery key; its name, where letters of one name are counted together.</summary>
    public virtual string DeliveryName => Name;

    /// <summary>Whether it says that a date rests on days off that are not announced yet, and that its reader will hear once they are.</summary>
    public virtual bool SaysProvisional => false;

    /// <summary>Gives the template its variables. Every variable is set in every case, so that a template can rely on it.</summary>
    internal abstract void Fill(LetterValues values);
}

/// <summary>A one-time code as a letter shows it.</summary>
/// <param name="Digits">Six digits.</param>
/// <param name="ValidUntil">The moment from which it opens nothing.</param>
/// <param name="Minutes">For how many minutes it is valid in all.</param>
public sealed record LetterCode(string Digits, DateTimeOffset ValidUntil, int Minutes)
{
    internal void Fill(LetterValues values)
    {
        values.Text("code", Digits);
        values.Moment("codeValidUntil", ValidUntil);
    }

    /// <summary>Without the digits: records are printed by test runners and debuggers.</summary>
    public override string ToString() => $"Code until {ValidUntil:O}";
}
