using PrivacyFunctions.Journeys.People;

[assembly: AssemblyFixture(typeof(Service))]
[assembly: AssemblyFixture(typeof(TimeTravel))]

namespace PrivacyFunctions.Journeys.People;

/// <summary>The service that most journeys share, as it runs without being told anything, with two people who decide.</summary>
public sealed class Service() : RunningService(new Dictionary<string, string>())
{
    public const string SecondHandler = "second.staff@example.com";
}

/// <summary>A service whose tests move its clock.</summary>
public sealed class TimeTravel() : RunningService(new Dictionary<string, string>());
