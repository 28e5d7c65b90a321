using LocalFunctions.Hosting;
using LocalFunctions.Schedules;
using LocalFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

internal static class DurableServices
{
    public static void AddDurable(this IServiceCollection services, HostJson hostJson)
    {
        services.AddSingleton<StorageAccount>();
        services.AddSingleton<TaskHub>();
        services.AddOptions<DurableOptions>().PostConfigure(options =>
            options.MaxConcurrentActivities = options.MaxConcurrentActivities > 0 ? options.MaxConcurrentActivities : hostJson.MaxConcurrentActivities);
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<TimerService>();
        services.AddSingleton<EngineHealth>();
        services.AddSingleton<IStorageObserver>(provider => provider.GetRequiredService<EngineHealth>());
        services.AddSingleton<IEngineHealth>(provider => provider.GetRequiredService<EngineHealth>());
        services.AddSingleton<InstanceReader>();
        services.AddSingleton<DurableEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableEngine>());
        services.AddSingleton<DurableTaskClient, LocalDurableClient>();
    }
}
