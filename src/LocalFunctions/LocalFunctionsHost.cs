namespace LocalFunctions;

/// <summary>The door of the library: makes a host that runs Azure Functions source code in this process.</summary>
public static class LocalFunctionsHost
{
    /// <summary>
    /// A builder that has read <c>host.json</c> (required) and <c>local.settings.json</c> (its <c>Values</c>; weaker
    /// than environment and command line) from the application's directory.
    /// </summary>
    /// <exception cref="InvalidOperationException">A file cannot be understood; the message names it.</exception>
    public static LocalFunctionsBuilder CreateBuilder(string[] args) =>
        CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <inheritdoc cref="CreateBuilder(string[])"/>
    public static LocalFunctionsBuilder CreateBuilder(WebApplicationOptions options) => new(options);
}
