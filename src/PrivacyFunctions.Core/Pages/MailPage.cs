using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}</c> for a request that came by e-mail and is not proven yet: the mail, and saying what it asks
/// for (<c>do=choose</c> with any number of <c>kind</c>).
/// </summary>
/// <param name="Offered">What it could ask for.</param>
/// <param name="Understood">What it asks for, as it is understood now.</param>
public sealed record MailPage(
    PageContext Context,
    Reference Reference,
    DueDay Due,
    ShownMail Mail,
    IReadOnlyList<Kind> Offered,
    Kinds Understood) : Page(Context)
{
    /// <summary>The boxes ticked before; none on a first visit: nothing is preselected.</summary>
    public IReadOnlyList<Kind> Chosen { get; init; } = [];

    /// <summary>Whether it can be marked as spam (<c>do=spam</c>).</summary>
    public bool CanBeSpam { get; init; }

    /// <summary>Says that the choice is recorded, in answer to the button.</summary>
    public bool Saved { get; init; }

    public override string Heading => Texts["mail.heading"];

    protected override RazorSlice Slice() => Slices.ReadMail.Create(this);
}
