using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/decide/{reference}</c> for a mail that is marked as spam: undoing that (<c>do=restore</c>), while it can be.</summary>
/// <param name="By">Who marked it, masked; null where it is the reader.</param>
/// <param name="Until">The last day on which it can be undone; null where that is over.</param>
public sealed record SpamPage(
    PageContext Context,
    Reference Reference,
    DateOnly Received,
    string? By,
    DateTimeOffset At,
    DateOnly? Until) : Page(Context)
{
    public override string Heading => Texts["spam.heading"];

    protected override RazorSlice Slice() => Slices.Spam.Create(this);
}
