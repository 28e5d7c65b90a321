using LocalFunctions.Durable;
using LocalFunctions.Hosting;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace LocalFunctions.Tests.Durable;

/// <summary>What a process that was paused still has to send when it wakes hides no instance from the next start.</summary>
public sealed class FormerOwnerSpecs : LocalSpec
{
    private TaskHub? _hub;

    // One that no host serves: a host that starts forgets the rows of instances that it does not find.
    private TaskHub Hub => _hub ??= Unserved();

    [Fact]
    public async Task A_former_owner_cannot_put_to_sleep_what_is_awake()
    {
        await Meet(async (former, present) =>
        {
            await present.AwakeAsync("one");
            await former.SleepAsync("one", null);
            Assert.Equal([("one", null)], await Found());
        });
    }

    [Fact]
    public async Task A_former_owner_cannot_forget_what_has_started_again()
    {
        await Meet(async (former, present) =>
        {
            await present.AwakeAsync("one");
            await former.ForgetAsync("one");
            Assert.Equal([("one", null)], await Found());
            await present.ForgetAsync("one");
            Assert.Empty(await Found());
        });
    }

    [Fact]
    public async Task The_present_owner_relies_on_no_row_that_the_former_may_still_change()
    {
        await Meet(async (former, present) =>
        {
            Assert.False(present.IsAwake("one"));
            await former.SleepAsync("one", null);
            await present.SleepAsync("one", Clock.GetUtcNow());
            Assert.False(present.IsAsleep("one"));
            await present.AwakeAsync("one");
            Assert.Equal([("one", null)], await Found());
        });
    }

    private async Task Meet(Func<UnfinishedIndex, UnfinishedIndex, Task> then)
    {
        await Hub.EnsureExistsAsync(Token);
        await using var former = new UnfinishedIndex(Hub);
        await former.AwakeAsync("one");
        await using var present = new UnfinishedIndex(Hub);
        Assert.Single(await present.ReadAllAsync(Token).ToListAsync(Token));
        await then(former, present);
    }

    private async Task<List<(string Id, DateTimeOffset? Due)>> Found()
    {
        await using var next = new UnfinishedIndex(Hub);
        return await next.ReadAllAsync(Token).ToListAsync(Token);
    }

    private static TaskHub Unserved()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("AzureWebJobsStorage", TestStorage.ConnectionString), new("AzureFunctionsJobHost:extensions:durableTask:hubName", TestHost.NewHub()),
        ]).Build();
        return new TaskHub(new StorageAccount(configuration), HostJson.Read(AppContext.BaseDirectory, configuration));
    }
}
