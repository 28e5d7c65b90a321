using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

/// <param name="input">What the trigger hands over: request, timer, orchestration context, or the JSON of an activity's input.</param>
internal sealed class LocalFunctionContext(
    FunctionDescriptor function, object? input, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public InvocationResult Result { get; } = new LocalInvocationResult();

    public FunctionDescriptor Function => function;

    public object? Input => input;

    private sealed class LocalInvocationResult : InvocationResult
    {
        public override object? Value { get; set; }
    }
}
