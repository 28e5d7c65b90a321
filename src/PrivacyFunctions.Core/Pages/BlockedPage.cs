using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}</c> while a source holds the request up: trying again (<c>do=retry</c>), or going on without
/// the source (<c>do=skip</c>), which is not offered for an erasure or a correction: what is to go, or to change, would stay.
/// </summary>
/// <param name="Source">As staff call it.</param>
/// <param name="Code">Why, in the source room's codes; told in words where there are some.</param>
/// <param name="Since">Since when it holds the request up.</param>
/// <param name="Step">What was being done.</param>
public sealed record BlockedPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    string Source,
    string Code,
    DateTimeOffset Since,
    SourceStep Step) : Page(Context)
{
    public override string Heading => Texts.With("blocked.heading", ("source", Source));

    /// <summary>Null where no more time can be had.</summary>
    public ExtendOffer? Extend { get; init; }

    public bool CanSkip => !Kinds.Has(Requests.Step.Erase) && !Kinds.Has(Requests.Step.Correct);

    /// <summary>The code in words.</summary>
    public string Why => Texts[$"blocked.why.{WhyKey(Code)}"];

    protected override RazorSlice Slice() => Slices.Blocked.Create(this);

    // Each kind of store has codes of its own, which say more than staff can use.
    private static string WhyKey(string code) => code switch
    {
        "unreachable" or "blob-outage" or "sqlite-5" or "sqlite-6" or "sqlite-10" or "sqlite-14" => "unreachable",
        "refused" or "blob-AuthenticationFailed" or "blob-AuthorizationFailure" or "blob-AuthorizationPermissionMismatch"
            or "sqlite-3" or "sqlite-8" or "sqlite-23" => "refused",
        "schema" or "blob-ContainerNotFound" or "blob-no-folder" or "blob-not-by-folder" or "sqlite-1" => "schema",
        "too-many-keys" => "tooMany",
        "rows-keep-coming" => "moving",
        "rows-unchanged" => "unchanged",
        _ => "other",
    };
}
