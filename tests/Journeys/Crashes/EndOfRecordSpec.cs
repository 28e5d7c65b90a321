using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>Killed while a package runs out and a record is erased: both happen, and only once.</summary>
public sealed class EndOfRecordSpec
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_is_deleted_and_a_record_erased_although_the_service_is_killed_before_each()
    {
        await using var station = await Station.Open(Cancellation);
        station.Settings["PackageLifetime"] = "00:00:02";
        station.Settings["RecordRetention"] = "00:00:12";
        var post = new MailboxPost(station.Storage);
        string reference;
        await using (var service = await station.StartService(Cancellation))
        {
            using var journey = new CopyJourney(station, post, Cancellation);
            await journey.Ask();
            await journey.Prove();
            await journey.Decide();
            reference = journey.Reference;
            await Comes(station, reference, nameof(PackageMade));
            await service.Kill();
        }

        await using (var service = await station.StartService(Cancellation))
        {
            await Comes(station, reference, nameof(PackageDeleted));
            await service.Kill();
            var events = await station.Events(reference, Cancellation);
            Assert.Equal([nameof(PackageDeleted), nameof(RequestClosed)], events.Select(WholeRequest.Name).TakeLast(2));
            Assert.Equal(Outcome.Done, (await station.Find(reference, Cancellation)).Outcome);
        }

        await using var last = await station.StartService(Cancellation);
        var keys = station.Storage.Tables.GetTableClient(StorageNames.Keys);
        await Eventually.Async(
            async () => !(await keys.GetEntityIfExistsAsync<TableEntity>(reference, "key", cancellationToken: Cancellation)).HasValue,
            CopyJourney.Patience, "the key of the record is destroyed", Cancellation);
        var rest = await station.Storage.Tables.GetTableClient(StorageNames.Requests).GetEntityAsync<TableEntity>(reference, "state", cancellationToken: Cancellation);
        Assert.Equal(nameof(Outcome.Done), rest.Value.GetString("Outcome"));
        await foreach (var _ in station.Storage.Blobs.GetBlobContainerClient(StorageNames.Packages).GetBlobsAsync(cancellationToken: Cancellation))
        {
            Assert.Fail("A package is left.");
        }
    }

    private static Task Comes(Station station, string reference, string fact) => Eventually.Async(
        async () => (await station.Events(reference, Cancellation)).Any(e => WholeRequest.Name(e) == fact),
        CopyJourney.Patience, $"the ledger has {fact}", Cancellation);
}
