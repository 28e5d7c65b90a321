using LocalFunctions.Tests.Conformance;
using Microsoft.AspNetCore.Builder;

namespace LocalFunctions.Tests.Hosting;

[StandsFor("https://learn.microsoft.com/azure/azure-functions/functions-host-json")]
public sealed class FileSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localfunctions-files");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_host_file_that_is_missing_is_named() => Refuses("host.json is missing: copy host.json");

    [Theory]
    [InlineData("host.json", "{ \"version\": ", "host.json is not JSON")]
    [InlineData("host.json", """{ "logging": { "logLevel": { "default": "Loud" } } }""", "logging.logLevel.default is not a level: 'Loud'")]
    [InlineData("local.settings.json", "[1", "local.settings.json is not JSON")]
    public void A_file_that_cannot_be_understood_is_named(string name, string content, string message)
    {
        Write("host.json", "{}");
        Write(name, content);
        Refuses(message);
    }

    [Fact]
    [StandsFor("https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file")]
    public void Local_settings_are_configuration_weaker_than_the_command_line()
    {
        Write("host.json", "{ /* comments are allowed */ }");
        Write("local.settings.json", """{ "Values": { "One": "file", "Two": "file", "Section__Three": "3", "Empty": "", "Flag": true } }""");
        var configuration = Builder("--Two=line").Configuration;
        Assert.Equal(
            ["file", "line", "3", string.Empty, "True"],
            ((string[])["One", "Two", "Section:Three", "Empty", "Flag"]).Select(name => configuration[name]!));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);

    private void Refuses(string message)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Builder());
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private LocalFunctionsBuilder Builder(params string[] args) =>
        LocalFunctionsHost.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = _folder.FullName });
}
