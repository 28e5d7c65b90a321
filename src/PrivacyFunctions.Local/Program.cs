using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.Local.Demo;
using PrivacyFunctions.Settings;

var isDemo = args is ["demo", ..];
try
{
    await using var service = await LocalService.Start(isDemo ? args[1..] : args, freshShop: isDemo, Console.WriteLine, quiet: isDemo);
    if (isDemo)
    {
        return await new DemoDrive(service.Address, service.Folder, Console.WriteLine).Run(service.Stopping);
    }

    service.PrintWhereToClick();
    await service.WaitForShutdown();
    return 0;
}
catch (Exception e) when (e is SettingsException or AzuriteUnavailableException or CannotStartException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
