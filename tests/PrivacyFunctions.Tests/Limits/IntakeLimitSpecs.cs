using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Tests.Limits;

/// <summary>Each test has an hour of its own, somewhere in the next centuries: what all together have sent is counted too.</summary>
public sealed class IntakeLimitSpecs
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly LimitSettings Settings = LimitSettings.Default with { RequestsPerAddress = 2, LettersPerAddress = 2, RequestsPerClient = 3, RequestsOverall = 5 };

    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2100, 1, 1, 10, 20, 0, TimeSpan.Zero).AddDays(Random.Shared.Next(1_000_000)));

    [Fact]
    public async Task An_address_is_written_to_about_so_many_requests_a_day()
    {
        using var limits = await Limits();
        Assert.True(await limits.CountRequest("mei@example.com", "1", Test));
        Assert.True(await limits.CountRequest(" MEI@example.com", "2", Test));
        Assert.False(await limits.CountRequest("mei@example.com", "3", Test));
        Assert.True(await limits.CountRequest("sam@example.com", "3", Test));

        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await limits.CountRequest("mei@example.com", "3", Test));
    }

    [Fact]
    public async Task An_address_is_counted_on_all_machines_together()
    {
        using var one = await Limits();
        using var other = await Limits();
        Assert.True(await one.CountRequest("mei@example.com", "1", Test));
        Assert.True(await other.CountRequest("mei@example.com", "2", Test));
        Assert.False(await one.CountRequest("mei@example.com", "1", Test));
    }

    [Fact]
    public async Task A_client_waits_for_the_next_hour()
    {
        using var limits = await Limits();
        for (var i = 0; i < Settings.RequestsPerClient; i++)
        {
            await limits.CountRequest($"{i}@example.com", "client", Test);
        }

        var tooMany = await Assert.ThrowsAsync<TooManyRequestsException>(() => limits.CountRequest("9@example.com", "client", Test));
        Assert.Equal(TimeSpan.FromMinutes(40), tooMany.RetryAfter);
        await limits.CountRequest("9@example.com", "another", Test);

        _time.Advance(tooMany.RetryAfter);
        await limits.CountRequest("9@example.com", "client", Test);
    }

    [Fact]
    public async Task All_together_wait_for_the_next_hour_whichever_machine_they_meet()
    {
        using var one = await Limits();
        using var other = await Limits();
        for (var i = 0; i < Settings.RequestsOverall; i++)
        {
            await (i % 2 == 0 ? one : other).CountRequest($"{i}@example.com", $"{i}", Test);
        }

        await Assert.ThrowsAsync<TooManyRequestsException>(() => one.CountRequest("9@example.com", "9", Test));
        await Assert.ThrowsAsync<TooManyRequestsException>(() => other.CountRequest("9@example.com", "9", Test));
        _time.Advance(TimeSpan.FromMinutes(40));
        await one.CountRequest("9@example.com", "9", Test);
    }

    [Fact]
    public async Task Requests_at_the_same_moment_are_each_counted()
    {
        using var limits = await Limits(Settings with { RequestsPerAddress = 4, RequestsOverall = 1000 });
        var announced = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => limits.CountRequest("mei@example.com", $"{i}", Test)));
        Assert.Equal(4, announced.Count(a => a));
    }

    [Fact]
    public async Task Letters_are_counted_apart()
    {
        using var limits = await Limits();
        await limits.CountRequest("mei@example.com", "1", Test);
        Assert.True(await limits.CountLetter("mei@example.com", Test));
        Assert.True(await limits.CountLetter("Mei@example.com", Test));
        Assert.False(await limits.CountLetter("mei@example.com", Test));
        Assert.True(await limits.CountRequest("mei@example.com", "1", Test));
    }

    [Fact]
    public async Task A_guarded_address_is_written_to_about_one_request_a_day_for_thirty_days()
    {
        using var limits = await Limits();
        await limits.CountRequest("mei@example.com", "0", Test);
        await limits.Guard("MEI@example.com", Test);
        Assert.False(await limits.CountRequest("mei@example.com", "0", Test));

        _time.Advance(IntakeLimits.Guarded);
        Assert.True(await limits.CountRequest("mei@example.com", "1", Test));
        Assert.False(await limits.CountRequest("mei@example.com", "1", Test));
        Assert.True(await limits.CountLetter("mei@example.com", Test));

        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await limits.CountRequest("mei@example.com", "2", Test));
        Assert.True(await limits.CountRequest("mei@example.com", "2", Test));
    }

    [Fact]
    public async Task Old_counters_are_removed_and_no_address_stands_in_any()
    {
        using var limits = await Limits();
        await limits.CountRequest("mei@example.com", "203.0.113.7", Test);
        await limits.CountLetter("mei@example.com", Test);
        var rows = await Rows(0);
        Assert.Equal(4, rows.Count);
        Assert.DoesNotContain(rows, r => $"{r.PartitionKey}{r.RowKey}".Contains("mei", StringComparison.Ordinal) || r.RowKey.Contains("203", StringComparison.Ordinal) && r.RowKey.Contains('.'));

        _time.Advance(TimeSpan.FromDays(1));
        await limits.CountLetter("mei@example.com", Test);
        await limits.RemoveOld(Test);
        Assert.Equal(4, (await Rows(1)).Count);

        _time.Advance(TimeSpan.FromDays(1));
        await limits.RemoveOld(Test);
        Assert.Empty(await Rows(2));
        Assert.Single(await Rows(1));
    }

    private static async Task<StorageAccount> Storage() => await TestStorageAccount.Get();

    private async Task<IntakeLimits> Limits(LimitSettings? settings = null) => new(
        new Counters(await Storage()), DeploymentKey.Parse(Convert.ToBase64String(new byte[32])), settings ?? Settings, _time);

    // The rows of a day, so many days ago.
    private async Task<List<TableEntity>> Rows(int daysAgo)
    {
        var day = _time.GetUtcNow().AddDays(-daysAgo).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await (await Storage()).Tables.GetTableClient(StorageNames.Limits)
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {day} and PartitionKey lt {day + "~"}"), cancellationToken: Test)
            .ToListAsync(Test);
    }
}
