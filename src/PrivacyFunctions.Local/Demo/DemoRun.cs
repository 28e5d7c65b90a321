using LocalFunctions;

namespace PrivacyFunctions.Local.Demo;

/// <summary>The demo from start to end, as somebody runs it from the console.</summary>
internal static class DemoRun
{
    /// <param name="more">What stands behind the word <c>demo</c>; nothing should.</param>
    /// <param name="tell">Is handed the story, a line each.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CannotStartException">Something outside of the program is in the way; the message says what to do.</exception>
    public static async Task<int> Start(string[] more, Action<string> tell)
    {
        if (more.Length > 0)
        {
            throw new CannotStartException($"The demo takes no settings, it has its own: leave out {string.Join(' ', more)}.");
        }

        var folder = LocalSettings.FolderOf(LocalFunctionsHost.CreateBuilder([]).Configuration);
        using var place = await DemoPlace.Take(folder, tell, CancellationToken.None);
        await using var service = await LocalService.Start(place, tell);
        return await new DemoDrive(service.Address, place, tell).Run(service.Stopping);
    }
}
