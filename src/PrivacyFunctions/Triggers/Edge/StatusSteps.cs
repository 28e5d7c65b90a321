using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>A request as its person sees it.</summary>
internal static class StatusSteps
{
    public static IReadOnlyList<Step> Of(Request request, DeadlineRules rules)
    {
        (StepKind Kind, DateTimeOffset? At)[] reached =
        [
            (StepKind.Received, request.Received.ReceivedAt),
            (StepKind.IdentityConfirmed, request.When<IdentityProven>()),
            (StepKind.Searched, request.When<DataSearched>()),
            (StepKind.Decided, request.When<RequestApproved>() ?? request.When<RequestRefused>()),
            (StepKind.FileReady, request.When<PackageMade>()),
            (StepKind.Closed, request.When<RequestClosed>()),
        ];
        var isOpen = request.Status != RequestStatus.Closed;

        // A file that waits for its person is nothing in progress.
        var next = isOpen && request.Package is null ? Array.FindIndex(reached, s => s.At is null) : -1;
        return [.. reached
            .Select((step, index) => new Step(
                step.Kind,
                step.At is not null ? StepState.Done : index == next ? StepState.Current : StepState.Ahead,
                step.At?.In(rules)))

            // What a closed request never reached, it never will.
            .Where(step => isOpen || step.State == StepState.Done)];
    }

    public static Pages.Outcome? OutcomeOf(Request request, CompanyProfile profile, Language language)
    {
        var path = $"/status/{request.Reference}";
        return request switch
        {
            { PackageIsDeleted: true } => new Pages.Outcome.Gone(request.When<PackageDeleted>()!.Value),
            { Package: { } made } => new Pages.Outcome.Ready($"{path}/read", $"{path}/download", made.Size, made.AvailableUntil, made.Sha256),
            { Refused: { } refused } => RefusedOutcome(profile.Ground(refused.Ground), refused.Reason, language),
            { Outcome: Requests.Outcome.NothingFound } => new Pages.Outcome.NothingFound(),
            { Outcome: Requests.Outcome.Unproven } => new Pages.Outcome.Unproven(),
            _ => null,
        };
    }

    private static Pages.Outcome.Refused RefusedOutcome(Ground ground, string reason, Language language) =>
        new(ground.Words.In(language), ground.Article.In(language), reason);
}
