using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What is to be corrected, on the pages on which staff decide: read from the sources each time, and stored nowhere.</summary>
public sealed class CorrectionReview(Correction correction, RequestKeys keys, PageContexts pages, CompanyProfile profile)
{
    /// <summary>The most entries of one field that a page shows; those that the person named come first.</summary>
    public const int MostEntries = 20;

    /// <summary>The page with what is to be corrected; the page itself where nothing is.</summary>
    /// <exception cref="UnavailableException">A source cannot be asked what it holds now.</exception>
    public async Task<Page> Fill(HttpRequest request, Request asked, StaffMember member, Page page, CancellationToken cancellation)
    {
        if (asked.Received.Proposals.Count == 0 || page is not (DecisionPage or SecondPage))
        {
            return page;
        }

        var language = pages.LanguageOf(request);
        var view = await View(asked, member, language, cancellation);
        var decided = asked.Proposal is { Corrections: { All.Count: > 0 } first } ? Decided(view, first, language) : ProposalsView.None;
        return page switch
        {
            DecisionPage decision => decision with { Proposals = view, First = decided },
            SecondPage second => second with { Proposals = decided.All.Count > 0 ? decided : view },
            _ => page,
        };
    }

    /// <summary>What was decided in the form, and what it shows again where something is wrong.</summary>
    public (CorrectionDecisions Decisions, IReadOnlyList<FieldError> Errors, ProposalsView Again) Read(IFormCollection form, Request asked, ProposalsView view)
    {
        var errors = new List<FieldError>();
        var decisions = new CorrectionDecisions([.. view.All.Select(p => Decision(form, p, errors))]);
        if (errors.Count == 0 && decisions.Clash(asked.Received.Proposals) is { } clash)
        {
            errors.Add(Problems.RowTwice(clash + 1));
        }

        return (decisions, errors, view with { All = [.. view.All.Select(p => Typed(form, p))] });
    }

    private CorrectionDecision Decision(IFormCollection form, ProposalView view, List<FieldError> errors)
    {
        var (index, number) = (view.Number - 1, view.Number);
        if (view.Entries.Count == 0)
        {
            return CorrectionDecision.NotFound(index);
        }

        switch (form.Text(Fields.Numbered(Fields.Verdict, number)))
        {
            case nameof(CorrectionVerdict.Accept):
                var rows = form[Fields.Numbered(Fields.Row, number)].OfType<string>().Distinct().ToList();
                FieldError? wrong = rows.Count == 0 ? Problems.RowMissing(number)
                    : rows.Exists(mark => view.Entries.All(e => e.Mark != mark)) ? Problems.RowChanged(number)
                    : null;
                errors.AddRange(wrong is null ? [] : [wrong]);
                return CorrectionDecision.Accept(index, rows);
            case nameof(CorrectionVerdict.Refuse):
                var (ground, reason) = (form.Text(Fields.Numbered(Fields.Ground, number)), form.Text(Fields.Numbered(Fields.Reason, number)));
                errors.AddRange(RefusalErrors(number, ground, reason));
                return CorrectionDecision.Refuse(index, ground, reason);
            default:
                errors.Add(Problems.VerdictMissing(number));
                return CorrectionDecision.NotFound(index);
        }
    }

    private IEnumerable<FieldError> RefusalErrors(int number, string ground, string reason)
    {
        if (!profile.Grounds.Any(g => g.Code == ground))
        {
            yield return Problems.GroundMissingFor(number);
        }

        if (reason.Length == 0)
        {
            yield return Problems.ReasonMissingFor(number);
        }
        else if (reason.Length > ProposalView.LongestReason)
        {
            yield return Problems.ReasonTooLongFor(number, reason.Length);
        }
    }

    private static ProposalView Typed(IFormCollection form, ProposalView view)
    {
        var rows = form[Fields.Numbered(Fields.Row, view.Number)].ToHashSet();
        return view with
        {
            Verdict = Enum.TryParse<CorrectionVerdict>(form.Text(Fields.Numbered(Fields.Verdict, view.Number)), out var verdict) ? verdict : null,
            Ground = form.Text(Fields.Numbered(Fields.Ground, view.Number)),
            Reason = form.Text(Fields.Numbered(Fields.Reason, view.Number)),
            Entries = [.. view.Entries.Select(e => e with { Chosen = rows.Contains(e.Mark) })],
        };
    }

    private async Task<ProposalsView> View(Request asked, StaffMember member, Language language, CancellationToken cancellation)
    {
        var revealed = asked.RevealedTo.Contains(member.Email);
        var found = await Entries(asked, cancellation);
        return new ProposalsView(
            [.. asked.Received.Proposals.Select((p, i) => Proposal(p, i + 1, found[i], revealed, language))],
            revealed,
            [.. profile.Grounds.Select(g => new GroundOption(g.Code, g.Words.In(language)))],
            asked.Language);
    }

    private async Task<IReadOnlyList<IReadOnlyList<FieldEntry>>> Entries(Request asked, CancellationToken cancellation)
    {
        try
        {
            return await correction.Entries(asked, await keys.Get(asked.Reference, cancellation), cancellation);
        }
        catch (SourceFailedException e)
        {
            throw new UnavailableException($"source-{e.Code}");
        }
    }

    private ProposalView Proposal(FieldProposal proposal, int number, IReadOnlyList<FieldEntry> entries, bool revealed, Language language)
    {
        var named = entries.Where(e => proposal.Now is not null && e.Value?.Trim() == proposal.Now).ToList();
        var shown = named.Count == 1 ? named : entries.OrderByDescending(named.Contains).Take(MostEntries).ToList();
        return new ProposalView(
            number,
            CorrectionLines.Title(correction.Find(proposal.Field), proposal.Field, language),
            Shown(proposal.Now),
            Shown(proposal.Value)!,
            [.. shown.Select(e => new EntryView(e.Mark, Shown(e.Value), named.Contains(e), Chosen: false))],
            named.Count == 1 ? 0 : entries.Count - shown.Count);

        string? Shown(string? value) => value is null || revealed ? value : Masking.Value(value);
    }

    private ProposalsView Decided(ProposalsView view, CorrectionDecisions decisions, Language language) => view with
    {
        All = [.. view.All.Zip(decisions, (p, d) => p with
        {
            Verdict = d.Verdict,
            Ground = d.Ground is { } code ? profile.Ground(code).Words.In(language) : null,
            Reason = d.Reason,
            Entries = [.. p.Entries.Select(e => e with { Chosen = d.Rows.Select(RowMark.RowOf).Contains(RowMark.RowOf(e.Mark)) })],
        })],
    };
}
