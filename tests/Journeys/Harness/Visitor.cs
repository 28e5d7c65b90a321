using Microsoft.Playwright;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>One person's browser: a page, and the context with the cookies behind it.</summary>
public sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;
    public IBrowserContext Context => context;

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
