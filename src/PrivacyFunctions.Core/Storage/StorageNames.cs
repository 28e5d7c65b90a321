namespace PrivacyFunctions.Storage;

/// <summary>The tables and containers that the app uses, and how they come to exist.</summary>
public static class StorageNames
{
    /// <summary>State and audit rows, a partition per request.</summary>
    public const string Requests = "Requests";

    /// <summary>Wrapped request keys.</summary>
    public const string Keys = "RequestKeys";

    /// <summary>One-time codes: serials and wrong tries, never the code.</summary>
    public const string Codes = "Codes";

    /// <summary>Requests whose ledger may be ahead of their workflow.</summary>
    public const string Wakes = "Wakes";

    /// <summary>Open requests by the day they fall due.</summary>
    public const string Due = "Due";

    /// <summary>HMACs of addresses that are not to be used for marketing any more.</summary>
    public const string Suppressed = "Suppressed";

    /// <summary>Proven requests by whose they are.</summary>
    public const string Subjects = "Subjects";

    /// <summary>Counts of requests and letters, by window of time.</summary>
    public const string Limits = "Limits";

    /// <summary>Blob container of the packages.</summary>
    public const string Packages = "packages";

    /// <summary>Blob container of the mails that people wrote to us.</summary>
    public const string Inbound = "inbound";

    /// <summary>Blob container of answers that are too long for a cookie, until they are sent.</summary>
    public const string Drafts = "drafts";

    /// <summary>Blob container of what leads to records that are kept until a date.</summary>
    public const string Held = "held";

    private static readonly string[] Tables = [Requests, Keys, Codes, Wakes, Due, Suppressed, Limits, Subjects];

    private static readonly string[] Containers = [Packages, Inbound, Drafts, Held];

    /// <summary>Creates what is missing; done once at start, so that no request pays for it.</summary>
    public static async Task CreateMissing(StorageAccount storage, CancellationToken cancellation)
    {
        foreach (var table in Tables)
        {
            await storage.Tables.CreateTableIfNotExistsAsync(table, cancellation);
        }

        foreach (var container in Containers)
        {
            await storage.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }
    }
}
