using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests;

/// <summary>Kinds of the catalogue that this app ships with.</summary>
internal static class Asked
{
    public static readonly Kind Copy = KindCatalogue.Default["copy"];
    public static readonly Kind Correction = KindCatalogue.Default["correction"];
    public static readonly Kind Deletion = KindCatalogue.Default["deletion"];
    public static readonly Kind OptOut = KindCatalogue.Default["marketing-opt-out"];
    public static readonly Kind Withdrawal = KindCatalogue.Default["consent-withdrawal"];
    public static readonly Kind Restriction = KindCatalogue.Default["restriction"];
    public static readonly Kind Objection = KindCatalogue.Default["objection"];
    public static readonly Kind Question = KindCatalogue.Default["question"];
    public static readonly Kind Complaint = KindCatalogue.Default["complaint"];
    public static readonly Kind AutomatedDecision = KindCatalogue.Default["automated-decision"];
    public static readonly Kind Disclosure = KindCatalogue.Default["authority-disclosure"];
    public static readonly Kind Appeal = KindCatalogue.Default["appeal"];
}
