using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.RequestDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class CopyAgainSpecs
{
    private static readonly RequestEvent[] Over =
        [Proven, Searched, Approved, Made, new PackageCollected(PackageUse.Read), new RequestClosed(Outcome.Done), new PackageDeleted()];

    [Fact]
    public void A_package_that_was_deleted_is_made_again_for_the_asking()
    {
        Given(Over).When(r => AskForCopyAgain(r, Now, Now.AddDays(1))).Then(new CopyAskedAgain());
        var again = StateAfter([.. Over, new CopyAskedAgain()]);
        Assert.Equal((RequestStatus.Executing, null, false), (again.Status, again.Package, again.PackageIsDeleted));
    }

    [Fact]
    public void Asking_twice_is_once() => Given([.. Over, new CopyAskedAgain()]).When(r => AskForCopyAgain(r, Now, Now.AddDays(1))).ThenNothing();

    [Fact]
    public void Not_for_ever() => Given(Over).When(r => AskForCopyAgain(r, Now, Now)).ThenNot(Obstacle.TooLate);

    [Fact]
    public void Not_of_what_was_refused_or_is_still_there()
    {
        Given(Proven, Searched, Refused, new RequestClosed(Outcome.Refused)).When(r => AskForCopyAgain(r, Now, Now.AddDays(1))).ThenNot(Obstacle.TooLate);
        Given(Over[..^1]).When(r => AskForCopyAgain(r, Now, Now.AddDays(1))).ThenNot(Obstacle.TooLate);
    }
}
