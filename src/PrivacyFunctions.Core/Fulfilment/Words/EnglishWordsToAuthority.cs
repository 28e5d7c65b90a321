namespace PrivacyFunctions.Fulfilment.Words;

/// <summary>The same of a package for an authority.</summary>
internal sealed class EnglishWordsToAuthority : EnglishWords
{
    public static new EnglishWordsToAuthority Instance { get; } = new();

    public override string Title => "Personal data disclosed to an authority";

    public override string Contents => "What this file holds";

    public override string NoRecords => "There are no records of this person here.";

    public override string KeepSafe => "This file holds personal data of the person whom the legal document names, and only what it demands. Use it for that purpose only, and keep it where only those who need it can open it.";

    public override string Intro(string controller, string day) =>
        $"This is what {controller} held on {day} of the data that the legal document demands, together with where it was found.";

    public override string Missing(IReadOnlyList<string> sources) => $"This file is not complete. We could not reach: {string.Join(", ", sources)}.";

    public override string Withheld(IReadOnlyList<string> fields) => $"Left out: {string.Join(", ", fields)}. Passwords and other secrets are never copied.";
}
