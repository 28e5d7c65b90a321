using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Pages;

/// <summary>Files that ship inside the assembly.</summary>
public static class Assets
{
    /// <summary>The style sheet as UTF-8, to be served at <c>/assets/site.css</c> as <c>text/css; charset=utf-8</c>.</summary>
    public static ReadOnlyMemory<byte> SiteCss { get; } = Read("site.css");

    /// <summary>The first 16 hex digits of the style sheet's SHA-256.</summary>
    public static string SiteCssHash { get; } = Hash(SiteCss);

    /// <summary>A strong entity tag, quotes included.</summary>
    public static string SiteCssETag { get; } = $"\"{SiteCssHash}\"";

    /// <summary>Changes with the content, so that a cached copy may be kept for good.</summary>
    public static string SiteCssPath { get; } = $"/assets/site.css?v={SiteCssHash}";

    /// <summary>The icon of the site, to be served at <c>/assets/icon.svg</c> as <c>image/svg+xml</c>.</summary>
    public static ReadOnlyMemory<byte> Icon { get; } = Read("icon.svg");

    /// <summary>Changes with the content, as <see cref="SiteCssPath"/> does.</summary>
    public static string IconPath { get; } = $"/assets/icon.svg?v={Hash(Icon)}";

    internal static Stream Open(string name) =>
        typeof(Assets).Assembly.GetManifestResourceStream($"Pages/{name}")
        ?? throw new FileNotFoundException($"The assembly lacks the embedded file Pages/{name}.");

    private static string Hash(ReadOnlyMemory<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file.Span))[..16];

    private static byte[] Read(string name)
    {
        using var stream = Open(name);
        using var reader = new StreamReader(stream);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
