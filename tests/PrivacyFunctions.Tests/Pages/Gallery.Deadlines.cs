using Microsoft.AspNetCore.WebUtilities;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Questions;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Pages;

/// <content>How dates are counted.</content>
internal static partial class Gallery
{
    private static Dictionary<string, Func<PageContext, Page>> DeadlineMakers => new()
    {
        ["deadlines"] = c => Deadlines(c, ""),
        ["deadlines-wrong"] = c => Deadlines(c, "regime=gdrp&kind=&received=yesterday&colour=blue"),
        ["deadlines-wrong-kind"] = c => Deadlines(c, "regime=virginia&kind=question&received="),
        ["deadlines-wrong-moment"] = c => Deadlines(c, "kind=incident&received=2026-09-30"),
        ["deadlines-account"] = c => Deadlines(c, "regime=pipl&kind=account-cancellation&received=2026-09-30"),
        ["deadlines-provisional"] = c => Deadlines(c, "kind=account-cancellation&received=2026-12-18"),
        ["deadlines-holiday"] = c => Deadlines(c, "kind=copy&received=2026-09-18"),
        ["deadlines-make-up"] = c => Deadlines(c, "kind=consent-withdrawal&received=2026-09-25"),
        ["deadlines-month"] = c => Deadlines(c, "regime=gdpr&kind=access&received=2026-01-31"),
        ["deadlines-extended"] = c => Deadlines(c, "regime=gdpr&kind=access&received=2026-03-05&extended=true&pause=identity-doubt:2026-03-06/2026-03-07"),
        ["deadlines-identity"] = c => Deadlines(c, "regime=uk-gdpr&kind=access&received=2026-03-05&identity=2026-03-09&pause=clarification:2026-03-10/2026-03-14"),
        ["deadlines-fee"] = c => Deadlines(c, "regime=uk-gdpr&kind=access&received=2026-03-05&fee=2026-03-09"),
        ["deadlines-complaint"] = c => Deadlines(c, "regime=uk-gdpr&kind=complaint&received=2026-03-05"),
        ["deadlines-first-day"] = c => Deadlines(c, "regime=ccpa,colorado&kind=access&received=2026-11-21"),
        ["deadlines-appeal"] = c => Deadlines(c, "regime=colorado&kind=access&received=2026-03-05&appealed=2026-05-04"),
        ["deadlines-incident"] = c => Deadlines(c, "regime=pipl,gdpr&kind=incident&received=2026-04-03T16:30:00%2B08:00"),
        ["deadlines-short"] = c => Deadlines(c, "regime=short&kind=question&received=2026-11-26"),
        ["deadlines-two-months"] = c => Deadlines(c, "regime=short&kind=complaint&received=2026-11-26"),
        ["deadlines-notice"] = c => Deadlines(c, "regime=short&kind=incident&received=2026-11-26T08:00Z"),
    };

    // With a law of the shortest clocks beside ours.
    private static readonly DeadlineRules Rules = ShortRules();

    /// <summary>The page of <c>/deadlines</c> as it answers a query.</summary>
    public static DeadlinePage Deadlines(PageContext c, string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var reader = new QuestionReader(Rules, name => [.. values.TryGetValue(name, out var sent) ? sent.OfType<string>() : []]);
        var question = query.Length == 0 ? null : reader.Read(values.Keys);
        return new DeadlinePage(
            c,
            [.. Rules.Catalogue.Regimes.Values],
            [.. Rules.Catalogue.Kinds],
            DeadlinePage.FormFields.ToDictionary(f => f, f => values.TryGetValue(f, out var sent) ? sent.ToString() : ""),
            question)
        {
            Errors = DeadlinePage.ErrorsOf(reader.Problems, c.Texts),
        };
    }

    private static DeadlineRules ShortRules()
    {
        var folder = Directory.CreateTempSubdirectory("gallery-rules");
        File.WriteAllText(Path.Combine(folder.FullName, "short.yml"), """
            regime: short
            extends: pipl-bare
            title: { en: Short, zh-CN: 短期限 }
            residence: []
            clocks:
              - { clock: answer, kinds: [question], limit: { days: 1 }, source: test }
              - { clock: completion, kinds: [question], limit: { workingDays: 1 }, source: test }
              - { clock: answer, kinds: [complaint], limit: { months: 2 }, source: test }
              - { clock: notice, kinds: [incident], limit: { hours: 24 }, source: test }
            """);
        var rules = DeadlineRules.Of(RegimeCatalogue.Load(folder.FullName), ["pipl"], Ladder.Load(null));
        folder.Delete(recursive: true);
        return rules;
    }
}
