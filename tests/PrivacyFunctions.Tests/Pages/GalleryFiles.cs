using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The folder <c>gallery/</c>: served as a site root it shows the pages with their style.</summary>
internal static class GalleryFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "gallery");

    static GalleryFiles()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "assets"));
        File.WriteAllBytes(Path.Combine(Folder, "assets", "site.css"), Assets.SiteCss.ToArray());
    }

    public static Task Save(string name, string html) => File.WriteAllTextAsync(Path.Combine(Folder, name), html);
}
