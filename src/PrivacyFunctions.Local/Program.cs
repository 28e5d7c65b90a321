using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.Local.Demo;
using PrivacyFunctions.Settings;

try
{
    if (args is ["demo", .. var more])
    {
        return await DemoRun.Start(more, Console.WriteLine);
    }

    await using var service = await LocalService.Start(args, Console.WriteLine);
    service.PrintWhereToClick();
    await service.WaitForShutdown();
    return 0;
}
catch (Exception e) when (e is SettingsException or AzuriteUnavailableException or CannotStartException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
