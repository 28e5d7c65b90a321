using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Review;

/// <summary>What somebody may do about requests.</summary>
[Flags]
public enum StaffRoles
{
    None = 0,

    /// <summary>Decides first.</summary>
    Handler = 1,

    /// <summary>Agrees or disagrees with what somebody else decided.</summary>
    Approver = 2,

    /// <summary>Decides where two disagree, or one is silent.</summary>
    Officer = 4,
}

/// <param name="Addressee">What stands for the address in links, codes and the ledger.</param>
public sealed record StaffMember(string Addressee, string Email, StaffRoles Roles)
{
    public bool Is(StaffRoles role) => (Roles & role) != 0;
}

/// <summary>The staff that decisions are asked of, from the settings.</summary>
public sealed class StaffDirectory
{
    private readonly List<StaffMember> _members;

    public StaffDirectory(AppSettings settings, LinkTokens tokens)
    {
        var roles = settings.StaffHandlers.Select(email => (Email: email, Role: StaffRoles.Handler))
            .Concat(settings.StaffApprovers.Select(email => (Email: email, Role: StaffRoles.Approver)))
            .Append((Email: settings.StaffOfficer, Role: StaffRoles.Officer));
        _members = [.. roles
            .GroupBy(r => tokens.AddresseeOf(r.Email))
            .Select(g => new StaffMember(g.Key, g.First().Email, g.Aggregate(StaffRoles.None, (all, r) => all | r.Role)))];
    }

    public IReadOnlyList<StaffMember> With(StaffRoles role) => _members.FindAll(m => m.Is(role));

    /// <summary>Who may agree with a decision: approvers who did not make it; where that leaves nobody, the officer.</summary>
    public IReadOnlyList<StaffMember> SecondTo(string firstEmail)
    {
        var approvers = _members.FindAll(m => m.Is(StaffRoles.Approver) && m.Email != firstEmail);
        return approvers.Count > 0 ? approvers : With(StaffRoles.Officer);
    }

    /// <summary>As <see cref="SecondTo(string)"/>, but for who entered the request, called back or recorded an approval.</summary>
    public IReadOnlyList<StaffMember> SecondTo(Request request) =>
        SecondTo(request.Proposal?.By ?? "").Where(m => !request.ProvedBy.Contains(m.Email)).ToList() is { Count: > 0 } others ? others : With(StaffRoles.Officer);

    /// <summary>Who is asked to decide first: handlers, but for who entered the request, called back or recorded an approval; where that leaves nobody, approvers, then the officer.</summary>
    public IReadOnlyList<StaffMember> Deciding(Request request) => new[] { StaffRoles.Handler, StaffRoles.Approver, StaffRoles.Officer }
        .Select(role => With(role).Where(m => !request.ProvedBy.Contains(m.Email)).ToList())
        .FirstOrDefault(members => members.Count > 0) ?? With(StaffRoles.Officer);

    /// <summary>Whether what an authority demands can be decided where this member enters it: somebody else calls back, and two more are left to decide.</summary>
    public bool CanDecideDemandOf(string enteredBy) => _members.Exists(m => m.Email != enteredBy && LeavesTwo([enteredBy, m.Email]));

    /// <summary>
    /// Who is asked to call an authority back: of those who did not enter its demand and whose call leaves two to decide,
    /// handlers; where that leaves nobody, approvers, then the officer.
    /// </summary>
    public IReadOnlyList<StaffMember> CallingBack(Request request)
    {
        var callers = _members.FindAll(m => MayCallBack(m, request));
        return new[] { StaffRoles.Handler, StaffRoles.Approver, StaffRoles.Officer }
            .Select(role => callers.FindAll(m => m.Is(role)))
            .FirstOrDefault(members => members.Count > 0) ?? With(StaffRoles.Officer);
    }

    /// <summary>Whether this member can call back, or call again: not who entered the demand, and not who is still needed to decide on it, unless everybody is.</summary>
    public bool MayCallBack(StaffMember member, Request request)
    {
        bool IsOther(StaffMember m) => m.Email != request.Received.Entered?.By;
        bool LeavesEnough(StaffMember m) => IsOther(m) && (request.IsDecided || LeavesTwo([.. request.ProvedBy, m.Email]));

        return LeavesEnough(member) || (IsOther(member) && !_members.Exists(LeavesEnough));
    }

    /// <summary>Whether this member can record an approval at home: who has proved something already, and whoever is not needed to decide.</summary>
    public bool MayRecordApproval(StaffMember member, Request request) =>
        request.ProvedBy.Contains(member.Email) || LeavesTwo([.. request.ProvedBy, member.Email]);

    // The second to decide is an approver or the officer; the first can be anybody.
    private bool LeavesTwo(IReadOnlyCollection<string> proved) =>
        _members.FindAll(m => !proved.Contains(m.Email)) is { Count: > 1 } others && others.Exists(m => m.Is(StaffRoles.Approver | StaffRoles.Officer));

    /// <summary>Whether this member can have a say: who entered a request, called back or recorded an approval leaves it to others, unless nobody else is left.</summary>
    public bool MayDecide(StaffMember member, Request request) => !request.ProvedBy.Contains(member.Email)
        || (request.Proposal is null ? Deciding(request) : [.. SecondTo(request), .. DecidingAlone(request.Parties)]).Contains(member);

    /// <summary>
    /// Who decides alone where two disagree, or the second is silent: the officer; where the officer is one of the two,
    /// whoever is neither, approvers before handlers; where that leaves nobody, the officer after all, so that it ends.
    /// </summary>
    /// <param name="parties">The addresses of who decided first and of who disagreed.</param>
    public IReadOnlyList<StaffMember> DecidingAlone(IReadOnlyCollection<string> parties)
    {
        IReadOnlyList<StaffMember> Others(StaffRoles role) => _members.FindAll(m => m.Is(role) && !parties.Contains(m.Email));

        return new[] { StaffRoles.Officer, StaffRoles.Approver, StaffRoles.Handler }.Select(Others).FirstOrDefault(m => m.Count > 0)
            ?? With(StaffRoles.Officer);
    }

    /// <summary>Who is asked to answer: handlers; of a review, those of them who took no part in what is reviewed.</summary>
    public IReadOnlyList<StaffMember> Answering(Request request) => WithoutPart(With(StaffRoles.Handler), request);

    /// <summary>
    /// Of these members, those who took no part in the decision that a request wants reviewed; where that leaves nobody,
    /// whoever took none, approvers before the officer; where that leaves nobody, the officer after all, so that it ends.
    /// </summary>
    public IReadOnlyList<StaffMember> WithoutPart(IReadOnlyList<StaffMember> members, Request request)
    {
        if (request.Received.Reviews is not { TakenBy: var parties })
        {
            return members;
        }

        return new[] { members, With(StaffRoles.Handler), With(StaffRoles.Approver), With(StaffRoles.Officer) }
            .Select(some => some.Where(m => !parties.Contains(m.Email)).ToList())
            .FirstOrDefault(m => m.Count > 0) ?? With(StaffRoles.Officer);
    }

    /// <summary>Whether it is for this member to answer: nobody reviews what they took part in, unless nobody else is left.</summary>
    public bool MayAnswer(StaffMember member, Request request) => WithoutPart([member], request).Contains(member);

    /// <summary>Stands for a member in a log: their place in the settings, from 1; handlers come first, then approvers, then the officer.</summary>
    public int NumberOf(StaffMember member) => _members.IndexOf(member) + 1;

    /// <summary>Whoever is behind an addressee; null for who is not, or no longer, on the staff.</summary>
    public StaffMember? Find(string addressee) => _members.Find(m => m.Addressee == addressee);
}
