using System.Globalization;
using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Mail.SendGrid;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Settings;

/// <summary>Reads settings and collects everything that is wrong with them, so that one start shows it all.</summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <exception cref="SettingsException">A setting is missing or wrong; the message names each.</exception>
    public static AppSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.ReadAll();
        return settings ?? throw new SettingsException(reader._problems);
    }

    private AppSettings? ReadAll()
    {
        Require("AzureWebJobsStorage", "a storage connection string, or UseDevelopmentStorage=true for Azurite", IsStorageNamed);
        var url = Value("PublicBaseUrl", "the URL people reach the service at, like https://privacy.example.com/", ParseBaseUrl);
        var key = Value("DeploymentKey", "base64 of 32 random bytes, as `openssl rand -base64 32` prints", text => DeploymentKey.TryParse(text, out var k) ? k : null);
        var contact = Value("ContactEmail", "the mailbox of the data-protection contact", ParseEmail);
        var centre = Optional("AccountCentre", "the URL of the page where people manage their account", ParseBaseUrl);
        var handlers = Value("StaffHandlers", "the addresses that decisions are asked of, separated by commas", ParseEmails);
        var approvers = Value("StaffApprovers", "the addresses whose agreement a refusal or a deletion needs, separated by commas", ParseEmails);
        var officer = Value("StaffOfficer", "the address of the data-protection officer, who decides where two people disagree", ParseEmail);
        if (handlers is not null && approvers is not null && handlers.Concat(approvers).Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
        {
            _problems.Add("StaffApprovers is wrong: a refusal and a deletion take two different people, and StaffHandlers and StaffApprovers name one between them.");
        }

        var inbound = Secret("InboundSecret");
        var staffLanguage = Choice("StaffLanguage", Language.ZhCn);
        var language = Choice("DefaultLanguage", Language.ZhCn);
        var lifetime = Span("PackageLifetime", TimeSpan.FromDays(30));
        var links = Span("DecisionLinkLifetime", TimeSpan.FromDays(60));
        var retention = Span("RecordRetention", TimeSpan.FromDays(3 * 365));
        var wakeAfter = Span("WakeAfter", TimeSpan.FromSeconds(30));
        var limits = Limits();
        var events = Optional("SendGridEventKey", "the public key that SendGrid shows in the settings of its Event Webhook, in base64", SendGridSignature.Of);
        var unsubscribe = Secret("UnsubscribeSecret");
        Require("SweepSchedule", "a six-field NCRONTAB expression, like \"0 * * * * *\" for every minute", text => text.Split(' ').Length == 6);
        Require("DueSchedule", "a six-field NCRONTAB expression, like \"0 0 * * * *\" for every hour", text => text.Split(' ').Length == 6);
        return _problems.Count > 0 ? null : new AppSettings(url!, key!, contact!, centre, handlers!, approvers!, officer!, inbound, staffLanguage, language, lifetime, links, retention, wakeAfter) { Limits = limits, SendGridEvents = events, UnsubscribeSecret = unsubscribe };
    }

    private LimitSettings Limits() => new(
        Number("RequestsPerAddress", LimitSettings.Default.RequestsPerAddress),
        Number("LettersPerAddress", LimitSettings.Default.LettersPerAddress),
        Number("RequestsPerClient", LimitSettings.Default.RequestsPerClient),
        Number("RequestsOverall", LimitSettings.Default.RequestsOverall),
        Optional("ClientAddressHeader", "the name of a header, like X-Forwarded-For", text => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? text : null),
        Number("ClientAddressHops", LimitSettings.Default.ClientHops));

    private int Number(string name, int otherwise)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        _problems.Add($"{name} is wrong: it must be a whole number above zero, like {otherwise}.");
        return otherwise;
    }

    private static bool IsStorageNamed(string text) => text.Contains('=', StringComparison.Ordinal);

    private void Require(string name, string meaning, Func<string, bool> isRight) => Value(name, meaning, text => isRight(text) ? text : null);

    private T? Value<T>(string name, string meaning, Func<string, T?> parse)
        where T : class
    {
        var text = configuration[name];
        if (name == "AzureWebJobsStorage" && string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(configuration["AzureWebJobsStorage:accountName"]))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            _problems.Add($"{name} is missing: {meaning}.");
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            _problems.Add($"{name} is wrong: it must be {meaning}.");
        }

        return value;
    }

    private T? Optional<T>(string name, string meaning, Func<string, T?> parse)
        where T : class => string.IsNullOrWhiteSpace(configuration[name]) ? null : Value(name, meaning, parse);

    private string? Secret(string name) => Optional(
        name, "at least 24 letters and digits, as `openssl rand -hex 16` prints", text => text.Length >= 24 && text.All(char.IsAsciiLetterOrDigit) ? text : null);

    private Language Choice(string name, Language otherwise)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (Language.TryParse(text, out var language))
        {
            return language;
        }

        _problems.Add($"{name} is wrong: it must be one of {string.Join(", ", Language.Supported)}.");
        return otherwise;
    }

    private TimeSpan Span(string name, TimeSpan otherwise)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero)
        {
            return span;
        }

        _problems.Add($"{name} is wrong: it must be a time span above zero, d.hh:mm:ss, like {otherwise:c}.");
        return otherwise;
    }

    private static Uri? ParseBaseUrl(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") && url.Query == "" && url.Fragment == ""
            ? url
            : null;

    private static string? ParseEmail(string text) => FormAnswers.Email(text) is (var email, null) ? email : null;

    private static IReadOnlyList<string>? ParseEmails(string text)
    {
        var emails = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseEmail).ToList();
        return emails.Count > 0 && !emails.Contains(null) ? emails.ConvertAll(e => e!) : null;
    }
}

/// <summary>Settings are missing or wrong; the message names each of them, what is right, and where to set it.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The settings need mending:" + string.Concat(problems.Select(p => Environment.NewLine + "  - " + p)) + Environment.NewLine + Where)
{
    private const string Where =
        "They are application settings of the Functions app, under \"Values\" in local.settings.json, or as environment variables; local.settings.sample.json lists all.";

    public IReadOnlyList<string> Problems { get; } = problems;
}
