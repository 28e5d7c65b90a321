using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Tests.Requests;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>Requests for corrections, as far as the sources see them.</summary>
internal static class CorrectionKit
{
    public static RequestKey Key { get; } = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    /// <summary>Proven by its mailbox, and not decided.</summary>
    public static Request Asks(string email, params FieldProposal[] proposals) =>
        Request.From(RequestSpec.Reference, RequestSpec.Received with { Kinds = new Kinds(Asked.Correction), Email = email, Proposals = [.. proposals] }, RequestSpec.Now)
            .Apply(RequestSpec.Proven, RequestSpec.Now);

    /// <summary>Everything accepted, in every entry that there is.</summary>
    public static async Task<Request> Accepted(DataSources sources, Request request, CancellationToken ct)
    {
        var entries = await new Correction(sources).Entries(request, Key, ct);
        return Approved(request, [.. entries.Select((e, i) => e.Count == 0 ? CorrectionDecision.NotFound(i) : CorrectionDecision.Accept(i, [.. e.Select(x => x.Mark)]))]);
    }

    public static Request Approved(Request request, params CorrectionDecision[] decisions) =>
        request.Apply(new RequestApproved("staff@example.com", null) { Corrections = new(decisions) }, RequestSpec.Now);
}
