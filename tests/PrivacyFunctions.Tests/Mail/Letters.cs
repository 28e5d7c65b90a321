using Microsoft.Extensions.Options;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>The specimens by name, and a writer for them.</summary>
internal static class Letters
{
    /// <summary>What stands for the reader's address.</summary>
    public const string Addressee = "5be1c2d9a04f7763";

    public static LetterWriter Writer(string? folder = null) => new(Options.Create(new LetterSettings
    {
        PublicBaseUrl = new Uri("https://privacy.example.com/"),
        LetterTemplates = folder,
    }));

    public static Task<OutgoingMail> Write(Letter letter) =>
        Writer().Write(letter, Specimens.Controller, "reader@example.com", Letters.Addressee);

    /// <summary>Name (variants of a letter told apart by a word behind it) and language of every specimen.</summary>
    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var language in Language.Supported)
        {
            foreach (var letter in Specimens.In(language))
            {
                all.Add(Variant(letter), language.Tag);
            }
        }

        return all;
    }

    public static Letter Find(string variant, string language) =>
        Specimens.In(Language.Parse(language)).Single(letter => Variant(letter) == variant);

    public static string ExpectedFolder() => Checkout.At("tests", "PrivacyFunctions.Tests", "Mail", "Expected");

    private static string Variant(Letter letter)
    {
        string[] words = letter switch
        {
            ReceiptLetter receipt => [Asked(receipt.Kind), receipt.AwaitsHand ? "by-hand" : "", receipt.AnswersUnproven ? "unproven" : "", receipt.IsProvisional ? "provisional" : ""],
            DateChangedLetter { IsProvisional: true } => ["kinds", "provisional"],
            DateChangedLetter { IsApproved: true } => ["approved"],
            DateChangedLetter { ToDo: { } toDo } when toDo != ToDo.Nothing => [Left(toDo)],
            DateChangedLetter changed => [changed.FormerDue is null ? "" : "answer", changed.Move?.Reason switch { null => changed.IsOther ? "kinds" : "", DueMoved.FeeWaived => "waiver", var reason => reason }],
            FeeWaivedLetter { FormerDue: not null } => ["date-back"],
            MailReceiptLetter receipt => [Asked(receipt.Kind), receipt.AwaitsHand ? "by-hand" : "", receipt.AnswersUnproven ? "unproven" : "", receipt.IsProvisional ? "provisional" : ""],
            CodeLetter code => [$"{code.Purpose}"],
            ProveReminderLetter reminder => [Asked(reminder.Kind)],
            UnprovenLetter unproven => [Asked(unproven.Kind), Ends(unproven.Stops)],
            DecisionNeededLetter decision => [Asked(decision.Kind)],
            StaffMailLetter mail => [Asked(mail.Kind)],
            DateCertainLetter certain => [Asked(certain.Kind), certain.IsApproved ? "approved" : "", Left(certain.ToDo)],
            AcknowledgementLetter receipt => [Asked(receipt.Kind), receipt.IsProvisional ? "provisional" : ""],
            AnswerNeededLetter answer => [Asked(answer.Kind)],
            AnswerLetter answer => [Asked(answer.Kind), answer.AwaitsProof ? "unproven" : ""],
            StaffReminderLetter { Calls: true } or EscalationLetter { Calls: true } => ["call-back"],
            StaffReminderLetter { Kind.IsDemanded: true } or EscalationLetter { Kind.IsDemanded: true } => ["demanded"],
            DisclosureReadyLetter ready => [ready.Missing.Count == 0 ? "" : "in-part"],
            NotDisclosedLetter { Ground: null } => ["nothing-found"],
            DisclosedLetter { WasForbidden: true } => ["was-forbidden"],
            PersonUntoldLetter { IsForbidden: false } => ["no-address"],
            StaffReminderLetter { Answers: true } => ["answer"],
            EscalationLetter { Answers: true } => ["answer"],
            StaffReminderLetter reminder => [reminder.DaysLeft switch { 0 => "today", 1 => "tomorrow", _ => "" }],
            EscalationLetter escalation => [escalation.DaysOverdue switch { < 0 => "ahead", 0 => "today", 1 => "yesterday", _ => "" }],
            SecondNeededLetter second => [$"{second.Decided}"],
            OfficerNeededLetter officer => [$"{officer.Decided}", $"{officer.Because}"],
            DelayedLetter { IsHeld: true } or BlockedLetter { IsHeld: true } => ["held"],
            BlockedLetter blocked => [Asked(blocked.Kind)],
            ReadyLetter ready => [ready.Missing.Count == 0 ? "" : "in-part", ready.DeletionFollows ? "before-deletion" : ""],
            ExpiryReminderLetter reminder => [reminder.DeletionFollows ? "before-deletion" : ""],
            DeletedLetter { IsStored: true } deleted => [deleted.Deleted.Count == 0 ? "all-stored" : "stored"],
            HoldEndedLetter { Deleted.Count: 0 } => ["nothing-left"],
            HoldEndedLetter { Kept.Count: > 0 } => ["in-part"],
            DeletedLetter { Recipients.Confirmed.Count: > 0 } => ["recipients"],
            DeletedLetter { Recipients.Keeping.Count: > 0 } => ["recipients-keep"],
            CorrectedLetter { Resumes: true } => ["resumes"],
            CorrectedLetter { IsCalledOff: true } => ["called-off"],
            CorrectedLetter { Recipients.Confirmed.Count: > 0 } => ["recipients"],
            RecipientsByHandLetter byHand => [byHand.Recipients.Count == 0 ? "done" : ""],
            RecipientsSilentLetter silent => [silent.Recipients.Count == 0 ? "done" : ""],
            DeletedLetter { Deleted.Count: 0, Masked.Count: 0, Kept.Count: 0 } => ["nothing-left"],
            DeletedLetter { Deleted.Count: 0, Masked.Count: 0 } => ["all-kept"],
            DeletedLetter { Deleted.Count: 0 } => ["masked-only"],
            DeletedLetter { Kept.Count: 0 } => ["wholly"],
            PersonAskedLetter asked => [asked.Conditions.Count > 0 ? "conditions" : "", asked.IsReminder ? "reminder" : "", asked.ClockSource is null ? "" : "paused"],
            FeeQuotedLetter fee => [fee.SilenceWaives ? "" : "closes", fee.IsReminder ? "reminder" : "", fee.ClockSource is null ? "" : "restarts"],
            FeeDeclinedLetter fee => [fee.InSilence ? "silence" : ""],
            CorrectedLetter { RecordKeptUntil: null } => ["more-to-come"],
            CorrectedLetter { Corrected.Count: 0 } => ["none"],
            CorrectedLetter { Left.Count: > 0 } => ["in-part"],
            WithdrawnLetter withdrawn => [withdrawn.WasNotThem ? "not-me" : "", withdrawn.Stops.Resumes ? "resumes" : "", Ends(withdrawn.Stops)],
            NothingFoundLetter nothing => [Asked(nothing.Kind), Ends(nothing.Stops)],
            RefusedLetter refused => [Asked(refused.Kind), refused.Kept.Count == 0 ? "as-it-was" : "", Ends(refused.Stops)],
            JoinedLetter { IsLate: true } joined => [joined.NewDay is null ? "late" : "late-new-day"],
            StoppedLetter stopped => [Asked(stopped.Kind), stopped.RecordKeptUntil is null ? "more-to-come" : ""],
            StaysStoppedLetter stopped => [Asked(stopped.Kind), stopped.Facts.AwaitsHand ? "by-hand" : ""],
            StopByHandLetter byHand => Hand(byHand.Kind, byHand.Tasks, byHand.Today),
            StopOverdueLetter overdue => Hand(overdue.Kind, overdue.Tasks, overdue.Today),
            UntoldLetter untold => [untold.Untold.Count == 0 ? "done" : ""],
            NotOursLetter notOurs => [Asked(notOurs.Kind), notOurs.ForwardedOn is null ? "" : "forwarded", Ends(notOurs.Stops)],
            UndeliverableLetter undeliverable => [undeliverable.IsOfAuthority ? "authority" : "", undeliverable.Due is null ? "closed" : ""],
            _ => [],
        };
        return string.Join('-', words.Where(word => word.Length > 0).Prepend(letter.Name)).ToLowerInvariant();
    }

    private static string Left(ToDo toDo) => toDo.ConfirmBy is not null ? "to-confirm" : toDo.AwaitsAnswer ? "to-answer" : "";

    private static string Ends(StopEnds stops) => string.Join(
        '-',
        new[]
        {
            stops.IsCalledOff ? "called-off" : "", stops.MarketingStays ? "marketing" : "", stops.FinalStays ? "final" : "", stops.AwaitsHand || stops.AwaitsHandForGood ? "by-hand" : "",
        }.Where(word => word.Length > 0));

    private static string[] Hand(KindName kind, IReadOnlyList<HandTask> tasks, DateOnly today) =>
    [
        Asked(kind),
        tasks.Count == 0 ? "done" : "",
        tasks.Any(task => task.Resumes) ? tasks.All(task => task.Resumes) ? "resume" : "both" : "",
        tasks.Any(task => DateOnly.FromDateTime(task.Since.DateTime) < today) ? "again" : "",
    ];

    /// <summary>What is asked for, where it is not the plain copy.</summary>
    private static string Asked(KindName? kind) => kind?.Kind switch
    {
        null => "question",
        "copy" => "",
        var other => other.Replace('+', '-'),
    };
}
