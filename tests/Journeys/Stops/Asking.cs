using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>People who ask to stop something, and a service whose hooks lead to receivers on this machine.</summary>
internal static partial class Asking
{
    /// <summary>The settings of hooks to these receivers.</summary>
    public static (string Name, string Value)[] Hooks(params (string Name, HookServer Server, string For)[] hooks) =>
    [
        .. hooks.SelectMany(hook => new[]
        {
            ($"Hooks:{hook.Name}:Url", hook.Server.Url.ToString()),
            ($"Hooks:{hook.Name}:Secret", HookServer.Secret),
            ($"Hooks:{hook.Name}:For", hook.For),
        }),
    ];

    /// <summary>Sends the form: what, for which uses where that is asked, and an address. Nobody types an account where nothing is searched.</summary>
    /// <returns>The reference.</returns>
    public static async Task<string> AskToStop(this Office office, string email, string kind, string[] purposes, string language, CancellationToken cancellation)
    {
        using var person = office.Caller(language);
        await person.Open("request/kinds", cancellation);
        await person.Submit(cancellation, ("kind", kind));
        if (purposes.Length > 0)
        {
            await person.Submit(cancellation, [.. purposes.Select(p => ("purpose", p))]);
        }

        await person.Submit(cancellation, ("email", email));
        if (person.Page.Contains("name=\"account\"", StringComparison.Ordinal))
        {
            await person.Submit(cancellation, ("account", ""));
        }

        await person.Submit(cancellation);
        Assert.Equal(HttpStatusCode.OK, person.Status);
        var reference = ReferencePattern().Match(person.Page).Value;
        Assert.NotEqual("", reference);
        return reference;
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();
}
