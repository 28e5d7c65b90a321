using System.Collections.Concurrent;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.People;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Journeys.EveryPage;

/// <summary>
/// Every page in every state and every letter in the browser, under the policy that the service sends: it fits its
/// window, has targets that a thumb can hit, loads what it names and nothing else, and axe finds nothing. With LONG=1
/// each is looked at in both languages, on a phone and on a desk, is walked through by keyboard and pictured in
/// <c>TestResults/gallery</c>; else each is looked at once, in turn in one language and at one width, and axe, which takes
/// most of the time, sees every fourth.
/// </summary>
public sealed class EveryPageSpec(Browser browser, Service service)
{
    private const int Together = 3;

    private static readonly int[] Widths = [Inspection.Phone, Inspection.Desk];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_page_is_well_made() => Look(Exhibit.Pages);

    [Fact]
    public Task Every_letter_is_well_made() => Look(Exhibit.Mails);

    private async Task Look(Func<Language, IReadOnlyList<Exhibit>> exhibits)
    {
        await service.Start();
        IReadOnlyList<Exhibit>[] all = [.. Language.Supported.Select(exhibits)];
        Assert.All(all, one => Assert.Equal(all[0].Select(exhibit => exhibit.Name), one.Select(exhibit => exhibit.Name)));
        await using ExhibitSite site = await ExhibitSite.Open(all.SelectMany(one => one), service.Http, Cancellation);

        List<(Exhibit Exhibit, int[] Widths, bool ByAxe)> plan = [.. Inspection.Thoroughly ? all.SelectMany(one => one).Select(exhibit => (exhibit, Widths, true)) : InTurn(all)];
        Assert.Equal(all[0].Count, plan.Select(look => look.Exhibit.Name).Distinct().Count());
        ConcurrentQueue<(Exhibit Exhibit, int[] Widths, bool ByAxe)> ahead = new(plan);
        ConcurrentBag<string> faults = [];
        int looks = 0;
        await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Viewer()));

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));
        Assert.Equal(plan.Sum(look => look.Widths.Length), looks);

        async Task Viewer()
        {
            await using Viewing viewing = await Viewing.Begin(browser);
            while (ahead.TryDequeue(out (Exhibit Exhibit, int[] Widths, bool ByAxe) next))
            {
                foreach (string fault in await viewing.Look(site, next.Exhibit, next.Widths, next.ByAxe, Inspection.Thoroughly))
                {
                    faults.Add($"{next.Exhibit.Path}: {fault}");
                }

                Interlocked.Add(ref looks, next.Widths.Length);
            }
        }
    }

    // Neighbours are states of one page: among four of them, every language and every width has its turn, and one is for axe.
    private static IEnumerable<(Exhibit Exhibit, int[] Widths, bool ByAxe)> InTurn(IReadOnlyList<Exhibit>[] all) => all[0].Select((_, i) =>
        (all[i % all.Length][i], (int[])[Widths[i / all.Length % Widths.Length]], i % 4 == i / 4 % 4));
}
