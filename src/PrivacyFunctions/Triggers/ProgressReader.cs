using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Triggers;

/// <summary>How far a request is, with the moments that its workflow waits for.</summary>
public sealed class ProgressReader(RequestLetters letters, DeadlineRules rules, AppSettings settings)
{
    public Progress Of(Request request)
    {
        var toCome = letters.ToCome(request);
        return Progress.Of(
            request,
            Timetable.AgreementEnd(request, rules),
            toCome.Count > 0 ? toCome[0].At : null,
            Timetable.AgainUntil(request, rules),
            RecordUntil(request));
    }

    /// <summary>What is still to be deleted of a request that is closed, and when: its package, then its record.</summary>
    public DateTimeOffset? NextEnd(Request request) =>
        request is { Package: { } package, PackageIsDeleted: false } ? package.AvailableUntil : RecordUntil(request);

    // Of a request that nobody confirmed nothing is kept once it cannot be taken up again.
    private DateTimeOffset? RecordUntil(Request request) => request switch
    {
        { Status: not RequestStatus.Closed } => null,
        { Outcome: Outcome.Unproven or Outcome.Spam } => Timetable.ReopenUntil(request, rules),
        _ => request.When<RequestClosed>()!.Value + settings.RecordRetention,
    };
}
