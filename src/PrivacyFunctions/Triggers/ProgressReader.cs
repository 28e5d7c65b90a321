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
            AgainUntil(request),
            RecordUntil(request)) with { ProofEnd = request.Received.Demand is null ? Timetable.ProofEnd(request, rules) : null };
    }

    /// <summary>Until when a package that was deleted can be made again, and no longer than there is a record; null where it cannot.</summary>
    public DateTimeOffset? AgainUntil(Request request) =>
        Timetable.AgainUntil(request, rules) is not { } until ? null : RecordUntil(request) is { } end && end < until ? end : until;

    /// <summary>
    /// What is still to be deleted of a request that is closed, or that keeps something until a date, and when: its package,
    /// what is kept, then its record.
    /// </summary>
    public DateTimeOffset? NextEnd(Request request) => request switch
    {
        { Package: { } package, PackageIsDeleted: false } when !(request.HeldUntil < package.AvailableUntil) => package.AvailableUntil,
        { HeldUntil: { } held } => held,
        _ => RecordUntil(request),
    };

    private DateTimeOffset? RecordUntil(Request request) => Timetable.RecordUntil(request, rules, settings.RecordRetention);
}
