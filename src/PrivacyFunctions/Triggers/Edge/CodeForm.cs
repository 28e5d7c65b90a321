using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Letters;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>The two buttons of every page that asks for a code: send one, and confirm with it.</summary>
public sealed class CodeForm(OneTimeCodes codes, CodeLetters letters, Links links)
{
    private const string SentFlag = "sent";

    /// <summary>Whether this is the page after a code was sent: a GET, so that reloading it sends none.</summary>
    public static bool IsJustSent(HttpRequest request) => request.Query.ContainsKey(SentFlag);

    /// <inheritdoc cref="Handle(HttpRequest, LinkToken, string, Language, CancellationToken)"/>
    public Task<(IResult? Answer, FieldError? Error)> Handle(HttpRequest request, Visit visit, string email, Language language, CancellationToken cancellation) =>
        Handle(request, visit.Link, email, language, cancellation);

    /// <summary>Does what the button says.</summary>
    /// <returns>What to answer; or the errors to show; or neither, when the code was right.</returns>
    public async Task<(IResult? Answer, FieldError? Error)> Handle(
        HttpRequest request,
        LinkToken link,
        string email,
        Language language,
        CancellationToken cancellation)
    {
        var form = await Forms.Read(request, cancellation);
        if (!links.IsFormToken(form, link))
        {
            return (null, Problems.FormExpired);
        }

        var slot = new CodeSlot(link.Reference, link.Purpose, link.Addressee);
        return form.Text(Fields.Do) == Fields.DoSendCode
            ? await Send(link, slot, email, language, cancellation)
            : (null, await Check(slot, form.Text(Fields.Code), cancellation));
    }

    private async Task<(IResult?, FieldError?)> Send(LinkToken link, CodeSlot slot, string email, Language language, CancellationToken cancellation)
    {
        if (await codes.Renew(slot, cancellation) is not { } code)
        {
            return (null, Problems.TooManyCodes);
        }

        await letters.Send(link, code, email, language, cancellation);
        return (new SeeOtherResult($"{Links.Path(slot.Purpose, slot.Reference)}?{SentFlag}=1"), null);
    }

    private async Task<FieldError?> Check(CodeSlot slot, string typed, CancellationToken cancellation)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length == 0)
        {
            return Problems.CodeMissing;
        }

        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
        {
            return Problems.CodeNotSixDigits;
        }

        return await codes.Check(slot, digits, cancellation) switch
        {
            CodeCheck.Right => null,
            CodeCheck.Wrong wrong => Problems.CodeWrong(wrong.TriesLeft),
            CodeCheck.Locked => Problems.CodeLocked,
            _ => Problems.CodeExpired,
        };
    }
}
