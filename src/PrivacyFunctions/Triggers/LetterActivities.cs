using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request.</param>
/// <param name="Letter">One of <see cref="LetterNames"/>.</param>
/// <param name="Number">Counts the letters of one name, from 1.</param>
public sealed record LetterOrder(string Reference, string Letter, int Number = 1);

/// <summary>Sends the letters that follow from a request's events, and those that time brings about.</summary>
public sealed class LetterActivities(RequestLedger ledger, LetterSending sending, RequestLetters letters, ProgressReader progress, TimeProvider time)
{
    [Function(nameof(SendLetter))]
    public async Task<Progress> SendLetter([ActivityTrigger] LetterOrder order, CancellationToken cancellation) =>
        progress.Of(await sending.Send(Reference.Parse(order.Reference), order.Letter, order.Number, cancellation));

    /// <summary>Sends every letter whose time has come; each goes once.</summary>
    [Function(nameof(SendTimedLetters))]
    public async Task<Progress> SendTimedLetters([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await ledger.Get(Reference.Parse(reference), cancellation);
        foreach (var due in letters.ToCome(request).Where(l => l.At <= time.GetUtcNow()))
        {
            request = await sending.Send(request.Reference, due.Letter, due.Number, cancellation);
        }

        return progress.Of(request);
    }
}
