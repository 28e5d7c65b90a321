using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LocalFunctions.Conformance;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Support;

/// <summary>A host with the conformance functions, as its callers see it: by HTTP and nothing else.</summary>
public sealed class Service(HttpClient http)
{
    public HttpClient Http => http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>The instance's id.</returns>
    public async Task<string> Start(string orchestrator, object? input = null, string? id = null, DateTimeOffset? at = null)
    {
        using HttpResponseMessage answer = await TryStart(orchestrator, input, id, at);
        string text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {text}");
        return text;
    }

    public Task<HttpResponseMessage> TryStart(string orchestrator, object? input = null, string? id = null, DateTimeOffset? at = null) =>
        http.PostAsync(Path("start", ("name", orchestrator), ("id", id), ("at", at?.ToString("O"))), Json(input), Token);

    public Task Raise(string id, string name, object? payload = null) => Post(Path("raise", ("id", id), ("event", name)), payload);

    public Task Terminate(string id, object? output = null, bool recursive = false) =>
        Post(Path("terminate", ("id", id), ("recursive", recursive ? "yes" : null)), output);

    public Task Suspend(string id) => Post(Path("suspend", ("id", id)));

    public Task Resume(string id) => Post(Path("resume", ("id", id)));

    /// <summary>Purges one instance, or all that the filter names; the count of those that are gone.</summary>
    public async Task<int> Purge(
        string? id = null, bool recursive = false, DateTimeOffset? from = null, DateTimeOffset? to = null, string? status = null)
    {
        string path = Path(
            "purge", ("id", id), ("recursive", recursive ? "yes" : null), ("from", from?.ToString("O")), ("to", to?.ToString("O")), ("status", status));
        using HttpResponseMessage answer = await http.PostAsync(path, null, Token);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<int>(Token);
    }

    /// <summary>One page.</summary>
    public async Task<InstancePage> List(
        string? prefix = null, string? status = null, DateTimeOffset? from = null, DateTimeOffset? to = null, int size = 100, string? next = null) =>
        (await http.GetFromJsonAsync<InstancePage>(
            Path(
                "list", ("prefix", prefix), ("status", status), ("from", from?.ToString("O")), ("to", to?.ToString("O")),
                ("size", size.ToString(CultureInfo.InvariantCulture)), ("next", next)),
            Token))!;

    /// <summary>Null when there is no such instance.</summary>
    public async Task<InstanceView?> State(string id, bool brief = false)
    {
        using HttpResponseMessage answer = await http.GetAsync(Path("state", ("id", id), ("brief", brief ? "yes" : null)), Token);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<InstanceView>(Token);
    }

    /// <summary>Waits until the instance has begun.</summary>
    public Task<InstanceView> Begun(string id) => WaitFor("begun", id);

    /// <summary>Waits until the instance has ended, in whatever way.</summary>
    public Task<InstanceView> End(string id) => WaitFor("end", id);

    /// <summary>Waits until the instance has completed; fails when it ends in another way.</summary>
    public async Task<T> Output<T>(string id)
    {
        InstanceView end = await End(id);
        Assert.True(end.Status == OrchestrationRuntimeStatus.Completed, $"{end.Status}: {end.Failure}");
        return JsonSerializer.Deserialize<T>(end.Output ?? "null", JsonSerializerOptions.Web)!;
    }

    public async Task<T> Run<T>(string orchestrator, object? input = null) => await Output<T>(await Start(orchestrator, input));

    public async Task<TaskFailureDetails> Failure(string id)
    {
        InstanceView end = await End(id);
        Assert.True(end.Status == OrchestrationRuntimeStatus.Failed, $"{end.Status}: {end.Output}");
        return end.Failure!;
    }

    /// <summary>Waits for a custom status, which is stored in the same turn as whatever else the turn asked for.</summary>
    public Task Shows(string id, object customStatus) => Eventually.Get(
        async () => (await State(id))?.CustomStatus, shown => shown == JsonSerializer.Serialize(customStatus), $"{id} shows {customStatus}");

    public Task Has(string id, OrchestrationRuntimeStatus status) =>
        Eventually.Get(async () => (await State(id, brief: true))?.Status, known => known == status, $"{id} is {status}");

    public async Task<string[]> Journal(string id) => (await http.GetFromJsonAsync<string[]>(Path("journal", ("id", id)), Token))!;

    public Task<string[]> Notes(string id, string line, int times = 1) =>
        Eventually.Get(() => Journal(id), lines => lines.Count(known => known == line) >= times, $"{id} noted '{line}' {times} times");

    public Task OpenGate(string id) => Post(Path("gate", ("id", id)));

    public Task Deploy(string id, string version) => Post(Path("deploy", ("id", id), ("version", version)));

    private async Task<InstanceView> WaitFor(string what, string id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        return (await http.GetFromJsonAsync<InstanceView>(Path(what, ("id", id)), limit.Token))!;
    }

    private static string Path(string route, params (string Name, string? Value)[] query) =>
        $"/{route}?{string.Join('&', query.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"))}";

    private static StringContent? Json(object? value) =>
        value is null ? null : new StringContent(JsonSerializer.Serialize(value, value.GetType()), Encoding.UTF8, "application/json");

    private async Task Post(string path, object? body = null)
    {
        using HttpResponseMessage answer = await http.PostAsync(path, Json(body), Token);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}");
    }
}
