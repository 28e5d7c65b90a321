using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.LocalHost;

/// <summary>The form, sent to a service that was started as somebody starts it.</summary>
internal static class CopyForm
{
    /// <returns>The reference.</returns>
    public static async Task<string> Send(ServiceProcess service, string email, CancellationToken cancellation)
    {
        using Caller person = new(service.Address, "en");
        await person.Open("request/kinds", cancellation);
        await person.Submit(cancellation, ("kind", "copy"));
        await person.Submit(cancellation, ("email", email));
        await person.Submit(cancellation, ("account", ""));
        await person.Submit(cancellation);
        return Office.ReferenceOn(person);
    }

    /// <summary>What is in the service's mailbox, as JSON.</summary>
    public static Task<string> Letters(ServiceProcess service, CancellationToken cancellation) =>
        service.Http.GetStringAsync(new Uri("dev/mailbox.json", UriKind.Relative), cancellation);
}
