using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Fulfilment.Words;

/// <summary>The sentences of a package's page, one subclass for each language.</summary>
internal abstract class PackageWords
{
    public abstract string Title { get; }

    public abstract string Intro(string controller, string day);

    public abstract string Reference { get; }

    public abstract string Made { get; }

    public abstract string MadeBy { get; }

    public abstract string Contents { get; }

    public abstract string System { get; }

    public abstract string Kind { get; }

    public abstract string Number { get; }

    public abstract string File { get; }

    public abstract string Records(long count);

    /// <summary>Which kinds of data the records hold, as one sentence.</summary>
    public abstract string Categories(IReadOnlyList<string> names);

    public abstract string Purposes { get; }

    public abstract string Origins { get; }

    public abstract string Origin(Origin origin);

    public abstract string Recipients { get; }

    /// <summary>That they are types, that not all of them need have the data, and how to learn more.</summary>
    public abstract string RecipientsExplained { get; }

    public abstract string RecipientPurpose { get; }

    public abstract string Receives { get; }

    public abstract string ReceivesAny { get; }

    public abstract string RecipientRights { get; }

    public abstract string NoRecords { get; }

    /// <summary>Only the first records are shown, and where the others are.</summary>
    public abstract string Shown(long shown, long all);

    public abstract string NoneShown { get; }

    public abstract string Shortened { get; }

    public abstract string WholeFile { get; }

    /// <summary>Sources that failed are not in the copy, and what the person can do.</summary>
    public abstract string Missing(IReadOnlyList<string> sources);

    public abstract string Withheld(IReadOnlyList<string> fields);

    public abstract string Files { get; }

    public abstract string FilesExplained { get; }

    public abstract string Checksums { get; }

    public abstract string KeepSafe { get; }

    public abstract string Questions { get; }

    public abstract string Contact(string contact);

    public abstract string Complaint(string authority);

    public abstract string Email { get; }

    public abstract string Phone { get; }

    public abstract string Address { get; }

    public abstract string Empty { get; }

    public abstract string YesNo(bool value);

    public abstract string Bytes(int count);

    /// <summary>Stands for a name that says something by itself.</summary>
    public abstract string NeutralSource(int number);

    public abstract string NeutralCollection(int number);

    public abstract string NeutralField(int number);

    /// <summary>A character that is not shown as itself, because it would reorder or hide the text around it.</summary>
    public static string Invisible(global::System.Text.Rune rune) => $"[U+{rune.Value:X4}]";

    public static PackageWords In(Language language) => language == Language.ZhCn ? ChineseWords.Instance : EnglishWords.Instance;

    /// <summary>Those of a package that an authority reads, and not the person.</summary>
    public static PackageWords ToAuthority(Language language) => language == Language.ZhCn ? ChineseWordsToAuthority.Instance : EnglishWordsToAuthority.Instance;
}
