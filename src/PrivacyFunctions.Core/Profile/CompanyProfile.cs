using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrivacyFunctions.Profile;

/// <summary>What is particular to the company whose policy this deployment keeps.</summary>
public sealed record CompanyProfile(Controller Controller, IReadOnlyList<Ground> Grounds)
{
    /// <exception cref="KeyNotFoundException">The profile has no such ground.</exception>
    public Ground Ground(string code) =>
        Grounds.FirstOrDefault(g => g.Code == code) ?? throw new KeyNotFoundException($"The profile has no ground '{code}'.");

    /// <summary>The profile this app ships with.</summary>
    /// <param name="contactEmail">The mailbox of the data-protection contact, which the policy leaves to the deployment.</param>
    public static CompanyProfile Default(string contactEmail)
    {
        var controller = Read<ControllerFile>("authing.yml").Controller;
        var grounds = Read<List<GroundFile>>("grounds.yml");
        return new CompanyProfile(
            new Controller(
                new Localized(controller.Name),
                new Localized(controller.Address),
                new Localized(controller.Contact),
                contactEmail,
                controller.Phone,
                new Localized(controller.Authority)),
            [.. grounds.Select(g => new Ground(g.Code, new Localized(g.Article), new Localized(g.Words)))]);
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(CompanyProfile).Assembly.GetManifestResourceStream($"Profile/{name}")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<T>(reader);
    }

    private sealed class ControllerFile
    {
        public ControllerEntry Controller { get; set; } = new();
    }

    private sealed class ControllerEntry
    {
        public Dictionary<string, string> Name { get; set; } = [];

        public Dictionary<string, string> Address { get; set; } = [];

        public Dictionary<string, string> Contact { get; set; } = [];

        public string Phone { get; set; } = "";

        public Dictionary<string, string> Authority { get; set; } = [];
    }

    private sealed class GroundFile
    {
        public string Code { get; set; } = "";

        public Dictionary<string, string> Article { get; set; } = [];

        public Dictionary<string, string> Words { get; set; } = [];
    }
}
