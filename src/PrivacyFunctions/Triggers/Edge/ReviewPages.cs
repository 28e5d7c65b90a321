using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The pages on which staff decide, from the request as it stands and from who looks at it.</summary>
public sealed class ReviewPages(
    PageContexts pages,
    StaffDirectory directory,
    CompanyProfile profile,
    StopNames names,
    RecipientNames recipients,
    DemandReview demands,
    DataSources sources,
    KindCatalogue catalogue,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    public bool TimeToAgreeIsOver(Request request) => time.GetUtcNow() >= Timetable.AgreementEnd(request, rules);

    /// <summary>Whether this member, the officer or who stands in, ends a disagreement or a silence.</summary>
    public bool DecidesAlone(Request request, StaffMember member) =>
        ReviewDecisions.OneDecides(request, TimeToAgreeIsOver(request)) && directory.DecidingAlone(request.Parties).Contains(member);

    /// <summary>Whether it is for this member to agree with the first decision, or not.</summary>
    public bool MaySecond(Request request, StaffMember member) =>
        request.Proposal is not null && directory.SecondTo(request).Contains(member);

    /// <summary>What there is left to do for this member, or what has been done.</summary>
    public Page For(HttpRequest request, Visit visit, StaffMember member)
    {
        var asked = visit.Request;
        if (asked.Blocked is { } blocked)
        {
            return new BlockedPage(
                Context(request, visit),
                asked.Reference,
                asked.Kinds,
                asked.InternalDueDay(rules, time),
                sources.TitleOf(blocked.Source, pages.LanguageOf(request)),
                blocked.Code,
                asked.When<SourceBlocked>()!.Value,
                blocked.Step)
            { Extend = Extend(asked) };
        }

        if (asked.Status == RequestStatus.AwaitingFee)
        {
            return Waive(request, visit);
        }

        if (Recipients(request, visit, member) is { } untold)
        {
            return untold;
        }

        // Where this member can decide, what is to be done by hand stands above that.
        if (Settled(request, asked, member, justNow: false) is { } settled)
        {
            return Stops(request, visit, member) ?? settled;
        }

        if (!directory.MayDecide(member, asked))
        {
            return Stops(request, visit, member) ?? (Page)MessagePage.EnteredByYou(pages.For(request), asked.Reference);
        }

        return asked.Proposal is { } first && !DecidesAlone(asked, member)
            ? new SecondPage(Context(request, visit), Facts(request, asked), Opinion(request, asked, first.By)) { Extend = Extend(asked) }
            : Decision(request, visit, member);
    }

    /// <summary>Who still has to be told what was deleted or corrected; null where nobody has.</summary>
    public RecipientsPage? Recipients(HttpRequest request, Visit visit, StaffMember member) =>
        recipients.ToTellByHand(visit.Request, pages.LanguageOf(request)) is { Count: > 0 } untold
            ? new RecipientsPage(Context(request, visit), visit.Request.Reference, visit.Request.Kinds, ByHandReview.SubjectOf(visit.Request, member), untold)
            : null;

    /// <summary>What has still to be stopped by hand, or let go on; null where nothing has.</summary>
    public StopsPage? Stops(HttpRequest request, Visit visit, StaffMember member) =>
        names.ToDoByHand(visit.Request, pages.LanguageOf(request)) is { Count: > 0 } stops
            ? new StopsPage(WithoutStops(Context(request, visit), visit), visit.Request.Reference, visit.Request.Kinds, ByHandReview.SubjectOf(visit.Request, member), stops)
            : null;

    /// <summary>Who said last, and when, that something was stopped by hand or let go on; null where nobody has.</summary>
    public MessagePage? StopsDoneBefore(HttpRequest request, Visit visit, StaffMember member) =>
        StopDecisions.LastByHand(visit.Request) is { } last
            ? MessagePage.StopsDoneBefore(pages.For(request), visit.Request.Reference, Masked(last.By, member), last.At)
            : null;

    // The page itself says what the line above every other page leads to.
    private static PageContext WithoutStops(PageContext context, Visit visit) =>
        context with { Notices = [.. context.Notices.Where(notice => notice.Path != StopsPage.PathOf(visit.Request.Reference))] };

    /// <summary>Where nothing is left for this member to decide: what was decided, by whom and when.</summary>
    public Page? Settled(HttpRequest request, Request asked, StaffMember member, bool justNow) =>
        Told(request, asked, member, justNow) switch
        {
            DecidedPage { Verdict: Verdict.Approve } page => page with { DecidesEach = asked.Received.Proposals.Count > 0 },
            var page => page,
        };

    private Page? Told(HttpRequest request, Request asked, StaffMember member, bool justNow)
    {
        var context = pages.For(request);
        if (!justNow && asked.Status == RequestStatus.Closed && names.Untold(asked, pages.LanguageOf(request)).ToList() is { Count: > 0 } untold)
        {
            return MessagePage.Untold(context, asked.Reference, untold);
        }

        if (asked is { Answered: not null, Searched: null })
        {
            return Answered(request, asked, member, justNow);
        }

        if (asked.IsDecided)
        {
            var by = asked.Approved?.By ?? asked.Refused!.By;
            var second = asked.Approved?.SecondBy ?? asked.Refused?.SecondBy;
            var verdict = asked.Refused is null ? Verdict.Approve : Verdict.Refuse;
            var at = (asked.When<RequestApproved>() ?? asked.When<RequestRefused>())!.Value;
            return second == member.Email
                ? new DecidedPage(context, asked.Reference, asked.Kinds, DecisionState.Agreed, verdict, null, at, justNow)
                : new DecidedPage(context, asked.Reference, asked.Kinds, DecisionState.Final, verdict, Masked(by, member), at, justNow);
        }

        if (asked is { Status: RequestStatus.AwaitingPerson, Asked: { } question })
        {
            return MessagePage.PersonIsAsked(context, asked.Reference, question.Until);
        }

        if (asked.Status is RequestStatus.Closed or RequestStatus.AwaitingFee || asked.Searched is null)
        {
            return MessagePage.NothingToDecide(context, asked.Reference);
        }

        if (asked.Dispute is not null && !DecidesAlone(asked, member))
        {
            return new DecidedPage(
                context, asked.Reference, asked.Kinds, DecisionState.Disputed, asked.Proposal!.Verdict, Masked(asked.Dispute.By, member), asked.When<DecisionDisputed>()!.Value, justNow);
        }

        return asked.Proposal is { } proposal && !DecidesAlone(asked, member) && !MaySecond(asked, member)
            ? new DecidedPage(
                context, asked.Reference, asked.Kinds, DecisionState.Waiting, proposal.Verdict, Masked(proposal.By, member), asked.When<DecisionProposed>()!.Value, justNow)
            : null;
    }

    /// <summary>What was answered, by whom and when.</summary>
    /// <param name="asked">That was answered.</param>
    public AnsweredPage Answered(HttpRequest request, Request asked, StaffMember member, bool justNow)
    {
        var answer = asked.Answered!;
        return new AnsweredPage(
            pages.For(request), asked.Reference, asked.Kinds, Masked(answer.By, member), asked.When<RequestAnswered>()!.Value, answer.Text, justNow);
    }

    public DecisionPage Decision(HttpRequest request, Visit visit, StaffMember member)
    {
        var asked = visit.Request;
        var isOfficer = DecidesAlone(asked, member);
        return new DecisionPage(Context(request, visit), Facts(request, asked), !isOfficer && ReviewDecisions.TakesTwo(asked, Verdict.Approve))
        {
            Note = !isOfficer ? null : asked.Dispute is null ? OfficerNote.Silence : OfficerNote.Disagreement,
            Opinions = isOfficer ? Opinions(request, asked) : [],
            Extend = Extend(asked),
            NotOursPath = NotOursDecisions.CanBeNotOurs(asked) ? NotOursPage.PathOf(asked.Reference) : null,
            AskPath = QuestionDecisions.CanAsk(asked) ? $"{Links.Path(LinkPurpose.Decide, asked.Reference)}/ask" : null,
        };
    }

    public RefusePage Refuse(HttpRequest request, Visit visit, StaffMember member, string? ground, string? reason) => new(
        Context(request, visit),
        visit.Request.Reference,
        visit.Request.Kinds,
        visit.Request.InternalDueDay(rules, time),
        [.. Grounds(visit.Request).Select(g => new GroundOption(g.Code, g.Words.In(pages.LanguageOf(request))))],
        ground,
        reason,
        visit.Request.Language,
        !DecidesAlone(visit.Request, member))
    {
        Uses = Uses(visit.Request, pages.LanguageOf(request)),
    };

    private IReadOnlyList<UseView>? Uses(Request asked, Language language) => asked switch
    {
        { Kinds.AskPurposes: false } => null,
        { Received.Purposes: { } codes } => [.. codes.Select(code => new UseView(names.ForStaff([code], language)[0], profile.Marketing.Contains(code)))],
        _ => [],
    };

    /// <summary>On which a request can be refused: of the profile's, those that hold under every law that applies to it; of a demand, its own.</summary>
    public IEnumerable<Ground> Grounds(Request asked) =>
        asked.Received.Demand is { } demand ? profile.GroundsAgainst(demand) :
        rules.Under(asked).Choice.Grounds is { } valid ? profile.Grounds.Where(g => valid.Contains(g.Code)) : profile.Grounds;

    public DisputePage Dispute(HttpRequest request, Visit visit, string? note) => new(
        Context(request, visit),
        visit.Request.Reference,
        visit.Request.Kinds,
        visit.Request.InternalDueDay(rules, time),
        Opinion(request, visit.Request, visit.Request.Proposal!.By),
        note);

    /// <summary>The fee that was asked for, to be let go.</summary>
    public WaiveFeePage Waive(HttpRequest request, Visit visit) => new(
        Context(request, visit), visit.Request.Reference, visit.Request.Kinds, visit.Request.InternalDueDay(rules, time), visit.Request.Fee!)
    {
        DueThen = MovedDates.Back(visit.Request, rules, time.GetUtcNow()) is { } back ? (visit.Request with { DueEnd = back.DueEnd, CompletionEnd = back.CompletionEnd }).InternalDueDay(rules, time).Day : null,
    };

    private ExtendOffer? Extend(Request asked) =>
        AnswerExtension.Of(asked, rules) is { } extension && ExtensionDecisions.CanExtend(asked, extension.DueEnd, time.GetUtcNow())
            ? new ExtendOffer($"{Links.Path(LinkPurpose.Decide, asked.Reference)}/extend", rules.Until(extension.DueEnd).LastDay)
            : null;

    private PageContext Context(HttpRequest request, Visit visit) => pages.For(request, visit.FormToken);

    private ReviewFacts Facts(HttpRequest request, Request asked)
    {
        var language = pages.LanguageOf(request);
        return new ReviewFacts(
            asked.Reference,
            asked.Kinds,
            asked.Received.ReceivedAt.In(rules),
            asked.InternalDueDay(rules, time),
            Masking.Email(asked.Received.Email),
            asked.Received.ClaimedAccount is { } account ? Masking.Account(account) : null,
            asked.When<IdentityProven>()!.Value,
            [.. asked.Searched!.Found.Select(f => new Finding(sources.TitleOf(f.Source, language), sources.TitleOf(f.Source, f.Collection, language), f.Count))],
            [.. asked.Searched.Plan.Select(line => PlanLine.Of(line, language) with { Source = sources.TitleOf(line.Source, language) })],
            FileDays(asked))
        {
            Demand = demands.View(asked, language, isMasked: true),
            Uses = Uses(asked, language),
            Exchanges = [.. Exchanges(asked, language)],
            DoneBy = asked.CompletionEnd is { } done && done != asked.DueEnd ? rules.Until(done).LastDay : null,
            IsProvisional = rules.IsProvisional(asked),
            ExtendedFrom = asked.FirstDueEnd is { } first ? rules.Until(first).LastDay : null,
            Moves = [.. asked.Moves.Select(move => MovedDates.Told(move, asked, rules, language))],
            Missing = [.. asked.Skipped.Select(source => sources.TitleOf(source, language))],
        };
    }

    // What was answered before questions were kept beside it stands alone.
    private IEnumerable<ExchangeView> Exchanges(Request asked, Language language) => asked.Exchanges.Count == 0
        ? asked.Answers.Select(answer => new ExchangeView("", [], answer))
        : asked.Exchanges.Select(one => new ExchangeView(
            one.Question, [.. catalogue.ConditionsOf(asked.Kinds).Where(c => one.Conditions.Contains(c.Code)).Select(c => c.Words.In(language))], one.Answer));

    // Were it approved now; whole days, never more than the person will have.
    private int FileDays(Request asked) => Math.Max(
        1, (int)(Timetable.AvailableUntil(asked, rules, settings.PackageLifetime, time.GetUtcNow()) - time.GetUtcNow()).TotalDays);

    private List<Opinion> Opinions(HttpRequest request, Request asked)
    {
        var opinions = new List<Opinion> { Opinion(request, asked, asked.Proposal!.By) };
        if (asked.Dispute is { } dispute)
        {
            var other = asked.Proposal.Verdict == Verdict.Approve ? Verdict.Refuse : Verdict.Approve;
            opinions.Add(new Opinion(Masking.Email(dispute.By), asked.When<DecisionDisputed>()!.Value, other, null, null, dispute.Note));
        }

        return opinions;
    }

    private Opinion Opinion(HttpRequest request, Request asked, string by)
    {
        var proposal = asked.Proposal!;
        var ground = proposal.Ground is { } code ? profile.Ground(code).Words.In(pages.LanguageOf(request)) : null;
        return new Opinion(Masking.Email(by), asked.When<DecisionProposed>()!.Value, proposal.Verdict, ground, proposal.Reason, null);
    }

    private static string? Masked(string by, StaffMember member) => by == member.Email ? null : Masking.Email(by);
}
