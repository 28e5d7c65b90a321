using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Mail.SendGrid;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Suppression;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Triggers.Letters;
using PrivacyFunctions.Verification;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions;

/// <summary>Everything that both hosts register; they differ in their project files and <c>Program.cs</c> alone.</summary>
public static class Composition
{
    /// <summary>Registers the app. Mail goes through SendGrid unless the host has registered another sender.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong; the message names each.</exception>
    public static IServiceCollection AddPrivacyFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        var (settings, sources, rules, kinds, hooks) = ReadSettings(services, configuration);
        services.AddSingleton(settings);
        services.AddSingleton(sources);
        services.AddSingleton(settings.DeploymentKey);
        services.AddSingleton(settings.Limits);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(rules);
        services.AddSingleton(kinds);
        services.AddHooks(hooks);
        services.AddSingleton<SuppressionList>();
        services.AddSingleton(CompanyProfile.Default(settings.ContactEmail));
        services.AddSingleton(_ => StorageAccount.From(configuration));
        services.AddHostedService<StorageSetup>();
        services.AddHostedService<SourceCheck>();
        services.AddSingleton(MailRulesOf(settings, configuration));
        services.AddRequests();
        services.AddLetters(configuration);
        services.AddSingleton<PackageStore>();
        services.AddSingleton<HeldStore>();
        services.AddSingleton<CopyPackage>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<Correction>();
        services.AddSingleton<AffectedRecipients>();
        services.AddEdge();
        return services;
    }

    // Everything that is wrong is told at once, not one thing a start.
    private static (AppSettings Settings, DataSources Sources, DeadlineRules Rules, KindCatalogue Kinds, HookTargets Hooks) ReadSettings(IServiceCollection services, IConfiguration configuration)
    {
        var problems = new List<string>();
        var (settings, sources, rules, kinds, hooks) = ((AppSettings?)null, (DataSources?)null, (DeadlineRules?)null, (KindCatalogue?)null, (HookTargets?)null);
        try
        {
            settings = SettingsReader.Read(configuration);
        }
        catch (SettingsException e)
        {
            problems.AddRange(e.Problems);
        }

        try
        {
            sources = SourceSettings.Load(configuration);
        }
        catch (DataMapException e)
        {
            problems.AddRange(e.Errors);
        }

        try
        {
            rules = DeadlineRules.Load(configuration);
        }
        catch (DeadlineRulesException e)
        {
            problems.AddRange(e.Problems);
        }

        try
        {
            kinds = KindCatalogue.Load(configuration);
            problems.AddRange(rules?.Gaps([.. kinds.All.Select(k => k.Kind)]) ?? []);
            problems.AddRange(kinds.Gaps(CompanyProfile.Default(settings?.ContactEmail ?? "").Purposes));
        }
        catch (KindCatalogueException e)
        {
            problems.AddRange(e.Errors);
        }

        try
        {
            hooks = HookSettings.Load(configuration);
        }
        catch (HookSettingsException e)
        {
            problems.AddRange(e.Problems);
        }

        if (!services.Any(s => s.ServiceType == typeof(IMailSender)))
        {
            problems.AddRange(SendGridSettings.ProblemsIn(configuration));
            services.AddSendGrid(configuration);
        }

        return problems.Count == 0 ? (settings!, sources!, rules!, kinds!, hooks!) : throw new SettingsException(problems);
    }

    /// <summary>Registers what runs around every function; on the real host after <c>ConfigureFunctionsWebApplication</c>.</summary>
    public static void UsePrivacyFunctions(this IFunctionsWorkerApplicationBuilder app)
    {
        app.UseMiddleware<EdgeMiddleware>();
        app.UseMiddleware<ActivityMiddleware>();
    }

    private static MailRules MailRulesOf(AppSettings settings, IConfiguration configuration) => new(
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { settings.ContactEmail, configuration["MailFrom"] ?? settings.ContactEmail },
        settings.PublicBaseUrl.Host,
        new HashSet<string>(),
        MailRules.UsualSpamBound,
        settings.DefaultLanguage);

    private static void AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<RequestKeys>();
        services.AddSingleton<Wakes>();
        services.AddSingleton<DueIndex>();
        services.AddSingleton<RequestLedger>();
        services.AddSingleton<SubjectIndex>();
        services.AddSingleton<Duplicates>();
        services.AddSingleton<RepeatCounter>();
        services.AddSingleton<DueFeed>();
        services.AddSingleton<CalendarWatch>();
        services.AddSingleton<ProvisionalDates>();
        services.AddSingleton<FeedTokens>();
        services.AddSingleton<FormIntake>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddSingleton<UnsubscribeIntake>();
        services.AddSingleton<StaffIntake>();
        services.AddSingleton<CorrectionDrafts>();
        services.AddSingleton<Counters>();
        services.AddSingleton<IntakeLimits>();
        services.AddSingleton<RawMailStore>();
        services.AddSingleton<MailKeys>();
        services.AddSingleton<MailDoor>();
        services.AddSingleton<CodesByMail>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<SealedCookies>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<Reviews>();
        services.AddSingleton<WorkflowClient>();
    }

    private static void AddEdge(this IServiceCollection services)
    {
        services.AddSingleton<PageContexts>();
        services.AddSingleton<FormQuestions>();
        services.AddSingleton<ClientAddresses>();
        services.AddSingleton<Cookies>();
        services.AddSingleton<Failures>();
        services.AddSingleton<Links>();
        services.AddSingleton<CodeLetters>();
        services.AddSingleton<UnanswerableMails>();
        services.AddSingleton<CodeForm>();
        services.AddSingleton<LetterLinks>();
        services.AddSingleton<StaffLetters>();
        services.AddSingleton<DemandLetters>();
        services.AddSingleton<StopLetters>();
        services.AddSingleton<StopNames>();
        services.AddSingleton<RecipientNames>();
        services.AddSingleton<PersonLetters>();
        services.AddSingleton<RequestLetters>();
        services.AddSingleton<LetterSending>();
        services.AddSingleton<ProgressReader>();
        services.AddSingleton<Proving>();
        services.AddSingleton<StaffDoor>();
        services.AddSingleton<EntryForm>();
        services.AddSingleton<DemandForm>();
        services.AddSingleton<DemandReview>();
        services.AddSingleton<ReviewPages>();
        services.AddSingleton<CorrectionLines>();
        services.AddSingleton<CorrectionReview>();
        services.AddSingleton<FeeReview>();
        services.AddSingleton<SpamReview>();
        services.AddSingleton<ByHandReview>();
        services.AddSingleton<MailReview>();
        services.AddSingleton<AnswerReview>();
        services.AddSingleton<StatusSteps>();
    }

    /// <summary>
    /// Looks for every table and column of the data map, and warns: a source that is down now may be up when it is asked.
    /// </summary>
    private sealed class SourceCheck(DataSources sources, ILogger<SourceCheck> logger) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            foreach (var problem in sources.ErasureMistakes.Concat(await sources.Check(stoppingToken)))
            {
                logger.SourceProblem(problem);
            }
        }
    }

    /// <summary>Creates tables and containers before the first function runs.</summary>
    private sealed class StorageSetup(StorageAccount storage) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => StorageNames.CreateMissing(storage, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
