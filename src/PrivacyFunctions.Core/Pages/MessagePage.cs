using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>A heading, a few paragraphs and at most one link: for all that is neither a form nor a request's own page.</summary>
/// <param name="Heading">In the page's language.</param>
/// <param name="Link">Where to go from here.</param>
public sealed record MessagePage(
    PageContext Context,
    string Heading,
    IReadOnlyList<string> Paragraphs,
    MessageLink? Link) : Page(Context)
{
    public override string Heading { get; } = Heading;

    /// <summary>What was sent and could not be taken, for a button that sends it again.</summary>
    public MessageForm? Form { get; init; }

    /// <summary>Goes into the header Retry-After, in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The link in the letter is too old (410).</summary>
    public static MessagePage LinkExpired(PageContext context) => Of(context, 410, "linkExpired", ToStart(context));

    /// <summary>The link's signature does not fit: cut off by a mail program, or changed (404).</summary>
    public static MessagePage LinkBroken(PageContext context) => Of(context, 404, "linkBroken", ToStart(context));

    /// <summary>The link did what it was for (410).</summary>
    public static MessagePage LinkUsed(PageContext context) => Of(context, 410, "linkUsed", ToStart(context));

    public static MessagePage NotFound(PageContext context) => Of(context, 404, "notFound", ToStart(context));

    /// <summary>The caller adds the header Allow, which RFC 9110 asks for with a 405.</summary>
    public static MessagePage WrongMethod(PageContext context) => Of(context, 405, "wrongMethod", ToStart(context));

    public static MessagePage TooLarge(PageContext context) => Of(context, 413, "tooLarge", null);

    /// <summary>What was sent is no form that we can read.</summary>
    /// <param name="status">400, or 415 where it is something else altogether.</param>
    public static MessagePage Unreadable(PageContext context, int status) => Of(context, status, "unreadable", null);

    /// <summary>A field was sent more than once (400); no browser does that by itself.</summary>
    public static MessagePage FieldRepeated(PageContext context, string field) =>
        Of(context, 400, "fieldRepeated", null, ("field", field));

    public static MessagePage TooManyRequests(PageContext context, TimeSpan retryAfter) =>
        Of(context, 429, "tooMany", null, ("seconds", Seconds(retryAfter))) with { RetryAfter = retryAfter };

    /// <param name="sent">The fields of the form that was sent, to be sent again by a button; null where a page was only asked for.</param>
    public static MessagePage Unavailable(PageContext context, TimeSpan retryAfter, IReadOnlyList<KeyValuePair<string, string>>? sent = null)
    {
        var again = context.Texts["message.again"];
        return Of(context, 503, "unavailable", sent is null ? new MessageLink(context.Path, again) : null, ("seconds", Seconds(retryAfter))) with
        {
            Form = sent is null ? null : new MessageForm(context.Path, sent, again),
            RetryAfter = retryAfter,
        };
    }

    /// <param name="correlation">What finds the failure in the log; says nothing about the person.</param>
    public static MessagePage ServerError(PageContext context, string correlation) =>
        Of(context, 500, "serverError", ToStart(context), ("correlation", correlation));

    /// <summary>The answers of the steps before are missing: the page was opened out of order or after a long pause.</summary>
    public static MessagePage StartAgain(PageContext context) => Of(context, 409, "startAgain", ToStart(context));

    /// <summary>The requester has proven who they are, now or before.</summary>
    public static MessagePage Proven(PageContext context, Reference reference, Kinds kinds, DueDay due) => Of(
        context,
        200,
        kinds.Key() == "question" ? "provenQuestion" : "proven",
        null,
        ("reference", reference.Value),
        ("due", due.InWords(context)));

    /// <summary>Who decided first opens, or answers, what only somebody else can agree to (403).</summary>
    public static MessagePage SomebodyElse(PageContext context, Reference reference) =>
        Of(context, 403, "somebodyElse", null, ("reference", reference.Value));

    /// <summary>What the request asks for can no longer be changed: it has been searched, or is closed (409).</summary>
    public static MessagePage TooLate(PageContext context, Reference reference) =>
        Of(context, 409, "tooLate", null, ("reference", reference.Value));

    /// <summary>Who reads the mailbox said that they did not ask.</summary>
    public static MessagePage NotMe(PageContext context, Reference reference) =>
        Of(context, 200, "notMe", null, ("reference", reference.Value));

    /// <summary>Staff asked the person for something.</summary>
    public static MessagePage Asked(PageContext context, Reference reference) =>
        Of(context, 200, "asked", null, ("reference", reference.Value));

    /// <summary>The person answered.</summary>
    public static MessagePage Answered(PageContext context, Reference reference) =>
        Of(context, 200, "answered", null, ("reference", reference.Value));

    /// <summary>Staff asked the person for a fee.</summary>
    public static MessagePage FeeAsked(PageContext context, Reference reference) =>
        Of(context, 200, "feeAsked", null, ("reference", reference.Value));

    /// <summary>No fee can be asked for: the person has not asked for it more often than is free, or it is always free (409).</summary>
    public static MessagePage FeeNotPossible(PageContext context, Reference reference) =>
        Of(context, 409, "feeNotPossible", new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]), ("reference", reference.Value));

    /// <summary>Staff let a fee go.</summary>
    public static MessagePage FeeWaived(PageContext context, Reference reference) =>
        Of(context, 200, "feeWaived", null, ("reference", reference.Value));

    /// <summary>The person agreed to a fee.</summary>
    public static MessagePage FeeAccepted(PageContext context, Reference reference) =>
        Of(context, 200, "feeAccepted", null, ("reference", reference.Value));

    /// <summary>The person did not want it at that price.</summary>
    public static MessagePage FeeDeclined(PageContext context, Reference reference) =>
        Of(context, 200, "feeDeclined", null, ("reference", reference.Value));

    /// <summary>The requester took the request back.</summary>
    public static MessagePage Withdrawn(PageContext context, Reference reference) =>
        Of(context, 200, "withdrawn", null, ("reference", reference.Value));

    /// <summary>What staff would record about a demand is recorded, or not asked for any more (409).</summary>
    public static MessagePage TooLateToRecord(PageContext context, Reference reference) =>
        Of(context, 409, "tooLateToRecord", new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]), ("reference", reference.Value));

    /// <summary>It is closed already, or the erasure has begun (409).</summary>
    public static MessagePage TooLateToStop(PageContext context, Reference reference) =>
        Of(context, 409, "tooLateToStop", null, ("reference", reference.Value));

    /// <summary>Staff took more time.</summary>
    public static MessagePage Extended(PageContext context, Reference reference, DueDay due) => Extension(context, 200, "extended", reference, due);

    /// <summary>The law, or what was promised, knows no later date (409).</summary>
    public static MessagePage NotExtendable(PageContext context, Reference reference, DueDay due) => Extension(context, 409, "notExtendable", reference, due);

    /// <summary>It was given more time before, which can be done once (409).</summary>
    public static MessagePage AlreadyExtended(PageContext context, Reference reference, DueDay due) => Extension(context, 409, "alreadyExtended", reference, due);

    /// <summary>The person would have had to be told before the first date was over (409).</summary>
    public static MessagePage TooLateToExtend(PageContext context, Reference reference, DueDay due) => Extension(context, 409, "tooLateToExtend", reference, due);

    /// <summary>The address of a member of staff's own feed of due dates.</summary>
    public static MessagePage Calendar(PageContext context, Uri feed, Reference reference) => Of(
        context,
        200,
        "calendar",
        new MessageLink($"/decide/{reference}", context.Texts["message.calendar.back"]),
        ("address", feed.AbsoluteUri));

    /// <summary>Staff recorded how they told the person what letters could not.</summary>
    /// <param name="isAuthority">Whether it is an authority that was told, and not the person.</param>
    public static MessagePage Told(PageContext context, Reference reference, DateOnly day, bool isAuthority = false) => Of(
        context,
        200,
        isAuthority ? "authorityTold" : "told",
        new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]),
        ("reference", reference.Value),
        ("day", day));

    /// <summary>Staff said that somebody else is responsible.</summary>
    public static MessagePage NotOurs(PageContext context, Reference reference) =>
        Of(context, 200, "notOurs", null, ("reference", reference.Value));

    /// <summary>No letter to the person has come back, or they were told since (409).</summary>
    public static MessagePage NothingReturned(PageContext context, Reference reference) => Of(
        context,
        409,
        "nothingReturned",
        new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]),
        ("reference", reference.Value));

    /// <summary>Staff ordered another try of a source.</summary>
    public static MessagePage TryingAgain(PageContext context, Reference reference, string source) =>
        Of(context, 200, "tryingAgain", null, ("reference", reference.Value), ("source", source));

    /// <summary>Staff decided to go on without a source.</summary>
    public static MessagePage GoingOnWithout(PageContext context, Reference reference, string source) =>
        Of(context, 200, "goingOnWithout", null, ("reference", reference.Value), ("source", source));

    /// <summary>Staff asked the person, who has not answered yet.</summary>
    /// <param name="until">When the person's time to answer is over.</param>
    public static MessagePage PersonIsAsked(PageContext context, Reference reference, DateTimeOffset until) =>
        Of(context, 200, "personIsAsked", null, ("reference", reference.Value), ("until", until.InWords(context.Zone, context.Language)));

    /// <summary>The request waits for no decision: it ended, or went on in the meantime.</summary>
    public static MessagePage NothingToDecide(PageContext context, Reference reference) =>
        Of(context, 200, "nothingToDecide", null, ("reference", reference.Value));

    /// <summary>Who has been told and has not confirmed, for staff.</summary>
    public static MessagePage Untold(PageContext context, Reference reference, IReadOnlyList<string> targets) =>
        Of(context, 200, "untold", null, ("reference", reference.Value), ("targets", Lists.And(targets, context.Language)));

    /// <summary>Staff said that recipients were told.</summary>
    public static MessagePage RecipientsTold(PageContext context, Reference reference) =>
        Of(context, 200, "recipientsTold", null, ("reference", reference.Value));

    /// <summary>Staff said what they carried out by hand.</summary>
    public static MessagePage StopsDone(PageContext context, Reference reference) =>
        Of(context, 200, "stopsDone", null, ("reference", reference.Value));

    /// <summary>Somebody has said before what was carried out by hand.</summary>
    /// <param name="by">Masked; null where it is the reader.</param>
    public static MessagePage StopsDoneBefore(PageContext context, Reference reference, string? by, DateTimeOffset at) => Of(
        context,
        200,
        by is null ? "stopsDoneByYou" : "stopsDoneBefore",
        new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]),
        ("reference", reference.Value),
        ("by", by ?? ""),
        ("at", at.InWords(context.Zone, context.Language)));

    /// <summary>A review was taken up.</summary>
    /// <param name="reference">Of the review.</param>
    public static MessagePage ReviewAsked(PageContext context, Reference reference, DueDay due) =>
        Of(context, 200, "reviewAsked", null, ("reference", reference.Value), ("due", due.InWords(context)));

    /// <summary>No review can be asked for: the time for it is over, or nothing was decided (409).</summary>
    public static MessagePage NoReview(PageContext context, Reference reference, int days) =>
        Of(context, 409, "noReview", null, ("reference", reference.Value), ("days", days));

    /// <summary>Whether or not the address is one of the staff's.</summary>
    public static MessagePage EntryLinkAsked(PageContext context) => Of(context, 200, "entryLinkAsked", null);

    /// <summary>Staff come for a mail that was kept unanswered, and is deleted (410).</summary>
    /// <param name="days">For how many such mails are kept.</param>
    public static MessagePage MailDeleted(PageContext context, Reference reference, int days) =>
        Of(context, 410, "mailDeleted", new MessageLink("/enter", context.Texts["mails.toEntry"]), ("reference", reference.Value), ("days", days));

    /// <summary>Staff entered a request; a button leads to the next.</summary>
    public static MessagePage Entered(PageContext context, Reference reference, DueDay due) =>
        Of(context, 200, "entered", null, ("reference", reference.Value), ("due", due.InWords(context))) with
        {
            Form = new MessageForm(context.Path, [new(Fields.Csrf, context.CsrfToken), new(Fields.Do, Fields.DoAnother)], context.Texts["message.entered.another"]),
        };

    /// <summary>Staff entered what an authority demands; a button leads to the next.</summary>
    public static MessagePage DemandEntered(PageContext context, Reference reference, DueDay due) =>
        Of(context, 200, "demandEntered", null, ("reference", reference.Value), ("due", due.InWords(context))) with
        {
            Form = new MessageForm(context.Path, [new(Fields.Csrf, context.CsrfToken), new(Fields.Do, Fields.DoAnother)], context.Texts["message.entered.another"]),
        };

    /// <summary>The settings name too few people for this member to enter what an authority demands.</summary>
    public static MessagePage TooFewForDemand(PageContext context, Reference reference) =>
        Of(context, 200, "tooFewForDemand", new MessageLink($"/enter/{reference}", context.Texts["message.tooFewForDemand.back"]));

    /// <summary>Somebody else has to call back or record an approval, since this member has to decide (403).</summary>
    public static MessagePage NeededToDecide(PageContext context, Reference reference) =>
        Of(context, 403, "neededToDecide", null, ("reference", reference.Value));

    /// <summary>An authority was called back, and what came of it recorded.</summary>
    /// <param name="lacksApproval">Whether an approval at home is still to be recorded.</param>
    public static MessagePage CalledBack(PageContext context, Reference reference, bool confirmed, bool lacksApproval = false) =>
        Of(context, 200, !confirmed ? "callBackFailed" : lacksApproval ? "calledBackAbroad" : "calledBack", null, ("reference", reference.Value));

    /// <summary>A further call said the opposite of the one before it, and was recorded.</summary>
    public static MessagePage CalledAgain(PageContext context, Reference reference, bool confirmed) =>
        Of(context, 200, confirmed ? "confirmedAnew" : "contradicted", new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]), ("reference", reference.Value));

    /// <summary>An approval at home was recorded.</summary>
    /// <param name="awaitsCall">Whether the authority has still to be called back.</param>
    public static MessagePage HomeApprovalRecorded(PageContext context, Reference reference, bool awaitsCall = false) =>
        Of(context, 200, awaitsCall ? "homeApprovalRecordedEarly" : "homeApprovalRecorded", new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]), ("reference", reference.Value));

    /// <summary>It was recorded what becomes of telling the person.</summary>
    /// <param name="ruling">One of the values of <see cref="DemandFields.Notice"/>.</param>
    public static MessagePage NoticeRuled(PageContext context, Reference reference, string ruling) =>
        Of(context, 200, $"noticeRuled.{ruling}", null, ("reference", reference.Value));

    /// <summary>Who entered a demand, called back or recorded an approval opens what others decide on (403).</summary>
    /// <param name="homeApproval">Where an approval at home is recorded; null where none is lacking.</param>
    public static MessagePage ProvedByYou(PageContext context, Reference reference, string? homeApproval) => Of(
        context,
        403,
        "provedByYou",
        homeApproval is null ? null : new MessageLink(homeApproval, context.Texts["homeApproval.link"]),
        ("reference", reference.Value));

    /// <summary>Who entered a request opens what somebody else decides on (403).</summary>
    public static MessagePage EnteredByYou(PageContext context, Reference reference) =>
        Of(context, 403, "enteredByYou", null, ("reference", reference.Value));

    /// <summary>Who took part in a decision opens what asks to look at it again (403).</summary>
    public static MessagePage TookPart(PageContext context, Reference reference) =>
        Of(context, 403, "tookPart", null, ("reference", reference.Value));

    /// <summary>Asks for one press; the button posts what RFC 8058 has mail programs post.</summary>
    public static MessagePage Unsubscribe(PageContext context) => Of(context, 200, "unsubscribe", null) with
    {
        Form = new MessageForm(context.Path, [new(Fields.ListUnsubscribe, Fields.OneClick)], context.Texts["message.unsubscribe.button"]),
    };

    /// <summary>Marketing messages stop.</summary>
    public static MessagePage Unsubscribed(PageContext context, Reference reference) =>
        Of(context, 200, "unsubscribed", null, ("reference", reference.Value));

    protected override RazorSlice Slice() => Slices.Message.Create(this);

    protected override void AddHeaders(IHeaderDictionary headers)
    {
        if (RetryAfter is { } wait)
        {
            headers.RetryAfter = Seconds(wait).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static MessagePage Of(PageContext context, int status, string name, MessageLink? link, params ReadOnlySpan<TextValue> values) =>
        new(
            context,
            context.Texts.With($"message.{name}.heading", values),
            context.Texts.Paragraphs($"message.{name}.text", values),
            link)
        { StatusCode = status };

    private static MessagePage Extension(PageContext context, int status, string name, Reference reference, DueDay due) => Of(
        context,
        status,
        name,
        new MessageLink($"/decide/{reference}", context.Texts["message.backToDecision"]),
        ("reference", reference.Value),
        ("due", due.InWords(context)));

    private static MessageLink ToStart(PageContext context) => new(RequestPaths.Start, context.Texts["message.toStart"]);

    private static long Seconds(TimeSpan wait) => (long)Math.Ceiling(wait.TotalSeconds);
}

public sealed record MessageLink(string Path, string Text);

/// <param name="Fields">By their names, in the order they were sent; none is shown.</param>
public sealed record MessageForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, string Button)
{
    /// <summary>Without the fields, which are personal data.</summary>
    public override string ToString() => nameof(MessageForm);
}
