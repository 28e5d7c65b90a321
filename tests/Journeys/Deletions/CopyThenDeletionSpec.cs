using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>Who asks for a copy and for deletion gets the copy first: the erasure waits for the download, or for the end of the file.</summary>
public sealed class CopyThenDeletionSpec
{
    private static readonly string[] Both = ["copy", "deletion"];

    private const int FilmSize = 32 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_erasure_waits_until_the_copy_was_downloaded()
    {
        await using var office = await Office.Open(Cancellation);
        var (person, reference) = await Approved(office, "tao.zhou@example.com");
        var ready = await office.Letter(reference, "ready");
        await office.Pass(days: 3, reference);
        person.IsUntouched();

        using var reader = await office.SignIn(ready);
        Assert.NotEmpty(await reader.Download($"status/{reference}/download", Cancellation));

        await office.Letter(reference, "deleted");
        await person.IsErased(Cancellation);
        await EndsInOrder(office, reference, nameof(PackageCollected), nameof(DataErased));
    }

    [Fact]
    public async Task A_download_that_broke_off_and_parts_of_the_file_do_not_let_the_erasure_begin()
    {
        await using var office = await Office.Open(Cancellation);
        var person = new ErasedPerson(office, "tao.zhou@example.com");
        await person.Upload("film.bin", Film(), Cancellation);
        var reference = await Approve(office, "tao.zhou@example.com");
        using var reader = await office.SignIn(await office.Letter(reference, "ready"));
        var file = $"status/{reference}/download";
        Assert.InRange(await reader.HangUpOn(file, Cancellation), FilmSize, long.MaxValue);
        Assert.Single(await reader.Part(file, "bytes=0-0", Cancellation));
        Assert.Single(await reader.Part(file, "bytes=-1", Cancellation));

        // A service that ends first finishes what it has begun, so nothing is recorded after this.
        Assert.Equal(0, await office.Service.Stop(Office.Patience, Cancellation));
        await office.Service.DisposeAsync();
        await office.Start();
        Assert.DoesNotContain(nameof(PackageCollected), await office.Facts(reference));
        person.IsUntouched();

        await reader.Part(file, "bytes=0-", Cancellation);
        await office.Letter(reference, "deleted");
        await EndsInOrder(office, reference, nameof(PackageCollected), nameof(DataErased));
    }

    [Fact]
    public async Task The_erasure_waits_no_longer_than_the_file_which_ends_within_the_clock()
    {
        await using var office = await Office.Open(Cancellation);
        var (person, reference) = await Approved(office, "xin.wu@example.com");
        await office.Letter(reference, "ready");
        var request = await office.Find(reference);
        Assert.True(request.Package!.AvailableUntil < request.DueEnd, "The file should end before the answer is due.");
        person.IsUntouched();

        var now = await office.Advance(1);
        while (now < request.Package.AvailableUntil)
        {
            person.IsUntouched();
            now = await office.Advance(1);
        }

        await office.Letter(reference, "deleted");
        await person.IsErased(Cancellation);
        Assert.True(now < request.DueEnd, "The erasure should come before the answer is due.");
        Assert.DoesNotContain("LetterSent late", await office.Facts(reference));
        await office.Until(reference, "the package is deleted too", r => r.PackageIsDeleted);
    }

    // More than what the buffers of a connection on one machine hold, and nothing that packs smaller.
    private static BinaryData Film()
    {
        var film = new byte[FilmSize];
        new Random(7).NextBytes(film);
        return BinaryData.FromBytes(film);
    }

    private static async Task<(ErasedPerson Person, string Reference)> Approved(Office office, string email)
    {
        var person = new ErasedPerson(office, email);
        return (person, await Approve(office, email));
    }

    private static async Task<string> Approve(Office office, string email)
    {
        var reference = await office.AskAndProve(email, Both);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        await office.Press(reference, "second-needed", Office.Approver, "agree");
        return reference;
    }

    private static async Task EndsInOrder(Office office, string reference, string before, string after)
    {
        var facts = (await office.Facts(reference)).ToList();
        Assert.InRange(facts.IndexOf(before), 0, facts.IndexOf(after));
    }
}
