using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Pages;

/// <content>What people come to by the links of their letters, and what the person does there.</content>
internal static partial class Gallery
{
    private static Dictionary<string, Func<PageContext, Page>> PersonMakers => new()
    {
        ["prove"] = c => new ProvePage(c, Reference, Copy, Received),
        ["prove-automated"] = c => new ProvePage(c, Reference, Automated, Received),
        ["prove-both"] = c => new ProvePage(c, Reference, Both, Received),
        ["prove-reopen"] = c => new ProvePage(c, Reference, Deletion, Received) { ReopenUntil = Due.Day.AddDays(30) },
        ["prove-wrong"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeWrong(3)] },
        ["prove-locked"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeLocked] },
        ["prove-expired"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.CodeExpired] },
        ["prove-too-many"] = c => new ProvePage(c, Reference, Copy, Received) { Errors = [Problems.TooManyCodes] },
        ["prove-new-code"] = c => new ProvePage(c, Reference, Copy, Received) { NewCodeSent = true },
        ["understood"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Deletion),
        ["understood-question"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Question) { NewCodeSent = true },
        ["understood-wrong"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Both)
        {
            Chosen = [],
            Errors = [Problems.KindMissing, Problems.CodeMissing],
        },
        ["understood-expired"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Copy) { Errors = [Problems.CodeExpired] },
        ["understood-reopen"] = c => new UnderstoodPage(c, Reference, Received, KindCatalogue.Default.Askable, Copy) { ReopenUntil = Due.Day.AddDays(30) },
        ["answer"] = c => Answer(c, []),
        ["answer-conditions"] = c => Answer(c, [KindCatalogue.Default.ConditionsOf(Account)[0].Words.In(c.Language)]) with { Question = "" },
        ["answer-missing"] = c => Answer(c, []) with { Errors = [Problems.AnswerMissing] },
        ["answer-too-long"] = c => Answer(c, []) with { Answer = "x", Errors = [Problems.AnswerTooLong(4001)] },
        ["answer-fee"] = c => FeeGallery.Answer(c),
        ["answer-fee-closes"] = c => FeeGallery.Answer(c) with { SilenceWaives = false },
        ["answer-fee-restarts"] = c => FeeGallery.Answer(c) with { ClockSource = "UK GDPR, articles 12(3) and 12A" },
        ["answer-fee-missing"] = c => FeeGallery.Answer(c) with { Errors = [Problems.FeeAnswerMissing] },
        ["withdraw"] = c => new WithdrawPage(c, Reference, Deletion),
        ["withdraw-form-expired"] = c => new WithdrawPage(c, Reference, Both) { Errors = [Problems.FormExpired] },
        ["sign-in-staff"] = c => new SignInPage(c, Audience.Staff, Reference, Received, false),
        ["sign-in-staff-code"] = c => new SignInPage(c, Audience.Staff, Reference, Received, true),
        ["sign-in-staff-expired"] = c =>
            new SignInPage(c, Audience.Staff, Reference, Received, true) { Errors = [Problems.CodeExpired] },
        ["sign-in-authority"] = c => new SignInPage(c, Audience.Authority, Reference, Received, false),
        ["sign-in-authority-code"] = c => new SignInPage(c, Audience.Authority, Reference, Received, true),
        ["sign-in-person"] = c => new SignInPage(c, Audience.Person, Reference, Received, false),
        ["sign-in-person-code"] = c => new SignInPage(c, Audience.Person, Reference, Received, true) { NewCodeSent = true },
        ["sign-in-person-wrong"] = c =>
            new SignInPage(c, Audience.Person, Reference, Received, true) { Errors = [Problems.CodeNotSixDigits] },
        ["again"] = c => new AgainPage(c, Reference),
    };

    private static AnswerPage Answer(PageContext c, IReadOnlyList<string> conditions) => new(
        c, Reference, Chinese(c) ? "您从什么时候开始使用我们的服务？" : "Since when have you used our service?", conditions, Moment.AddDays(7), null);
}
