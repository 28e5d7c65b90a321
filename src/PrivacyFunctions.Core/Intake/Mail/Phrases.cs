using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>The words by which a mail is understood, from <c>phrases.yml</c>: data, for a deployment's people to add to.</summary>
internal sealed class Phrases
{
    public const string Question = "question";

    private static readonly char[] SentenceEnds = ['.', '!', '?', ';', '\u3002', '\n'];

    private readonly IReadOnlyList<(string Kind, Phrase[] Any)> _kinds;
    private readonly Phrase[] _negations;
    private readonly Phrase[] _denials;
    private readonly Phrase[] _automatic;
    private readonly Phrase[] _bounces;

    private Phrases(PhraseFile file)
    {
        _kinds = [.. file.Kinds.Select(k => (k.Key, All(k.Value)))];
        (_negations, _denials) = (All(file.Negations), All(file.Denials));
        (_automatic, _bounces) = (All(file.AutomaticSubjects), All(file.BounceSubjects));
    }

    public static Phrases Default { get; } = Load();

    /// <summary>
    /// The kinds that a text asks for, by their names. <see cref="Question"/> where none is clear, or where something is
    /// said to be not wanted: a person has to read that.
    /// </summary>
    public IReadOnlyList<string> KindsIn(string text)
    {
        var kinds = new List<string>();
        foreach (var sentence in Sentences(text))
        {
            var asked = _kinds.Where(k => k.Any.Any(p => p.IsIn(sentence))).Select(k => k.Kind).ToList();
            if (asked.Count > 0 && _negations.Any(n => n.IsIn(sentence)))
            {
                return [Question];
            }

            kinds.AddRange(asked.Except(kinds));
        }

        return kinds.Count > 0 ? kinds : [Question];
    }

    /// <summary>Whether somebody says that the request is not theirs.</summary>
    public bool Denies(string text) => Sentences(text).Any(s => _denials.Any(d => d.IsIn(s)));

    public bool IsAutomatic(string subject) => _automatic.Any(p => p.Begins(Normal(subject).Trim()));

    public bool IsBounce(string subject) => _bounces.Any(p => p.Begins(Normal(subject).Trim()));

    // Lines are broken anywhere; a blank line, or what ends a sentence, is an end.
    private static string[] Sentences(string text) =>
        string.Join('\n', Normal(text).Split("\n\n").Select(Unwrap)).Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries);

    private static string Unwrap(string paragraph)
    {
        var line = new StringBuilder(paragraph.Length);
        foreach (var c in paragraph)
        {
            // Chinese has no space where a line is broken in the middle of a word.
            if (c != '\n')
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] < '\u2E80')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static string Normal(string text) => text.Normalize(NormalizationForm.FormKC).Replace('\u2019', '\'').ToLowerInvariant();

    private static Phrase[] All(List<string> lines) => [.. lines.Select(l => new Phrase(l))];

    private static Phrases Load()
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream("Intake/Mail/phrases.yml")!;
        using var reader = new StreamReader(stream);
        return new Phrases(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<PhraseFile>(reader));
    }

    private sealed class Phrase(string line)
    {
        private readonly string[][] _groups = [.. line.Split('&').Select(g => g.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

        public bool IsIn(string sentence) => _groups.All(g => g.Any(word => Has(sentence, word)));

        public bool Begins(string text) => _groups[0].Any(word => text.StartsWith(word, StringComparison.Ordinal));

        private static bool Has(string sentence, string word)
        {
            for (var at = sentence.IndexOf(word, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (IsWhole(sentence, at, word.Length))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsWhole(string sentence, int at, int length) =>
            !char.IsAsciiLetter(sentence[at])
            || ((at == 0 || !char.IsAsciiLetterOrDigit(sentence[at - 1]))
                && (at + length == sentence.Length || !char.IsAsciiLetterOrDigit(sentence[at + length])));
    }

    private sealed class PhraseFile
    {
        public Dictionary<string, List<string>> Kinds { get; set; } = [];

        public List<string> Negations { get; set; } = [];

        public List<string> Denials { get; set; } = [];

        public List<string> AutomaticSubjects { get; set; } = [];

        public List<string> BounceSubjects { get; set; } = [];
    }
}
