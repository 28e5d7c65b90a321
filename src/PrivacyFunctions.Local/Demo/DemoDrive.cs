using System.Diagnostics;
using System.IO.Compression;
using PrivacyFunctions.Local.SampleShop;
using PrivacyFunctions.Triggers;

namespace PrivacyFunctions.Local.Demo;

/// <summary>Drives three requests over HTTP, as people and staff would: a copy delivered, a deletion carried out, a refusal.</summary>
/// <param name="service">Where it listens.</param>
internal sealed class DemoDrive(Uri service, DemoPlace place, Action<string> tell)
{
    private const string Copier = SampleShopDatabase.KnownPerson;
    private const string Leaver = "sam.taylor@example.com";
    private const string Refused = "priya.nair@example.com";
    private const string Staff = "staff@example.com";
    private const string Approver = "approver@example.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <returns>The exit code: 0, or 1 at the first step that is not as it should be.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        try
        {
            using var cast = new DemoCast(service, tell);
            var path = await DeliverACopy(cast, cancellation);
            await CarryOutADeletion(cast, cancellation);
            await Refuse(cast, cancellation);
            tell("");
            tell($"The downloaded package: {path}");
            tell($"Done in {_watch.Elapsed.TotalSeconds:0.0} s.");
            return 0;
        }
        catch (Exception e) when (e is DemoFailedException or HttpRequestException)
        {
            tell($"FAILED  {e.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            tell("The demo was stopped.");
            return 1;
        }
    }

    private async Task<string> DeliverACopy(DemoCast cast, CancellationToken cancellation)
    {
        tell("A copy, decided by one person, while a database is away for a moment:");
        await cast.AskAndProve(Copier, ["copy"], cancellation);
        using var staff = await cast.SignIn(Staff, await cast.Letter(Staff, "decision-needed", cancellation), cancellation);
        DemoCast.Check(staff, "the decision page, which must mask the person,", !staff.Page.Contains(Copier, StringComparison.OrdinalIgnoreCase));
        await WithoutTheShop(cast, () => cast.Press(Staff, staff, "approve", cancellation), cancellation);

        var ready = await cast.Letter(Copier, "", cancellation);
        var reference = DemoCast.ReferencePattern().Match(ready.Subject).Value;
        using var person = await cast.SignIn(Copier, ready, cancellation);
        var path = place.Package(reference);
        var size = await person.Download($"status/{reference}/download", path, cancellation);
        await using var zip = await ZipFile.OpenReadAsync(path, cancellation);
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (!names.Contains("index.html") || !names.Contains("manifest.json") || !names.Exists(n => n.StartsWith("data/shop/", StringComparison.Ordinal)))
        {
            throw new DemoFailedException($"the package should hold index.html, manifest.json and data/shop/…, and holds {string.Join(", ", names)}");
        }

        cast.Tell($"{Copier} downloads {size:N0} bytes: {string.Join(", ", names)}");
        return path;
    }

    private async Task CarryOutADeletion(DemoCast cast, CancellationToken cancellation)
    {
        tell("A deletion, which takes two people:");
        await cast.AskAndProve(Leaver, ["deletion"], cancellation);
        using var first = await cast.SignIn(Staff, await cast.Letter(Staff, "decision-needed", cancellation), cancellation);
        await cast.Press(Staff, first, "approve", cancellation);
        using var second = await cast.SignIn(Approver, await cast.Letter(Approver, "second-needed", cancellation), cancellation);
        await cast.Press(Approver, second, "agree", cancellation);
        var told = await cast.Letter(Leaver, "", cancellation);
        if (!told.DeliveryKey.Contains("/deleted/", StringComparison.Ordinal))
        {
            throw new DemoFailedException($"the person should be told of the deletion, and got: {told.Subject}");
        }

        cast.Tell($"{Leaver}: payments stay until accounting law no longer asks for them; then they go too, by themselves");
    }

    private async Task Refuse(DemoCast cast, CancellationToken cancellation)
    {
        tell("A refusal, which takes two people too:");
        await cast.AskAndProve(Refused, ["copy"], cancellation);
        var asked = await cast.Letter(Staff, "decision-needed", cancellation);
        var reference = DemoCast.ReferencePattern().Match(asked.Subject).Value;
        using var first = await cast.SignIn(Staff, asked, cancellation);
        await first.Open($"decide/{reference}/refuse", cancellation);
        await first.Submit(cancellation, ("ground", "trade-secrets"), ("reason", "The file would show prices that we agreed with others."));
        DemoCast.Check(first, "the refusal", true);
        cast.Tell($"{Staff} refuses: “{first.Heading}”");
        using var second = await cast.SignIn(Approver, await cast.Letter(Approver, "second-needed", cancellation), cancellation);
        await cast.Press(Approver, second, "agree", cancellation);
        var told = await cast.Letter(Refused, "", cancellation);
        if (!told.DeliveryKey.Contains("/refused/", StringComparison.Ordinal))
        {
            throw new DemoFailedException($"the person should be told of the refusal, and got: {told.Subject}");
        }
    }

    // The service tries again with growing pauses; what was approved is carried out once the database is back.
    private async Task WithoutTheShop(DemoCast cast, Func<Task> act, CancellationToken cancellation)
    {
        var (shop, away) = (Path.Combine(place.Store, "shop.db"), Path.Combine(place.Store, "shop.db.away"));
        File.Move(shop, away, overwrite: true);
        cast.Tell("the shop's database goes away");
        try
        {
            await act();
            await HasFailedOnce(cancellation);
            cast.Tell("the service finds it away, and will try again");
        }
        finally
        {
            File.Move(away, shop, overwrite: true);
            cast.Tell("the shop's database is back");
        }
    }

    // How long that takes is the machine's affair.
    private async Task HasFailedOnce(CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await using var log = new FileStream(place.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(log);
            if ((await reader.ReadToEndAsync(cancellation)).Contains($"{nameof(FulfilmentActivities.MakePackage)}: step failed", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        throw new DemoFailedException($"the service should have found the shop's database away within {Patience.TotalSeconds:0} s");
    }
}
