using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>
/// Confirmation by reply: who sends the code of the receipt letter back has reached the mailbox that it was sent to. The
/// code is the proof, not the sender's address.
/// </summary>
public sealed class CodesByMail(OneTimeCodes codes, LinkTokens tokens)
{
    /// <summary>What proved it, for <c>IdentityProven</c>.</summary>
    public const string How = "code-by-reply";

    /// <summary>
    /// Tries the codes of a reply; each wrong one counts as if it had been typed on the page. A right one is used up:
    /// record the proof at once.
    /// </summary>
    /// <returns>Whether the mailbox is proven by this reply; false for a request that is proven or closed already.</returns>
    public async Task<bool> Prove(Request request, IReadOnlyList<string> candidates, CancellationToken cancellation)
    {
        if (request is { Proof: not null } or { Status: RequestStatus.Closed })
        {
            return false;
        }

        var slot = new CodeSlot(request.Reference, LinkPurpose.Prove, tokens.AddresseeOf(request.Received.Email));
        foreach (var candidate in candidates.Take(CodesInText.Most))
        {
            if (await codes.Check(slot, candidate, cancellation) is CodeCheck.Right)
            {
                return true;
            }
        }

        return false;
    }
}
