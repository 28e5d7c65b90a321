using PrivacyFunctions.Journeys.People;

[assembly: AssemblyFixture(typeof(Service))]
[assembly: AssemblyFixture(typeof(HurriedService))]

namespace PrivacyFunctions.Journeys.People;

/// <summary>The service that most journeys share, as it runs without being told anything, with two people who decide.</summary>
public sealed class Service() : RunningService(new Dictionary<string, string>())
{
    public const string SecondHandler = "second.staff@example.com";
}

/// <summary>A service in which what lasts for weeks lasts for seconds.</summary>
public sealed class HurriedService() : RunningService(new Dictionary<string, string>
{
    ["PackageLifetime"] = "00:00:10",
    ["DecisionLinkLifetime"] = "00:00:12",
});
