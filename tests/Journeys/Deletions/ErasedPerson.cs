using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>What the shop holds of one customer and of everybody else, before and after an erasure.</summary>
internal sealed class ErasedPerson
{
    private readonly Office _office;
    private readonly IReadOnlyList<ShopRow> _before;
    private readonly long _id;

    public ErasedPerson(Office office, string email)
    {
        (_office, _before) = (office, Shop.Rows(office.ShopPath));
        _id = Shop.Customer(_before, email);
    }

    /// <summary>Addresses and orders are gone, the account says nothing of its person, payments are untouched; and so is everybody else.</summary>
    public async Task IsErased(CancellationToken cancellation)
    {
        var after = Shop.Rows(_office.ShopPath);
        Assert.Equal(Lines(_before, r => r.Customer != _id), Lines(after, r => r.Customer != _id));
        Assert.Equal(Lines(_before, r => r.Customer == _id && r.Table == "payment"), Lines(after, r => r.Customer == _id && r.Table == "payment"));
        var account = Assert.Single(after, r => r.Customer == _id && r.Table != "payment");
        var was = Assert.Single(_before, r => r.Customer == _id && r.Table == "customer");
        Assert.Equal("customer", account.Table);
        Assert.EndsWith("@deleted.invalid", account.Values["email"], StringComparison.Ordinal);
        Assert.All(new[] { "name", "phone", "nickname", "password_hash" }, field => Assert.Null(account.Values[field]));
        Assert.Equal((was.Values["id"], was.Values["created_at"]), (account.Values["id"], account.Values["created_at"]));
        Assert.Empty(await Uploads(cancellation));
    }

    public void IsUntouched() => Assert.Equal(Lines(_before, _ => true), Lines(Shop.Rows(_office.ShopPath), _ => true));

    public int Rows(string table) => _before.Count(r => r.Customer == _id && r.Table == table);

    public int RowsNow(string table) => Shop.Rows(_office.ShopPath).Count(r => r.Customer == _id && r.Table == table);

    public Task Upload(string name, CancellationToken cancellation) => Upload(name, BinaryData.FromString("A note."), cancellation);

    public Task Upload(string name, BinaryData content, CancellationToken cancellation) => _office.Station.Storage.Blobs
        .GetBlobContainerClient("uploads").UploadBlobAsync($"customers/{_id}/{name}", content, cancellation);

    public async Task<IReadOnlyList<string>> Uploads(CancellationToken cancellation) => await _office.Station.Storage.Blobs
        .GetBlobContainerClient("uploads")
        .GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"customers/{_id}/", cancellation)
        .Select(b => b.Name)
        .ToListAsync(cancellation);

    private static IEnumerable<string> Lines(IReadOnlyList<ShopRow> rows, Func<ShopRow, bool> which) => rows.Where(which).Select(r => r.ToString());
}
