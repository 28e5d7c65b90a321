using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Local.SampleShop;

/// <summary>Files that two of the sample shop's customers have uploaded: a note and a picture each, the same in every new account.</summary>
public static class SampleUploads
{
    /// <summary>As uploads.yml names it.</summary>
    public const string Container = "uploads";

    /// <summary>Creates the container and its files, unless the container is there: files that were erased stay erased.</summary>
    public static async Task Create(StorageAccount storage, CancellationToken ct, string name = Container)
    {
        var container = storage.Blobs.GetBlobContainerClient(name);
        if (await container.CreateIfNotExistsAsync(cancellationToken: ct) is null)
        {
            return;
        }

        await Add(container, "mei.lin@example.com", "备注.txt", "下次请用纸袋包装。林梅\n", "#c2410c", ct);
        await Add(container, "sam.taylor@example.com", "notes.txt", "The lamp should match the one I bought in spring.\n", "#0f766e", ct);
    }

    private static async Task Add(BlobContainerClient container, string email, string note, string text, string colour, CancellationToken ct)
    {
        // As SampleShopDatabase numbers its customers.
        var folder = $"customers/{1001 + SamplePeople.All.Index().First(p => p.Item.Email == email).Index}/";
        await Upload(container, folder + note, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", ct);
        await Upload(container, folder + "pictures/avatar.png", SampleAvatar.Png(colour), "image/png", ct);
    }

    private static async Task Upload(BlobContainerClient container, string name, byte[] content, string type, CancellationToken ct) =>
        await container.GetBlobClient(name).UploadAsync(
            BinaryData.FromBytes(content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = type } }, ct);
}
