using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What every page needs, from the request for it.</summary>
public sealed class PageContexts(CompanyProfile profile, KindCatalogue catalogue, DeadlineRules rules, AppSettings settings)
{
    /// <param name="formToken">The token for the page's forms; none on pages without.</param>
    public PageContext For(HttpRequest request, string formToken = "")
    {
        var language = LanguageOf(request);
        return new PageContext(language, profile.Controller, rules.Zone, request.Path, formToken) 
        {
            Texts = catalogue.Texts(language),
            Notices = request.HttpContext.Features.Get<PageNotices>()?.All ?? [],
        };
    }

    /// <summary>The language chosen on a page, else that of the message that led here, else the browser's, else the deployment's.</summary>
    public Language LanguageOf(HttpRequest request) =>
        Language.TryParse(request.Cookies[Cookies.Language], out var chosen) ? chosen
            : request.HttpContext.Features.Get<Preferred>() is { } preferred ? preferred.Language
            : Language.FromAcceptLanguage(request.Headers.AcceptLanguage, settings.DefaultLanguage);

    /// <summary>Answers in a language, where no other was chosen on a page.</summary>
    /// <param name="language">Null where none is known.</param>
    public static void Prefer(HttpRequest request, Language? language)
    {
        if (language is { } known)
        {
            request.HttpContext.Features.Set(new Preferred(known));
        }
    }

    private sealed record Preferred(Language Language);
}
