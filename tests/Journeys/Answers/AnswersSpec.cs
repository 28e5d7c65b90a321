using System.Net;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.MailDoor;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Answers;

/// <summary>What staff answer in words of their own: questions, complaints, explanations, and reviews by somebody else.</summary>
public sealed class AnswersSpec(AnswersSpec.Shared shared) : IClassFixture<AnswersSpec.Shared>
{
    private const string Secret = "0c1f6b0f9a7e4f1d8f1f3d2c7a5b9e42";
    private const string Reply = "We use it for signing in only.\nNobody else receives it.";

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_by_mail_is_answered_once_without_any_proof_and_closed()
    {
        const string From = "amelie.roux@example.com";
        await shared.Post.Parsed(WrittenMail.New(From, "My number", "Why do you need my telephone number?"), Cancellation);
        var reference = await Received(From, "mail-receipt");
        var letter = await Office.Letter(reference, "answer-needed", Office.Handler);
        Assert.DoesNotContain("telephone number", letter.Text, StringComparison.Ordinal);

        using var one = await Office.SignIn(letter);
        using var other = await Office.SignIn(await Office.Letter(reference, "answer-needed", Office.OtherHandler));
        Assert.Contains("Why do you need my telephone number?", one.Text, StringComparison.Ordinal);
        Assert.Contains("Write nothing personal", one.Text, StringComparison.Ordinal);

        await one.Submit(Cancellation, ("do", "answer"), ("answer", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
        await one.Submit(Cancellation, ("do", "answer"), ("answer", "Because."));
        Assert.Contains("at least 10 characters", one.Text, StringComparison.Ordinal);
        Assert.Contains("Because.", one.Page, StringComparison.Ordinal);

        await Task.WhenAll(
            one.Submit(Cancellation, ("do", "answer"), ("answer", Reply)),
            other.Submit(Cancellation, ("do", "answer"), ("answer", "Something else altogether.")));
        Assert.All(new[] { one, other }, staff => Assert.Equal(HttpStatusCode.OK, staff.Status));
        Assert.Single(new[] { one, other }, staff => staff.Text.Contains("You answered this request", StringComparison.Ordinal));
        Assert.Single(new[] { one, other }, staff => staff.Text.Contains("This request is already answered", StringComparison.Ordinal));

        var request = await Office.Find(reference);
        Assert.Equal((RequestStatus.Closed, Outcome.Answered), (request.Status, request.Outcome!.Value));
        Assert.Null(request.Proof);
        var answer = await Office.Letter(reference, "answer");
        Assert.Equal(From, answer.To);
        Assert.Contains(request.Answered!.Text.Split('\n')[0], answer.Text, StringComparison.Ordinal);
        Assert.Contains("ask us for a review", answer.Text, StringComparison.Ordinal);
        Assert.Single(await Office.Facts(reference), nameof(RequestAnswered));
        Assert.DoesNotContain(await Office.Letters(reference), l => l.Key.Letter is "staff-mail" or "unproven");
    }

    [Fact]
    public async Task A_mail_taken_for_a_question_that_asks_for_a_copy_is_proven_first_and_then_searched()
    {
        const string From = "bruno.keller@example.com";
        await shared.Post.Parsed(WrittenMail.New(From, "Hello", "What do you know about me?"), Cancellation);
        var reference = await Received(From, "mail-receipt");
        using var staff = await Office.SignIn(await Office.Letter(reference, "answer-needed", Office.Handler));
        await staff.Submit(Cancellation, ("do", "choose"), ("kind", "copy"));
        Assert.Equal(HttpStatusCode.OK, staff.Status);

        var receipt = await Office.Letter(reference, "mail-receipt", From, number: 2);
        Assert.Contains("a copy of your data", receipt.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(RequestStatus.AwaitingProof, (await Office.Find(reference)).Status);
        using var person = Office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("kind", "copy"), ("do", "confirm"), ("code", receipt.Code));

        // We hold nothing about him, and looked.
        await Office.Letter(reference, "nothing-found", From);
    }

    [Fact]
    public async Task A_complaint_by_form_is_answered_in_Chinese()
    {
        const string From = "xiaoyu.chen@example.com";
        const string Words = "我没有同意接收广告电话。\n请说明我的号码从哪里来。";
        const string Answer = "您的号码来自您注册账号时的填写。\n我们已停止拨打营销电话。";
        var reference = await Ask(From, "complaint", Words, "zh-CN");
        var receipt = await Office.Letter(reference, "acknowledgement", From);
        Assert.Contains("投诉", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("广告电话", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(Words, (await Office.Find(reference)).Received.Details);

        var letter = await Office.Letter(reference, "answer-needed", Office.Handler);
        Assert.DoesNotContain("广告电话", letter.Text, StringComparison.Ordinal);
        using var staff = await Office.SignIn(letter);
        Assert.Contains("请说明我的号码从哪里来", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"choose\"", staff.Page, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("do", "answer"), ("answer", Answer));
        Assert.Equal(HttpStatusCode.OK, staff.Status);

        var answer = await Office.Letter(reference, "answer", From);
        Assert.Contains("我们已停止拨打营销电话。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("申请复核", answer.Text, StringComparison.Ordinal);
        using var person = await Office.SignIn(answer, "zh-CN");
        Assert.Contains("您的号码来自您注册账号时的填写。", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_words_travel_through_the_form_and_what_cannot_be_seen_does_not()
    {
        using var person = Office.Caller("zh-CN");
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "question"));
        await person.Submit(Cancellation, ("details", "invoice\u202egpj.exe"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains("不可见字符", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("details", new string('字', 4001)));
        Assert.Contains("4,001", person.Text, StringComparison.Ordinal);
        Assert.Contains(new string('字', 4001), person.Page, StringComparison.Ordinal);

        // Every character another: nothing that packs well.
        var longest = string.Concat(Enumerable.Range(0, 4000).Select(i => (char)(0x4E00 + (i * 7919 % 20_000))));
        await person.Submit(Cancellation, ("details", longest));
        await person.Submit(Cancellation, ("email", "lang.wu@example.com"));
        Assert.Contains(longest, person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation);
        Assert.Equal(longest, (await Office.Find(Office.ReferenceIn(person.Page))).Received.Details);
    }

    [Fact]
    public async Task An_explanation_is_given_to_who_has_proven_who_they_are_and_reviewed_by_somebody_else()
    {
        const string From = "nina.olsen@example.com";
        var reference = await Ask(From, "automated-decision", "Why was my loan refused by your system?", "en");
        var receipt = await Office.Letter(reference, "receipt", From);
        Assert.DoesNotContain(await Office.Letters(reference), l => l.Key.Letter == "answer-needed");
        using (var prover = Office.Caller())
        {
            await prover.Open(receipt.Link, Cancellation);
            await prover.Submit(Cancellation, ("do", "confirm"), ("code", receipt.Code));
        }

        await Answer(reference, Office.Handler, "The score was below the bound that we set.");
        using var person = await Office.SignIn(await Office.Letter(reference, "answer", From));
        Assert.Contains("Ask for a review", person.Text, StringComparison.Ordinal);
        await person.Open($"status/{reference}/review", Cancellation);
        await person.Submit(Cancellation, ("details", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        await person.Submit(Cancellation, ("details", "The score uses an old address of mine."));
        Assert.Contains("We look at it again", person.Text, StringComparison.Ordinal);
        var review = Office.ReferenceIn(person.Text);
        Assert.NotEqual(reference, review);

        await Office.Letter(review, "acknowledgement", From);
        var letter = await Office.Letter(review, "answer-needed", Office.OtherHandler);
        Assert.DoesNotContain(await Office.Letters(review), l => l.To == Office.Handler);
        using (var staff = await Office.SignIn(letter))
        {
            Assert.Contains("The score uses an old address of mine.", staff.Text, StringComparison.Ordinal);
            Assert.Contains("The score was below the bound that we set.", staff.Text, StringComparison.Ordinal);
            Assert.Contains(reference, staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("do", "answer"), ("answer", "We changed the decision: the address was old."));
        }

        var answer = await Office.Letter(review, "answer", From);
        Assert.Contains("We changed the decision", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ask us for a review", answer.Text, StringComparison.Ordinal);

        // Asked again, it is the same review; and what came of a review is not reviewed.
        await person.Open($"status/{reference}/review", Cancellation);
        Assert.Equal(review, Office.ReferenceIn(person.Text));
        using var again = await Office.SignIn(answer);
        await again.Open($"status/{review}/review", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    public async Task Staff_who_do_not_answer_are_reminded_and_others_are_asked()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Ask(office, "omar.said@example.com", "question", "May I have another invoice?", "en");
        await office.Letter(reference, "answer-needed", Office.Handler);
        await office.Pass(days: 18, reference);
        var escalation = await office.Letter(reference, "escalation", Office.Approver);
        Assert.Contains("Nobody has answered request", escalation.Text, StringComparison.Ordinal);
        await office.Letter(reference, "late", "omar.said@example.com");
    }

    [Fact]
    public async Task A_question_beside_a_copy_is_answered_before_anything_is_proven_and_the_copy_goes_on_after()
    {
        const string From = "sam.taylor@example.com";
        using var person = Office.Caller();
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "copy"), ("kind", "question"));
        await person.Submit(Cancellation, ("details", "Why do you need my telephone number?"));
        await person.Submit(Cancellation, ("email", From));
        await person.Submit(Cancellation, ("account", ""));
        await person.Submit(Cancellation);
        var reference = Office.ReferenceIn(person.Page);
        Assert.Contains("answered without that", (await Office.Letter(reference, "receipt", From)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await Answer(reference, Office.Handler, Reply);
        var answer = await Office.Letter(reference, "answer", From);
        Assert.Contains("once you have confirmed that it was you", answer.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.True((await Office.Find(reference)).AwaitsProof);

        await Office.Prove(reference);
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        await Office.Letter(reference, "ready", From);
        Assert.Equal(1, (await Office.Letters(reference)).Single(l => l.Key.Letter == "answer").Deliveries);
    }

    private async Task Answer(string reference, string who, string words)
    {
        using var staff = await Office.SignIn(await Office.Letter(reference, "answer-needed", who));
        await staff.Submit(Cancellation, ("do", "answer"), ("answer", words));
        Assert.Contains("You answered this request", staff.Text, StringComparison.Ordinal);
    }

    private Task<string> Ask(string email, string kind, string details, string language) => Ask(Office, email, kind, details, language);

    private static async Task<string> Ask(Office office, string email, string kind, string details, string language)
    {
        using var person = office.Caller(language);
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", kind));
        await person.Submit(Cancellation, ("details", details));
        await person.Submit(Cancellation, ("email", email));
        Assert.Contains(details.Split('\n')[0], person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation);
        return Office.ReferenceIn(person.Page);
    }

    private async Task<string> Received(string from, string letter) => (await Eventually.Async(
        async () => (await Office.LettersTo(from)).FirstOrDefault(l => l.Key.Letter == letter),
        Office.Patience, $"a letter {letter} comes to {from}", Cancellation)).Key.Reference.Value;

    /// <summary>One service for all; each test has a person of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        internal MailPost Post { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Office = await Office.Open(Cancellation, ("InboundSecret", Secret));
            Post = new MailPost(Office, Secret);
        }

        public async ValueTask DisposeAsync()
        {
            Post.Dispose();
            await Office.DisposeAsync();
        }
    }
}
