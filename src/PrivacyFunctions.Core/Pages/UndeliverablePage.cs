using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}/undeliverable</c> for staff, posting <c>channel</c> and <c>day</c>: what could not be delivered, and how
/// the person was told instead. It takes no new address: who answers a call has proven nothing.
/// </summary>
/// <param name="Due">Null where the request is closed.</param>
/// <param name="Letters">What came back, each once.</param>
/// <param name="Code">Why the last one did, in the mail room's codes.</param>
/// <param name="Today">In the legal zone.</param>
/// <param name="How">What was chosen before; null on a first visit: nothing is preselected.</param>
/// <param name="Day">What was typed before.</param>
public sealed record UndeliverablePage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay? Due,
    IReadOnlyList<string> Letters,
    string Code,
    DateTimeOffset Since,
    DateOnly Today,
    Channel? How,
    string? Day) : Page(Context)
{
    /// <summary>Whether it is an authority that demands data that letters do not reach, and not the person.</summary>
    public bool IsOfAuthority { get; init; }

    public override string Heading => Say("heading");

    public override string BackPath => $"/decide/{Reference}";

    /// <summary>A sentence that names who is not reached.</summary>
    public string Say(string key) => Texts[IsOfAuthority ? $"undeliverable.authority.{key}" : $"undeliverable.{key}"];

    /// <summary>The code in words.</summary>
    public string Why => Texts["undeliverable.why." + Code switch
    {
        "mail-address-refused" => "address",
        "mail-bounced" => "bounced",
        "mail-blocked" => "blocked",
        "mail-dropped" => "dropped",
        _ => "other",
    }];

    /// <summary>Where it is, for pages of the same request.</summary>
    public static string PathOf(Reference reference) => $"/decide/{reference}/undeliverable";

    protected override RazorSlice Slice() => Slices.Undeliverable.Create(this);
}

/// <summary>What stands above the heading of every page of a request, until it is seen to.</summary>
/// <param name="Path">Where it is seen to.</param>
public sealed record PageNotice(string Text, string Path, string Link);

/// <summary>All of them, in the order in which they stand.</summary>
public sealed record PageNotices(IReadOnlyList<PageNotice> All)
{
    /// <summary>What is left once something was seen to.</summary>
    public PageNotices Without(string path) => new([.. All.Where(notice => notice.Path != path)]);
}
