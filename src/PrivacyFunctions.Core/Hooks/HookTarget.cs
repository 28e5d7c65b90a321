using System.Text;

namespace PrivacyFunctions.Hooks;

/// <summary>What a target is to us.</summary>
public enum HookRole
{
    /// <summary>A system of our own, such as one that sends mailings.</summary>
    Source,

    /// <summary>Somebody else who has the data from us.</summary>
    Recipient,
}

/// <summary>Somebody who is told by an HTTPS POST when processing of a person's data stops or goes on; recipients also when data was deleted or corrected.</summary>
/// <param name="name">As in the settings; best that of the dataset or recipient that it stands for.</param>
public sealed class HookTarget(string name, Uri url, string secret, HookRole role)
{
    public string Name => name;

    public Uri Url => url;

    public HookRole For => role;

    /// <summary>The key of its signatures.</summary>
    internal byte[] Key { get; } = Encoding.UTF8.GetBytes(secret);

    /// <summary>The name only: the address may hold a token.</summary>
    public override string ToString() => name;
}

/// <summary>Everybody who is told.</summary>
public sealed class HookTargets(IReadOnlyList<HookTarget> all)
{
    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<HookTarget> All => all;

    public IReadOnlyList<string> Names => [.. all.Select(target => target.Name)];

    public HookTarget? Find(string name) => all.FirstOrDefault(target => target.Name == name);
}
