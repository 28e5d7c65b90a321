using System.Reflection;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>
/// axe-core as its package carries it, with all its default rules, run in the page itself. The package's own RunAxe
/// sends the script again and opens a second page each time, which takes several times as long as the looking.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async ({ rules, without }) => {
          const found = await axe.run({ exclude: without.map(part => [part]) }, { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: rules } : {}) });
          return [`${found.passes.length}`, ...found.violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.html).join(', ')})`)];
        }
        """;

    private static readonly string Script = Read();

    /// <summary>What is wrong with the page as it stands, a sentence each.</summary>
    /// <param name="rules">The only ones to look at; all of the default ones where none is named.</param>
    /// <param name="without">CSS selectors of parts to leave out.</param>
    public static async Task<IReadOnlyList<string>> Violations(IPage page, IReadOnlyList<string>? rules = null, IReadOnlyList<string>? without = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            // As an expression, so that nothing is added to the page: its policy has no place for a script.
            await page.EvaluateAsync(Script);
        }

        string[] found = await page.EvaluateAsync<string[]>(Run, new { rules = rules ?? [], without = without ?? [] });
        Assert.NotEqual("0", found[0]);
        return found[1..];
    }

    private static string Read()
    {
        Assembly assembly = typeof(AxeResult).Assembly;
        using Stream script = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Resources.axe.min.js")
            ?? throw new FileNotFoundException("The package Deque.AxeCore.Commons lacks its axe.min.js.");
        using StreamReader reader = new(script);
        return reader.ReadToEnd() + "\n;0";
    }
}
