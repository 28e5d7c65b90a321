using Microsoft.Playwright;

namespace PrivacyFunctions.Journeys.EveryPage;

/// <summary>Somebody without a mouse: Tab leads to every control, in the order of reading, and one sees where one is.</summary>
internal static class Keyboard
{
    // A page with errors has the focus on their summary: from there Tab leads to the end, leaves the page, and begins at its top.
    private const int Detour = 2;

    // One of a group of radio buttons is reached by Tab, the others by the arrow keys; a date has a stop for each of its parts.
    private const string Watch = """
        () => {
          const stop = e => e.type === 'radio' ? document.querySelector(`input[type=radio][name='${e.name}']`) : e;
          const controls = [...new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
            .filter(e => e.checkVisibility() && !e.disabled).map(stop))];
          window.walk = { controls, order: [], faults: [] };
          addEventListener('focusin', event => {
            const place = controls.indexOf(stop(event.target));
            if (place < 0) return;
            walk.order.push(place);
            const style = getComputedStyle(event.target), box = event.target.getBoundingClientRect();
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) walk.faults.push(`the focus cannot be seen on ${event.target.outerHTML.slice(0, 120)}`);
            if (box.width * box.height === 0) walk.faults.push(`the focus is on nothing that can be seen: ${event.target.outerHTML.slice(0, 120)}`);
          });
          document.activeElement?.blur();
          getSelection().setPosition(document.body, 0);
          return controls.length + 4 * controls.filter(e => e.matches('[type=date], [type=time]')).length;
        }
        """;

    private const string Told = """
        () => [
          ...walk.controls.filter((_, place) => !walk.order.includes(place)).map(e => `Tab does not lead to ${e.outerHTML.slice(0, 120)}`),
          ...walk.order.filter((place, i) => i > 0 && place < walk.order[i - 1]).length > 1 ? [`Tab leads through the page as ${walk.order}`] : [],
          ...walk.faults,
        ]
        """;

    public static async Task<string[]> Faults(IPage page)
    {
        int stops = await page.EvaluateAsync<int>(Watch);
        for (int i = 0; i < stops + Detour; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        return await page.EvaluateAsync<string[]>(Told);
    }
}
