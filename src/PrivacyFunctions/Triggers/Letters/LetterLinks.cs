using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>The links of letters, each for its reader.</summary>
public sealed class LetterLinks(Links links)
{
    // A link outlives what it leads to by a while, so that who comes late is told what happened and not "expired".
    private static readonly TimeSpan LinksOutlive = TimeSpan.FromDays(30);

    /// <param name="until">When what it leads to ends.</param>
    public Uri To(LinkPurpose purpose, Request request, Reader reader, DateTimeOffset until) =>
        links.Url(new LinkToken(purpose, request.Reference, reader.Addressee, Step: 1, until + LinksOutlive));
}
