namespace LocalFunctions.Tests.Conformance;

/// <summary>The documents that specs stand for. Types are named by their full name, as in the lists in Upstream.</summary>
internal static class Docs
{
    private const string Durable = "https://learn.microsoft.com/azure/azure-functions/durable/";

    public const string Orchestrations = Durable + "durable-functions-orchestrations";
    public const string CodeConstraints = Durable + "durable-functions-code-constraints";
    public const string Versioning = Durable + "durable-functions-versioning";
    public const string ExternalEvents = Durable + "durable-functions-external-events";
    public const string Timers = Durable + "durable-functions-timers";
    public const string ErrorHandling = Durable + "durable-functions-error-handling";
    public const string FanOut = Durable + "durable-functions-cloud-backup";
    public const string SubOrchestrations = Durable + "durable-functions-sub-orchestrations";
    public const string Eternal = Durable + "durable-functions-eternal-orchestrations";
    public const string Singletons = Durable + "durable-functions-singletons";
    public const string Instances = Durable + "durable-functions-instance-management";
    public const string CustomStatus = Durable + "durable-functions-custom-orchestration-status";
    public const string Serialization = Durable + "durable-functions-serialization-and-persistence";
    public const string TaskHubs = Durable + "durable-functions-task-hubs";

    public const string HttpTrigger = "https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger";
    public const string HttpOutput = "https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-output";
    public const string AccessKeys = "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to";
    public const string TimerTrigger = "https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer";
    public const string IsolatedWorker = "https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide";
    public const string RouteConstraints = "https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints";
}
