using LocalFunctions.Tests.Support;

[assembly: AssemblyFixture(typeof(LocalFunctions.Tests.Conformance.ServiceUnderTest))]

namespace LocalFunctions.Tests.Conformance;

/// <summary>A spec that any host must meet, on whatever service <c>BASE_URL</c> names. Every case uses ids of its own.</summary>
[Trait("Host", "any")]
public abstract class ConformanceSpec(ServiceUnderTest underTest)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ServiceUnderTest UnderTest => underTest;

    protected Service Service => underTest.Service;

    protected static string NewId() => Guid.NewGuid().ToString("N");
}

/// <summary>The service at <c>BASE_URL</c>; without it, one LocalFunctions host for the whole run.</summary>
public sealed class ServiceUnderTest : IAsyncLifetime
{
    private TestHost? _host;

    public static string? BaseUrl => Environment.GetEnvironmentVariable("BASE_URL") is { Length: > 0 } given ? given : null;

    public Service Service { get; private set; } = null!;

    /// <summary>Opens functions of level Function; null at a host that asks for no key.</summary>
    public string? Key { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (BaseUrl is { } address)
        {
            Service = new Service(TestHost.NewClient(new Uri(address)));
            Key = Environment.GetEnvironmentVariable("FUNCTIONS_KEY");
            return;
        }

        Key = "key-one";
        _host = await TestHost.StartAsync(settings: ["--FunctionKeys:default=key-one", "--FunctionKeys:next=key-two"]);
        Service = _host.Service;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
        else
        {
            Service.Http.Dispose();
        }
    }
}
