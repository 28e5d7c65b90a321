using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request.</param>
/// <param name="Letter">One of <see cref="LetterNames"/>.</param>
public sealed record LetterOrder(string Reference, string Letter);

/// <summary>
/// Sends the letters that follow from a request's events. At least once: a crash between the provider and the ledger
/// sends the letter again, with the same Message-ID; what the ledger knows as sent is not sent again.
/// </summary>
public sealed class LetterActivities(
    RequestLedger ledger,
    RequestLetters letters,
    LetterWriter writer,
    IMailSender sender,
    CompanyProfile profile,
    ILogger<LetterActivities> logger)
{
    [Function(nameof(SendLetter))]
    public async Task SendLetter([ActivityTrigger] LetterOrder order, CancellationToken cancellation)
    {
        var reference = Reference.Parse(order.Reference);
        var request = await ledger.Find(reference, cancellation) ?? throw new RequestMissingException(reference);
        foreach (var reader in letters.ReadersOf(order.Letter, request))
        {
            if (!request.HasSettled(order.Letter, reader.Addressee))
            {
                await Send(order.Letter, request, reader, cancellation);
            }
        }
    }

    private async Task Send(string name, Request request, Reader reader, CancellationToken cancellation)
    {
        var letter = await letters.Compose(name, request, reader, cancellation);
        var mail = await writer.Write(letter, profile.Controller, reader.Email, reader.Addressee);
        switch (await sender.Send(mail, cancellation))
        {
            case SendOutcome.Accepted:
                await Record(request, r => RequestDecisions.LetterSent(r, name, reader.Addressee, mail.MessageId), cancellation);
                break;
            case SendOutcome.Refused refused:
                logger.LetterRefused(request.Reference, name, refused.Code);
                await Record(request, r => RequestDecisions.LetterFailed(r, name, reader.Addressee, refused.Code), cancellation);
                break;
            default:
                throw new StepFailedException("mail-unavailable");
        }
    }

    private Task<Recorded> Record(Request request, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        ledger.Record(request.Reference, Actor.Service, decide, cancellation);
}
