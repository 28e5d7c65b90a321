using System.Net;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>Brings requests to the moment before a step of theirs, each of another customer of the sample shop.</summary>
internal sealed class OutageCast(Office office, CancellationToken cancellation)
{
    private const string En = "en";
    private const string Zh = "zh-CN";
    private const string Reason = "其中有我们与供应商约定的价格。\n请勿外传 <保密>。";

    private static readonly string[] Copy = ["copy"];
    private static readonly (string, string) Approve = ("do", "approve");
    private static readonly (string, string) SendCode = ("do", "send-code");

    private readonly OutageEnds _ends = new(office, cancellation);

    /// <summary>All steps at which somebody waits for a page.</summary>
    public async Task<IReadOnlyList<OutageStep>> Park() => await Task.WhenAll(
        Sends(), Opens(), AsksForCode(), Proves(), SignsIn(), Approves(), Refuses(), Agrees(), Reads(), Downloads());

    private async Task<OutageStep> Sends()
    {
        var (who, _) = await AboutToSend("min.huang@example.com", Zh);
        return new OutageStep("sends the form", Zh, who, () => who.Submit(cancellation), async () =>
        {
            await who.SubmitAgain(cancellation);
            await _ends.Copied(OutageEnds.ReferenceOn(who.Page), En);
        });
    }

    /// <summary>A form that is filled and not sent.</summary>
    public async Task<(Caller Who, Func<Task> Send)> AboutToSend(string email, string language)
    {
        var who = office.Caller(language);
        await who.Open("request/kinds", cancellation);
        await who.Submit(cancellation, ("kind", "copy"));
        await who.Submit(cancellation, ("email", email));
        await who.Submit(cancellation, ("account", ""));
        return (who, () => who.Submit(cancellation));
    }

    private async Task<OutageStep> Opens()
    {
        var reference = await office.Ask("tao.zhou@example.com", Copy, Zh);
        var link = (await office.Letter(reference, "receipt")).Link;
        var who = office.Caller(Zh);
        return new OutageStep("opens the link of the receipt", Zh, who, () => who.Open(link, cancellation), async () =>
        {
            await who.Open($"prove/{reference}", cancellation);
            Assert.True(who.Offers("confirm"), who.Text);
            await _ends.Copied(reference, Zh);
        });
    }

    private async Task<OutageStep> AsksForCode()
    {
        var reference = await office.Ask("xin.wu@example.com", Copy, Zh);
        var receipt = await office.Letter(reference, "receipt");
        var who = await At(receipt, Zh);
        return new OutageStep("asks for another code", Zh, who, () => who.Submit(cancellation, SendCode), async () =>
        {
            await who.SubmitAgain(cancellation);
            Assert.Equal(HttpStatusCode.OK, who.Status);
            var code = await office.Letter(reference, "code-confirm");
            await who.Submit(cancellation, ("do", "confirm"), ("code", code.Code));
            Assert.NotNull((await office.Find(reference)).Proof);
            await _ends.Copied(reference, Zh);
        });
    }

    private async Task<OutageStep> Proves()
    {
        var (reference, who, prove) = await AboutToProve("olivia.brown@example.com", En);
        return new OutageStep("proves the mailbox", En, who, prove, async () =>
        {
            await who.SubmitAgain(cancellation);
            Assert.NotNull((await office.Find(reference)).Proof);
            await _ends.Copied(reference, En);
        });
    }

    /// <summary>The receipt is in hand, and its code typed.</summary>
    public async Task<(string Reference, Caller Who, Func<Task> Prove)> AboutToProve(string email, string language)
    {
        var reference = await office.Ask(email, Copy, language);
        var receipt = await office.Letter(reference, "receipt");
        var who = await At(receipt, language);
        return (reference, who, () => who.Submit(cancellation, ("do", "confirm"), ("code", receipt.Code)));
    }

    private async Task<OutageStep> SignsIn()
    {
        var reference = await office.AskAndProve("peng.xu@example.com", Copy, Zh);
        var asked = await office.Letter(reference, "decision-needed");
        var who = await At(asked, En);
        var code = await office.NewCode(who, asked);
        return new OutageStep("types the code that lets staff in", En, who, () => who.Submit(cancellation, ("do", "confirm"), ("code", code)), async () =>
        {
            await who.SubmitAgain(cancellation);
            Assert.True(who.Offers("approve"), who.Text);
            await who.Submit(cancellation, Approve);
            await _ends.Copied(reference, Zh);
        });
    }

    private async Task<OutageStep> Approves()
    {
        var (reference, who, approve) = await AboutToApprove("yan.sun@example.com", Copy);
        return new OutageStep("approves", En, who, approve, async () =>
        {
            await who.SubmitAgain(cancellation);
            Assert.Contains("You approved", who.Text, StringComparison.Ordinal);
            await _ends.Copied(reference, En);
        });
    }

    public async Task<(string Reference, Caller Who, Func<Task> Approve)> AboutToApprove(string email, string[] kinds)
    {
        var reference = await office.AskAndProve(email, kinds);
        var who = await office.SignIn(await office.Letter(reference, "decision-needed"));
        return (reference, who, () => who.Submit(cancellation, Approve));
    }

    private async Task<OutageStep> Refuses()
    {
        var reference = await office.AskAndProve("hao.ma@example.com", Copy, Zh);
        var who = await office.SignIn(await office.Letter(reference, "decision-needed"), Zh);
        await who.Open($"decide/{reference}/refuse", cancellation);
        return new OutageStep("refuses, with a reason", Zh, who, () => who.Submit(cancellation, ("ground", "trade-secrets"), ("reason", Reason)), async () =>
        {
            await who.SubmitAgain(cancellation);
            Assert.Equal(Reason, (await office.Find(reference)).Proposal?.Reason?.ReplaceLineEndings("\n"));
            await office.Press(reference, "second-needed", Office.Approver, "agree");
            await _ends.Refused(reference);
        });
    }

    private async Task<OutageStep> Agrees()
    {
        var reference = await office.AskAndProve("lan.zhu@example.com", Copy);
        using (var first = await office.SignIn(await office.Letter(reference, "decision-needed")))
        {
            await first.Open($"decide/{reference}/refuse", cancellation);
            await first.Submit(cancellation, ("ground", "trade-secrets"), ("reason", "Prices."));
        }

        var who = await office.SignIn(await office.Letter(reference, "second-needed"));
        return new OutageStep("agrees to a refusal", En, who, () => who.Submit(cancellation, ("do", "agree")), async () =>
        {
            await who.SubmitAgain(cancellation);
            await _ends.Refused(reference);
        });
    }

    private async Task<OutageStep> Reads()
    {
        var (reference, who) = await AboutToCollect("bin.hu@example.com", Zh);
        var path = $"status/{reference}/read";
        return new OutageStep("reads the copy", Zh, who, () => who.Open(path, cancellation), async () =>
        {
            await who.Open(path, cancellation);
            Assert.Equal(HttpStatusCode.OK, who.Status);
            await IsCollected(reference);
            await _ends.Copied(reference, Zh);
        });
    }

    private async Task<OutageStep> Downloads()
    {
        var (reference, who) = await AboutToCollect("rui.guo@example.com", En);
        var path = $"status/{reference}/download";
        return new OutageStep("downloads the copy", En, who, () => who.Open(path, cancellation), async () =>
        {
            OutageEnds.IsPackage(await who.Download(path, cancellation));
            await IsCollected(reference);
            await _ends.Copied(reference, En);
        });
    }

    // That is recorded after the last byte.
    private Task IsCollected(string reference) => office.Until(reference, "the copy is collected", request => request.Collected.Count > 0);

    private async Task<(string Reference, Caller Who)> AboutToCollect(string email, string language)
    {
        var reference = await office.AskAndProve(email, Copy, language);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        return (reference, await office.SignIn(await office.Letter(reference, "ready"), language));
    }

    private async Task<Caller> At(Letter letter, string language)
    {
        var who = office.Caller(language);
        await who.Open(letter.Link, cancellation);
        return who;
    }
}
