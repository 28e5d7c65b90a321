using System.Net.Http.Json;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Mailbox;

namespace PrivacyFunctions.Journeys.People;

/// <summary>The letters about one request to one address, in the order they come.</summary>
public sealed class Letters(RunningService service, string address, string reference)
{
    private readonly HashSet<string> _read = [];

    /// <summary>Waits for the oldest letter that was not read yet.</summary>
    public async Task<Letter> Next()
    {
        Letter letter = await Eventually.Async(Unread, RunningService.Patience, $"a letter about {reference} has come to {address}");
        _read.Add(letter.Mail.DeliveryKey);
        service.Secrets.Add("address", address);
        service.Secrets.Add("code", letter.Code);
        service.Secrets.Add("token", letter.Token);
        return letter;
    }

    /// <summary>Every letter so far, oldest first.</summary>
    public async Task<IReadOnlyList<Letter>> All()
    {
        List<MailboxLetter>? letters = await service.Http.GetFromJsonAsync<List<MailboxLetter>>($"dev/mailbox.json?to={Uri.EscapeDataString(address)}");
        return [.. letters!.Where(letter => letter.Subject.EndsWith(reference, StringComparison.Ordinal)).Reverse<MailboxLetter>().Select(letter => new Letter(letter))];
    }

    private async Task<Letter?> Unread() => (await All()).FirstOrDefault(letter => !_read.Contains(letter.Mail.DeliveryKey));
}
