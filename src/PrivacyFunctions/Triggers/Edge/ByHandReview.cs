using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What staff do outside of this service: whom it is about is masked until they say why they need to see it (P22), and what they did they tick.</summary>
public sealed class ByHandReview(RequestLedger ledger, StaffDoor door, PageContexts pages)
{
    public static SubjectView SubjectOf(Request asked, StaffMember member)
    {
        var revealed = asked.AddressRevealedTo.Contains(member.Email);
        return new SubjectView(revealed ? asked.Received.Email : Masking.Email(asked.Received.Email), revealed);
    }

    /// <summary>Shows the page, or the address on it, or hands on what was ticked.</summary>
    /// <param name="pageFor">Null where nothing is left to be done.</param>
    /// <param name="doneBefore">What to say then; null where nothing ever was.</param>
    /// <param name="ticked">Of what the page offers, what the form says was done.</param>
    /// <param name="missing">What is wrong where nothing is ticked.</param>
    /// <param name="record">Records it; its page is the answer.</param>
    public async Task<IResult> Confirm<T>(
        HttpRequest request,
        string reference,
        Func<Visit, StaffMember, ByHandPage?> pageFor,
        Func<Visit, StaffMember, MessagePage?> doneBefore,
        Func<Request, IFormCollection, IReadOnlyCollection<T>> ticked,
        FieldError missing,
        Func<Visit, StaffMember, IReadOnlyCollection<T>, Task<MessagePage>> record,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (pageFor(visit, member) is not { } page)
        {
            return doneBefore(visit, member) ?? MessagePage.NothingToDecide(pages.For(request), visit.Request.Reference);
        }

        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        if (!door.IsFormToken(form, visit))
        {
            return page with { Errors = [Problems.FormExpired], Why = form.Text(Fields.Why) };
        }

        if (form.Text(Fields.Do) == Fields.DoReveal)
        {
            return await Reveal(visit, member, page, form.Text(Fields.Why), cancellation);
        }

        var done = ticked(visit.Request, form);
        return done.Count == 0 ? page with { Errors = [missing] } : await record(visit, member, done);
    }

    private async Task<IResult> Reveal(Visit visit, StaffMember member, ByHandPage page, string why, CancellationToken cancellation)
    {
        FieldError? error = why.Length == 0 ? Problems.WhyAddressMissing : why.Length > ProposalView.LongestWhy ? Problems.WhyTooLong : null;
        if (error is not null)
        {
            return page with { Errors = [error], Why = why };
        }

        await ledger.Record(visit.Request, Actor.Staff, r => StopDecisions.RevealAddress(r, member.Email, why), cancellation);
        return new SeeOtherResult(page.Path);
    }
}
