using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Tests;

/// <summary>The storage account that tests/run.sh starts. Tests share its tables and keep apart by their random references.</summary>
public static class TestStorageAccount
{
    private static readonly Lazy<Task<StorageAccount>> Made = new(Make);

    public static Task<StorageAccount> Get() => Made.Value;

    private static async Task<StorageAccount> Make()
    {
        var connection = Environment.GetEnvironmentVariable("TEST_STORAGE");
        Assert.False(string.IsNullOrEmpty(connection), "TEST_STORAGE is not set: run the tests with tests/run.sh, or set it to the connection string of an Azurite.");
        var storage = StorageAccount.FromConnectionString(connection);
        await StorageNames.CreateMissing(storage, TestContext.Current.CancellationToken);
        return storage;
    }
}
