using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers;

/// <summary>How far a request is, with the moments that its workflow waits for.</summary>
public sealed class ProgressReader(DeadlineRules rules, AppSettings settings)
{
    public Progress Of(Request request)
    {
        var letters = Timetable.Of(request, rules);
        return Progress.Of(
            request,
            Timetable.InternalEnd(request, rules),
            letters.Count > 0 ? letters[0].At : null,
            RecordUntil(request));
    }

    // Of a request that nobody confirmed nothing is kept once it cannot be taken up again.
    private DateTimeOffset? RecordUntil(Request request) => request switch
    {
        { Status: not RequestStatus.Closed } => null,
        { Outcome: Outcome.Unproven } => Timetable.ReopenUntil(request, rules),
        _ => request.When<RequestClosed>()!.Value + settings.RecordRetention,
    };
}
