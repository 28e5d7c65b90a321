using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Conformance;

/// <summary>
/// What the functions did and what they wait for, by instance id. Static, as one worker process serves the app; in the
/// test project it also outlives a host that is started again.
/// </summary>
internal static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Books = new();
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();
    private static readonly ConcurrentDictionary<string, string> Versions = new();

    public static void Add(string id, string line) => Of(id).Enqueue(line);

    public static ConcurrentQueue<string> Of(string id) => Books.GetOrAdd(id, _ => new());

    public static TaskCompletionSource Gate(string id) =>
        Gates.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Which version of its code an orchestrator runs: what a deployment between two turns would change.</summary>
    public static string Version(string id) => Versions.GetValueOrDefault(id, "first");

    public static void Deploy(string id, string version) => Versions[id] = version;
}

public static class JournalFunctions
{
    [Function("JournalLines")]
    public static IResult Lines([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "journal")] HttpRequest request) =>
        Results.Json(Journal.Of(request.Query["id"]!));

    [Function("JournalGate")]
    public static IResult OpenGate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gate")] HttpRequest request)
    {
        Journal.Gate(request.Query["id"]!).TrySetResult();
        return Results.Ok();
    }

    [Function("JournalDeploy")]
    public static IResult Deploy([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deploy")] HttpRequest request)
    {
        Journal.Deploy(request.Query["id"]!, request.Query["version"]!);
        return Results.Ok();
    }
}
