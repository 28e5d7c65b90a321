using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}/stops</c> for staff, posting <c>stop</c> once for each that they carried out: what has to be stopped
/// by hand, or goes on again, because no hook tells anybody.
/// </summary>
/// <param name="Subject">Whose data it is.</param>
/// <param name="Stops">At least one.</param>
public sealed record StopsPage(PageContext Context, Reference Reference, Kinds Kinds, SubjectView Subject, IReadOnlyList<StopChoice> Stops) : ByHandPage(Context, Reference, Subject)
{
    public override string Path => PathOf(Reference);

    public override string Heading => Texts["stops.heading"];

    /// <summary>Where it is, for pages of the same request.</summary>
    public static string PathOf(Reference reference) => $"/decide/{reference}/stops";

    protected override RazorSlice Slice() => Slices.Stops.Create(this);
}

/// <summary>Something that staff can say they carried out.</summary>
/// <param name="Value">What the form sends for it.</param>
/// <param name="What">The stop, or its end.</param>
/// <param name="Purposes">As staff read them; empty for every use but storing.</param>
public sealed record StopChoice(string Value, HookEvent What, DateTimeOffset Since, IReadOnlyList<string> Purposes);
