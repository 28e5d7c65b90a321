using LocalFunctions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Mailbox;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>The service composed in this process as the local host composes it, and not started: no engine works beside what is measured.</summary>
internal static class ComposedApp
{
    /// <param name="connection">Of the storage account.</param>
    /// <param name="folder">Where the service keeps what is its own.</param>
    /// <param name="deploymentKey">In Base64.</param>
    public static WebApplication Build(string connection, string folder, string deploymentKey)
    {
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["LocalFolder"] = folder,
            ["DeploymentKey"] = deploymentKey,
        });
        LocalSettings.Apply(builder.Configuration, "Development");
        builder.UsePrivacyFunctions();
        builder.Services.AddMailbox();
        builder.Services.AddPrivacyFunctions(builder.Configuration);
        builder.AddFunctions(typeof(LocalService).Assembly);
        return builder.Build();
    }
}
