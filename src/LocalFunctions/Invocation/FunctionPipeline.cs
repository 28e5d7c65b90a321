using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalFunctions.Invocation;

/// <summary>The app's middleware, in the order of its registration, around an invocation of any kind.</summary>
internal sealed class FunctionPipeline(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    private FunctionExecutionDelegate? _function;

    public bool IsEmpty => middleware.Count == 0;

    /// <summary>Calls the function and leaves what it returned in the context's result.</summary>
    public Task InvokeAsync(LocalFunctionContext context) => (_function ??= Around(CallFunction))(context);

    /// <summary>Puts the middleware around something else than the call of a function.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate innermost)
    {
        FunctionExecutionDelegate next = innermost;
        for (int i = middleware.Count - 1; i >= 0; i--)
        {
            next = middleware[i](next);
        }

        return next;
    }

    private static async Task CallFunction(FunctionContext context)
    {
        var local = (LocalFunctionContext)context;
        local.Result.Value = await local.Function.InvokeAsync(local);
    }
}
