using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.SampleShop;

namespace PrivacyFunctions.Journeys.Copies;

/// <summary>A data file as it lies on somebody's disk.</summary>
internal static class DownloadedPackage
{
    /// <summary>The manifest lists every other file, with its length and checksum.</summary>
    public static async Task AssertWhole(Stream file, string reference)
    {
        await using ZipArchive zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        using JsonDocument manifest = JsonDocument.Parse(await Text(zip.GetEntry("manifest.json")!));
        Assert.Equal(reference, manifest.RootElement.GetProperty("reference").GetString());
        JsonElement[] entries = [.. manifest.RootElement.GetProperty("entries").EnumerateArray()];
        string[] listed = [.. entries.Select(entry => entry.GetProperty("path").GetString()!)];
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal), listed.Append("manifest.json").Order(StringComparer.Ordinal));
        Assert.Contains("index.html", listed);
        Assert.Contains(listed, path => path.StartsWith("data/shop/orders", StringComparison.Ordinal));
        foreach (JsonElement entry in entries)
        {
            byte[] content = await Bytes(zip.GetEntry(entry.GetProperty("path").GetString()!)!);
            Assert.Equal(entry.GetProperty("bytes").GetInt64(), content.Length);
            Assert.Equal(entry.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    /// <summary>Nothing of any other customer of the sample shop, and no secret of the shop, is in any of its files.</summary>
    public static async Task AssertIsOnlyAbout(Stream file, string email)
    {
        StringBuilder everything = new();
        await using (ZipArchive zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null))
        {
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                everything.Append(await Text(entry));
            }
        }

        string text = everything.ToString();
        ShopCustomer person = Assert.Single(SampleShop.Customers, customer => customer.Email == email);
        Assert.Contains(person.Email, text, StringComparison.Ordinal);
        Assert.Contains(person.Name, text, StringComparison.Ordinal);
        foreach (ShopCustomer other in SampleShop.Customers.Where(customer => customer != person))
        {
            Assert.DoesNotContain(other.Email, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(other.Name, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("$argon2id$", text, StringComparison.Ordinal);
    }

    /// <summary>A note of theirs, word for word, and a picture are in it as files of their own.</summary>
    public static async Task AssertHasUploads(Stream file, string note)
    {
        await using ZipArchive zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        ZipArchiveEntry[] uploads = [.. zip.Entries.Where(entry => entry.FullName.StartsWith("data/uploads/", StringComparison.Ordinal))];
        Assert.Equal(note, await Text(Assert.Single(uploads, entry => entry.FullName.EndsWith(".txt", StringComparison.Ordinal))));
        byte[] picture = await Bytes(Assert.Single(uploads, entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Equal("\u0089PNG", Encoding.Latin1.GetString(picture, 0, 4));
    }

    private static async Task<string> Text(ZipArchiveEntry entry) => Encoding.UTF8.GetString(await Bytes(entry));

    private static async Task<byte[]> Bytes(ZipArchiveEntry entry)
    {
        await using Stream content = await entry.OpenAsync();
        using MemoryStream bytes = new();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
