using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What the form asks between the kinds and the address, by what the kinds need.</summary>
public sealed class FormQuestions(KindCatalogue catalogue)
{
    /// <summary>The path of the question behind another.</summary>
    public string After(string path, Kinds? kinds) => Of(kinds).SkipWhile(p => p != path).Skip(1).FirstOrDefault() ?? RequestPaths.Email;

    /// <summary>The path of the question before another.</summary>
    public string Before(string path, Kinds? kinds) => Of(kinds).TakeWhile(p => p != path).LastOrDefault() ?? RequestPaths.Kinds;

    private IEnumerable<string> Of(Kinds? kinds)
    {
        yield return RequestPaths.Kinds;
        if (catalogue.AsksCorrections(kinds))
        {
            yield return RequestPaths.Corrections;
        }

        if (kinds?.AskPurposes == true)
        {
            yield return RequestPaths.Purposes;
        }

        if (kinds is not null && catalogue.AsksDetails(kinds))
        {
            yield return RequestPaths.Details;
        }

        yield return RequestPaths.Email;
    }
}
