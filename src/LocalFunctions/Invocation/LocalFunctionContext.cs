using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

internal sealed class LocalFunctionContext(
    FunctionDefinition definition, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition { get; } = definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public InvocationResult Result { get; } = new LocalInvocationResult();

    /// <summary>What the trigger hands to the function, by parameter name (route values) or by type.</summary>
    public required InvocationInput Input { get; init; }

    private sealed class LocalInvocationResult : InvocationResult
    {
        public override object? Value { get; set; }
    }
}
