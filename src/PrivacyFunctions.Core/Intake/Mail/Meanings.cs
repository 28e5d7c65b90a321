using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Decides what a mail is to us. Pure: the same mail and rules always mean the same.</summary>
public static class Meanings
{
    public static MailMeaning Of(InboundMail mail, MailRules rules)
    {
        var about = ReferencesInMail.Of(mail);
        if (WhyNotAnswer(mail, rules) is { } why)
        {
            return new MailMeaning.NotAnswered(why, about);
        }

        // Somebody who only forwards, or writes below a line that looks like a quotation, is read whole.
        var newText = mail.NewText;
        var read = newText.Length > 0 ? newText : mail.Text;
        var asked = new MailMeaning.NewRequest(Phrases.Default.KindsIn($"{mail.Subject}\n\n{read}"), mail.Language ?? rules.DefaultLanguage);
        return about.Count == 0
            ? asked
            : new MailMeaning.AboutRequest(about, Phrases.Default.Denies($"{mail.Subject}\n\n{newText}") ? [] : CodesInText.Of(newText), asked);
    }

    private static WhyNotAnswered? WhyNotAnswer(InboundMail mail, MailRules rules) => mail switch
    {
        _ when IsOurLetter(mail.MessageId, rules) => WhyNotAnswered.OwnLetter,
        _ when IsOwn(mail.From, rules) => WhyNotAnswered.OwnAddress,
        _ when IsBounce(mail) => WhyNotAnswered.Bounce,
        _ when IsAutoReply(mail) => WhyNotAnswered.AutoReply,
        { EnvelopeFrom: "" } => WhyNotAnswered.NullReturnPath,
        _ when mail.Headers["List-Id"] is { } list && !IsOwnList(list, rules) => WhyNotAnswered.MailingList,
        _ when Precedence(mail) is "bulk" or "junk" => WhyNotAnswered.Bulk,
        _ when Precedence(mail) is "list" && !mail.Headers.Has("List-Id") => WhyNotAnswered.MailingList,
        { From: null } => WhyNotAnswered.NoSender,
        _ when mail.Checks.SpamScore >= rules.SpamFrom || FirstWord(mail, "X-Spam-Flag") == "yes" => WhyNotAnswered.Spam,
        _ => null,
    };

    private static bool IsOurLetter(string? messageId, MailRules rules) =>
        messageId is not null
        && messageId.EndsWith("@" + rules.OwnHost, StringComparison.OrdinalIgnoreCase)
        && ReferencesInMail.OfOurLetter(messageId) is not null;

    private static bool IsOwn(Mailbox? from, MailRules rules) =>
        from is not null && rules.OwnAddresses.Any(own => EmailMatching.Fold(own) == EmailMatching.Fold(from.Address));

    private static bool IsBounce(InboundMail mail) =>
        FirstWord(mail, "Content-Type") == "multipart/report"
        || mail.Headers.Has("X-Failed-Recipients")
        || (mail.Headers["From"] ?? "").Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase)
        || mail.EnvelopeFrom?.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase) == true
        || Phrases.Default.IsBounce(mail.Subject);

    // "no" is what a person's program may say (RFC 3834 section 5); any other word is a program's own.
    private static bool IsAutoReply(InboundMail mail) =>
        FirstWord(mail, "Auto-Submitted") is not (null or "" or "no")
        || mail.Headers.Has("X-Autoreply")
        || mail.Headers.Has("X-Autorespond")
        || mail.Headers.Has("X-Autoresponder")
        || mail.Headers.Has("X-AutoReply-From")
        || mail.Headers.Has("X-Mail-Autoreply")
        || Precedence(mail) == "auto_reply"
        || Phrases.Default.IsAutomatic(mail.Subject);

    private static string? Precedence(InboundMail mail) => FirstWord(mail, "Precedence");

    private static string? FirstWord(InboundMail mail, string header) =>
        mail.Headers[header]?.Trim().Split(';', ' ', '\t', '(')[0].ToLowerInvariant();

    // The id stands between angle brackets, after a description (RFC 2919 section 2).
    private static bool IsOwnList(string header, MailRules rules)
    {
        var (open, close) = (header.LastIndexOf('<'), header.LastIndexOf('>'));
        var id = open >= 0 && close > open ? header[(open + 1)..close] : header;
        return rules.OwnLists.Contains(id.Trim().ToLowerInvariant());
    }
}
