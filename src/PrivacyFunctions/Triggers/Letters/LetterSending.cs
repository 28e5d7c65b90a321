using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>
/// Sends a request's letters, each to whoever reads it. At least once: a crash between the provider and the ledger sends
/// a letter again, with the same Message-ID; what the ledger knows as sent is not sent again.
/// </summary>
public sealed class LetterSending(
    RequestLedger ledger,
    RequestLetters letters,
    LetterWriter writer,
    IMailSender sender,
    IntakeLimits limits,
    CompanyProfile profile,
    TimeProvider time,
    ILogger<LetterSending> logger)
{
    private const string Withheld = "letters-per-address";

    // A workflow's timer and the sweep come to the same letter in the same second: who is second waits, and looks again.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <returns>The request as it stands then.</returns>
    /// <exception cref="StepFailedException">The provider does not take it now.</exception>
    public async Task<Request> Send(Reference reference, string name, int number, CancellationToken cancellation)
    {
        var turn = _turns[(uint)reference.GetHashCode() % _turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            return await SendToAll(await ledger.Get(reference, cancellation), name, number, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Request> SendToAll(Request request, string name, int number, CancellationToken cancellation)
    {
        foreach (var reader in letters.ReadersOf(name, request))
        {
            if (!request.HasSettled(Key(name, number), reader.Addressee))
            {
                request = (await Send(request, name, number, reader, cancellation)).Request;
            }
        }

        return request;
    }

    // Whoever typed the address brings these about, whosever it is.
    private static bool IsForAStranger(string name, Request request) => request.Proof is null
        && name is LetterNames.Receipt or TimedLetters.ProveReminder or TimedLetters.ProveReminderLast or LetterNames.Unproven;

    /// <summary>A letter as the ledger calls it: by its name, and its number where it is not the first.</summary>
    public static string Key(string name, int number) => number == 1 ? name : $"{name}/{number}";

    private async Task<Recorded> Send(Request request, string name, int number, Reader reader, CancellationToken cancellation)
    {
        if (IsForAStranger(name, request) && !await limits.CountLetter(reader.Email, cancellation))
        {
            logger.LetterWithheld(request.Reference, name);
            return await Record(request, r => RequestDecisions.LetterFailed(r, Key(name, number), reader.Addressee, Withheld), cancellation);
        }

        var letter = await letters.Compose(name, request, reader, cancellation);
        var mail = await writer.Write(letter, profile.Controller, reader.Email, reader.Addressee, RequestLetters.NumberOf(name, number));
        var key = Key(name, number);
        switch (await sender.Send(mail, cancellation))
        {
            case SendOutcome.Accepted:
                return await Record(request, r => RequestDecisions.LetterSent(r, key, reader.Addressee, mail.MessageId, letter.SaysProvisional), cancellation);
            case SendOutcome.Refused refused:
                logger.LetterRefused(request.Reference, name, refused.Code);
                return await Record(request, r => Failed(r, key, reader, refused.Code), cancellation);
            default:
                throw new StepFailedException("mail-unavailable");
        }
    }

    private Ruling Failed(Request request, string key, Reader reader, string code) => reader.IsPerson
        ? DeliveryDecisions.Fail(request, key, reader.Addressee, code, time.GetUtcNow())
        : RequestDecisions.LetterFailed(request, key, reader.Addressee, code);

    private Task<Recorded> Record(Request request, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        ledger.Record(request, Actor.Service, decide, cancellation);
}
