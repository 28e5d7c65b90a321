using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests;

/// <summary>Kinds of the catalogue that this app ships with.</summary>
internal static class Asked
{
    public static readonly Kind Copy = KindCatalogue.Default["copy"];
    public static readonly Kind Deletion = KindCatalogue.Default["deletion"];
    public static readonly Kind Question = KindCatalogue.Default["question"];
    public static readonly Kind Complaint = KindCatalogue.Default["complaint"];
    public static readonly Kind AutomatedDecision = KindCatalogue.Default["automated-decision"];
    public static readonly Kind Appeal = KindCatalogue.Default["appeal"];
}
