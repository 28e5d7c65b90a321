using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Whose data it is, for staff who act on it outside of this service: masked until they say why they need to see it (P22).</summary>
public sealed class SubjectReview(RequestLedger ledger)
{
    public static SubjectView For(Request asked, StaffMember member)
    {
        var revealed = asked.AddressRevealedTo.Contains(member.Email);
        return new SubjectView(revealed ? asked.Received.Email : Masking.Email(asked.Received.Email), revealed);
    }

    /// <summary>Records why, and goes back to the page; or says on it what is wrong with the reason.</summary>
    /// <param name="path">The page's own.</param>
    public async Task<IResult> Reveal(Visit visit, StaffMember member, Page page, string path, IFormCollection form, CancellationToken cancellation)
    {
        var why = form.Text(Fields.Why);
        FieldError? error = why.Length == 0 ? Problems.WhyMissing : why.Length > ProposalView.LongestWhy ? Problems.WhyTooLong : null;
        if (error is not null)
        {
            return page with { Errors = [error] };
        }

        await ledger.Record(visit.Request.Reference, Actor.Staff, r => StopDecisions.RevealAddress(r, member.Email, why), cancellation);
        return new SeeOtherResult(path);
    }
}
