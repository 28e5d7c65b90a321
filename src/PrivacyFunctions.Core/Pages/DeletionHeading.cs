using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>What a deletion came to in one sentence, as the letter about it says in its subject.</summary>
public static class DeletionHeading
{
    /// <summary>The key of the heading: everything or part of it deleted or anonymised, all of it kept, or nothing left.</summary>
    public static string KeyOf(IReadOnlyList<PlanLine> plan)
    {
        bool Any(ErasureAct act) => plan.Any(line => line.Act == act && line.Records > 0);

        var heading = (Deleted: Any(ErasureAct.Delete), Anonymised: Any(ErasureAct.Mask), Kept: Any(ErasureAct.Keep)) switch
        {
            (true, _, false) => "heading",
            (true, _, true) => "headingPart",
            (false, true, false) => "headingAnonymised",
            (false, true, true) => "headingAnonymisedPart",
            (false, false, true) => "headingKept",
            _ => "headingNothing",
        };
        return $"status.deleted.{heading}";
    }
}
