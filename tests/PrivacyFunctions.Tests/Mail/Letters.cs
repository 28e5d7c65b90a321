using Microsoft.Extensions.Options;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>The specimens by name, and a writer for them.</summary>
internal static class Letters
{
    /// <summary>What stands for the reader's address.</summary>
    public const string Addressee = "5be1c2d9a04f7763";

    public static LetterWriter Writer(string? folder = null) => new(Options.Create(new LetterSettings
    {
        PublicBaseUrl = new Uri("https://privacy.example.com/"),
        LetterTemplates = folder,
    }));

    public static Task<OutgoingMail> Write(Letter letter) =>
        Writer().Write(letter, Specimens.Controller, "reader@example.com", Letters.Addressee);

    /// <summary>Name (variants of a letter told apart by a word behind it) and language of every specimen.</summary>
    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var language in Language.Supported)
        {
            foreach (var letter in Specimens.In(language))
            {
                all.Add(Variant(letter), language.Tag);
            }
        }

        return all;
    }

    public static Letter Find(string variant, string language) =>
        Specimens.In(Language.Parse(language)).Single(letter => Variant(letter) == variant);

    /// <summary>In the source tree, found from where the tests run: compiled-in paths are rewritten in CI builds.</summary>
    public static string ExpectedFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PrivacyFunctions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the source tree.");
        }

        return Path.Combine(folder.FullName, "tests", "PrivacyFunctions.Tests", "Mail", "Expected");
    }

    private static string Variant(Letter letter) => letter switch
    {
        CodeLetter code => $"code-{code.Purpose}".ToLowerInvariant(),
        RefusedLetter { Kept.Count: 0 } => "refused-as-it-was",
        _ => letter.Name,
    };
}
