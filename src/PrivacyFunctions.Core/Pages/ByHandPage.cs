using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Pages;

/// <summary>
/// What staff do outside of this service and say here that they did. Whose data it is about is masked until
/// <c>do=reveal</c> with <c>why</c> shows it (P22).
/// </summary>
public abstract record ByHandPage(PageContext Context, Reference Reference, SubjectView Subject) : Page(Context)
{
    /// <summary>Its own, which it posts to.</summary>
    public abstract string Path { get; }

    /// <summary>The reason typed before, where something is wrong with it.</summary>
    public string? Why { get; init; }
}

/// <summary>Whose data staff have to act on outside of this service.</summary>
/// <param name="Email">Masked already unless it was revealed.</param>
/// <param name="Revealed">Whether the reader has had it shown.</param>
public sealed record SubjectView(string Email, bool Revealed);
