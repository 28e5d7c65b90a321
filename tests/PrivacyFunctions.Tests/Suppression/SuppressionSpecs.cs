using Azure.Data.Tables;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Suppression;

namespace PrivacyFunctions.Tests.Suppression;

/// <summary>The suppression list knows addresses that it is asked about, and tells nobody which ones it has.</summary>
public sealed class SuppressionSpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private readonly string _email = $"canary-{Guid.NewGuid():N}@example.com";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_suppressed_for_what_was_asked_and_nothing_else_however_it_is_written()
    {
        var list = await List();
        Assert.False(await list.IsSuppressed(_email, "advertising", Test));
        await list.Add(_email, ["advertising"], "P18", Test);
        await list.Add(_email, ["mail-response"], "P18", Test);
        await list.Add(_email, ["advertising"], "P18", Test);

        Assert.True(await list.IsSuppressed($" {_email.ToUpperInvariant()} ", "advertising", Test));
        Assert.True(await list.IsSuppressed(_email, "mail-response", Test));
        Assert.False(await list.IsSuppressed(_email, "security", Test));
        Assert.False(await list.IsSuppressed("x" + _email, "advertising", Test));
    }

    [Fact]
    public async Task A_row_says_why_it_is_kept_and_not_whose_it_is()
    {
        var list = await List();
        await list.Add(_email, ["advertising"], $"basis {_email.GetHashCode(StringComparison.Ordinal)}", Test);

        var rows = await (await Table()).QueryAsync<TableEntity>(cancellationToken: Test).ToListAsync(Test);
        var row = Assert.Single(rows, r => (string)r["Basis"] == $"basis {_email.GetHashCode(StringComparison.Ordinal)}");
        Assert.DoesNotContain(row.Keys.Where(k => k != "Basis").Select(k => $"{row[k]}"), value => value.Contains("canary", StringComparison.Ordinal));
        Assert.False(await new SuppressionList(await TestStorageAccount.Get(), DeploymentKey.Parse(Convert.ToBase64String(new byte[32])), TimeProvider.System)
            .IsSuppressed(_email, "advertising", Test));
    }

    private static async Task<SuppressionList> List()
    {
        await Table();
        return new SuppressionList(await TestStorageAccount.Get(), Deployment, TimeProvider.System);
    }

    private static async Task<TableClient> Table()
    {
        var table = (await TestStorageAccount.Get()).Tables.GetTableClient(StorageNames.Suppressed);
        await table.CreateIfNotExistsAsync(Test);
        return table;
    }
}
