using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace PrivacyFunctions.Hooks;

/// <summary>The hooks from settings: <c>Hooks__crm__Url</c>, <c>Hooks__crm__Secret</c> and <c>Hooks__crm__For</c> for the target <c>crm</c>.</summary>
public static partial class HookSettings
{
    private const int ShortestSecret = 32;

    /// <summary>A target whose three settings are all empty is none.</summary>
    /// <exception cref="HookSettingsException">A setting is missing or wrong; the message names each.</exception>
    public static HookTargets Load(IConfiguration settings)
    {
        var problems = new List<string>();
        var targets = settings.GetSection("Hooks").GetChildren()
            .Select(hook => Target(hook.Key.ToLowerInvariant(), hook["Url"], hook["Secret"], hook["For"], problems))
            .OfType<HookTarget>()
            .OrderBy(target => target.Name, StringComparer.Ordinal)
            .ToList();
        return problems.Count == 0 ? new HookTargets(targets) : throw new HookSettingsException(problems);
    }

    private static HookTarget? Target(string name, string? url, string? secret, string? role, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(url) && string.IsNullOrWhiteSpace(secret) && string.IsNullOrWhiteSpace(role))
        {
            return null;
        }

        var found = problems.Count;
        if (!Names().IsMatch(name))
        {
            problems.Add($"Hooks__{name} is wrong: the name of a hook must be lower-case letters and digits, with single underscores between them, like crm or mail_provider.");
        }

        if (!IsSafe(url, out var address))
        {
            problems.Add($"Hooks__{name}__Url is {State(url)}: it must be an https address; http is taken only on this machine.");
        }

        if (string.IsNullOrWhiteSpace(secret) || secret.Length < ShortestSecret)
        {
            problems.Add($"Hooks__{name}__Secret is {State(secret)}: it must be at least {ShortestSecret} characters, as `openssl rand -hex 32` prints.");
        }

        if (!Enum.TryParse<HookRole>(role, ignoreCase: true, out var isFor) || !Enum.IsDefined(isFor) || int.TryParse(role, out _))
        {
            problems.Add($"Hooks__{name}__For is {State(role)}: it must be source or recipient.");
        }

        return problems.Count == found ? new HookTarget(name, address!, secret!, isFor) : null;
    }

    private static bool IsSafe(string? text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo == ""
        && url.Fragment == "";

    private static string State(string? text) => string.IsNullOrWhiteSpace(text) ? "missing" : "wrong";

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex Names();
}

/// <summary>Settings of hooks are missing or wrong; a line each.</summary>
public sealed class HookSettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
