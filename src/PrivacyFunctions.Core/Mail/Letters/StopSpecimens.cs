using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The letters about what was stopped, and others as they read where something was.</summary>
internal static class StopSpecimens
{
    public static IEnumerable<Letter> In(
        Language language,
        Reference reference,
        TimeZoneInfo zone,
        DateTimeOffset received,
        DateOnly internalDue,
        DateOnly due,
        LetterCode code,
        Func<string, Uri> page)
    {
        var optOut = Specimens.Named("marketing-opt-out");
        var withdrawal = Specimens.Named("consent-withdrawal");
        var restriction = Specimens.Named("restriction");
        var objection = Specimens.Named("objection");
        var (since, recordKept) = (received.AddSeconds(1), new DateOnly(2029, 12, 4));
        var (mailings, advertising) = language == Language.ZhCn ? ("邮件推送系统", "广告服务提供方") : ("mailing system", "advertising service");
        IReadOnlyList<string> marketing = language == Language.ZhCn
            ? ["向您提供与您相关的广告", "了解电子邮件是否被打开、链接是否被点击"]
            : ["To show you advertisements that are relevant to you", "To see whether our e-mails are opened and their links followed"];
        IReadOnlyList<ToldTarget> told = [new(mailings, since.AddSeconds(2)), new(advertising, since.AddSeconds(3))];
        yield return new StoppedLetter(
            reference, language, zone, optOut, received, new StopFacts(since, marketing, told, []), recordKept, page("status"));
        yield return new StoppedLetter(
            reference, language, zone, withdrawal, received, new StopFacts(since, [marketing[1]], [told[0]], [advertising]), recordKept, page("status"));
        yield return new StoppedLetter(
            reference, language, zone, withdrawal, received, new StopFacts(since, marketing, [], []) { ByHandAt = since.AddHours(5) }, RecordKeptUntil: null, page("status"));
        yield return new StaysStoppedLetter(
            reference, language, zone, restriction, internalDue, new StopFacts(since, [], told, []), recordKept, page("status"));
        yield return new StaysStoppedLetter(
            reference, language, zone, objection, internalDue, new StopFacts(since, [marketing[1]], [], [mailings]), RecordKeptUntil: null, page("status"));
        yield return new UntoldLetter(reference, language, zone, optOut, since, [advertising], page("decide"));
        yield return new UntoldLetter(reference, language, zone, optOut, since, [], page("decide"));
        yield return new StaysStoppedLetter(
            reference, language, zone, restriction, internalDue, new StopFacts(since, [], [], []) { AwaitsHand = true }, RecordKeptUntil: null, page("status"));
        IReadOnlyList<string> forStaff = language == Language.ZhCn
            ? ["向用户提供与其相关的广告"]
            : ["To show people advertisements that are relevant to them"];
        HandTask[] stop = [new(Resumes: false, since, forStaff)];
        HandTask[] everything = [new(Resumes: false, since, []), new(Resumes: true, since.AddDays(1), forStaff)];
        HandTask[] resume = [new(Resumes: true, since, [])];
        var (today, later) = (DateOnly.FromDateTime(since.DateTime), DateOnly.FromDateTime(since.DateTime).AddDays(3));
        yield return new StopByHandLetter(reference, language, zone, optOut, stop, today, page("decide"));
        yield return new StopByHandLetter(reference, language, zone, restriction, everything, later, page("decide"));
        yield return new StopByHandLetter(reference, language, zone, restriction, resume, today, page("decide"));
        yield return new StopByHandLetter(reference, language, zone, restriction, resume, later, page("decide"));
        yield return new StopByHandLetter(reference, language, zone, optOut, [], later, page("decide"));
        yield return new StopOverdueLetter(reference, language, zone, optOut, stop, later, page("decide"));
        yield return new StopOverdueLetter(reference, language, zone, restriction, resume, later, page("decide"));
        yield return new StopOverdueLetter(reference, language, zone, optOut, [], later, page("decide"));
        yield return new AcknowledgementLetter(reference, language, zone, optOut, received, due, page("status")) { IsRequest = true, AsksToDo = true, AwaitsHand = true };
        yield return new ReceiptLetter(reference, language, zone, restriction, received, internalDue, due, page("prove"), code) { AwaitsHand = true };
        yield return new MailReceiptLetter(reference, language, zone, restriction, received, internalDue, due, page("prove"), code) { AwaitsHand = true };
        yield return new ReceiptLetter(reference, language, zone, restriction, received, internalDue, due, page("prove"), code) { Stopped = true };
        yield return new MailReceiptLetter(reference, language, zone, restriction, received, internalDue, due, page("prove"), code) { Stopped = true };
        StopEnds resumes = new() { Resumes = true };
        StopEnds calledOff = new() { IsCalledOff = true };
        yield return new UnprovenLetter(reference, language, zone, restriction, received, internalDue, page("status"), new DateOnly(2027, 1, 3)) { Stops = resumes };
        yield return new WithdrawnLetter(reference, language, zone, restriction, received.AddDays(2), WasNotThem: false, page("status")) { Stops = resumes };
        yield return new WithdrawnLetter(reference, language, zone, restriction, received.AddDays(2), WasNotThem: true, page("status")) { Stops = resumes };
        yield return new UnprovenLetter(reference, language, zone, restriction, received, internalDue, page("status"), new DateOnly(2027, 1, 3)) { Stops = calledOff };
        yield return new UnprovenLetter(reference, language, zone, objection, received, internalDue, page("status"), new DateOnly(2027, 1, 3))
        {
            Stops = resumes with { MarketingStays = true },
        };
        yield return new WithdrawnLetter(reference, language, zone, restriction, received.AddDays(2), WasNotThem: false, page("status")) { Stops = calledOff };
        yield return new WithdrawnLetter(reference, language, zone, objection, received.AddDays(2), WasNotThem: true, page("status"))
        {
            Stops = calledOff with { MarketingStays = true, AwaitsHand = true },
        };
        yield return new NothingFoundLetter(reference, language, zone, restriction, page("status")) { Stops = calledOff };
        StopEnds final = new() { FinalStays = true };
        StopEnds finalByHand = final with { AwaitsHandForGood = true };
        yield return new UnprovenLetter(reference, language, zone, Specimens.Named("copy"), received, internalDue, page("status"), new DateOnly(2027, 1, 3)) { Stops = finalByHand };
        yield return new WithdrawnLetter(reference, language, zone, Specimens.Named("copy", "marketing-opt-out"), received.AddDays(2), WasNotThem: true, page("status")) { Stops = final };
        yield return new WithdrawnLetter(reference, language, zone, Specimens.Named("copy", "marketing-opt-out"), received.AddDays(2), WasNotThem: false, page("status")) { Stops = finalByHand };
        yield return new NothingFoundLetter(reference, language, zone, Specimens.Named("copy", "marketing-opt-out"), page("status")) { Stops = finalByHand };
        yield return new NothingFoundLetter(reference, language, zone, restriction, page("status")) { Stops = resumes };
    }
}
