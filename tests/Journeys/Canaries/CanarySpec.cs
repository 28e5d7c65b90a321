using System.Net;
using System.Text;
using System.Web;
using Azure.Storage.Blobs;
using Microsoft.Data.Sqlite;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.SampleShop;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Mail;

namespace PrivacyFunctions.Journeys.Canaries;

/// <summary>
/// Marked personal data goes through whole requests, with sources and mail that fail on the way in every manner. Afterwards it
/// stands nowhere in clear: not in durable history, not in the ledger, not in a package, a name, a message or the log.
/// </summary>
public sealed class CanarySpec : IAsyncLifetime
{
    private const string Email = "canary.k7xw2@example.com";
    private const string Handler = "canary.handler-t6@example.com";
    private const string Complaint = $$"""{"errors":[{"message":"The address {{Handler}} of {{Email}} is not valid.","field":"personalizations.0.to.0.email"}]}""";
    private const string Account = "ACC-canary-93hq";
    private const string Reason = "canary-reason: the person moved to 4 Zugvogel Lane";

    private static readonly string[] InShop = ["林鸟儿-canary", "+86 137 9921 4417", "canarynick-v8", "Zugvogelstrasse 17b-canary", "note-canary-0z"];
    private static readonly (string Name, string Content) Upload = ("file-canary-4d.txt", "content-canary-9q");

    private readonly Dictionary<string, string> _canaries = new()
    {
        ["e-mail"] = Email,
        ["part of the e-mail"] = "canary.k7xw2",
        ["handler"] = Handler,
        ["account"] = Account,
        ["reason"] = Reason,
        ["name"] = InShop[0],
        ["phone"] = InShop[1],
        ["nickname"] = InShop[2],
        ["street"] = InShop[3],
        ["note"] = InShop[4],
        ["file name"] = Upload.Name,
        ["file"] = Upload.Content,
    };

    private Station _station = null!;
    private StorageProxy _proxy = null!;
    private SendGridServer _provider = null!;
    private SendGridPost _post = null!;
    private string _shop = "";

    private BlobContainerClient Uploads => _station.Storage.Blobs.GetBlobContainerClient(SampleUploads.Container);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _station = await Station.Open(Cancellation);
        _proxy = await StorageProxy.Start(_station.Azurite);
        _station.Settings["AzureWebJobsStorage"] = _proxy.ConnectionString;
        _provider = await SendGridServer.Start();
        _post = new SendGridPost(_provider);
        _shop = Path.Combine(_station.Folder, "canary-shop.db");
        SampleShopDatabase.CreateIfMissing(_shop);
        AddCanary();
        _station.Settings["Sources:shop:Kind"] = "Sqlite";
        _station.Settings["Sources:shop:ConnectionString"] = $"Data Source={_shop};Default Timeout=1";
        await Uploads.CreateAsync(cancellationToken: Cancellation);
        await Uploads.UploadBlobAsync($"customers/9001/{Upload.Name}", BinaryData.FromString(Upload.Content), Cancellation);
        _station.Settings["SendGridHost"] = _provider.Host.ToString();
        _station.Settings["SendGridApiKey"] = SendGridServer.ApiKey;
        _station.Settings["SendGridPatience"] = "00:00:01";
        _station.Settings["StaffHandlers"] = $"{Handler},{Station.Staff}";
        _station.Settings["MailFrom"] = "privacy@example.com";
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _proxy.DisposeAsync();
        await _station.DisposeAsync();
    }

    [Fact]
    public async Task Marked_data_is_found_nowhere_in_clear_after_whole_requests_with_failing_steps()
    {
        await using var service = await _station.StartService(Cancellation);
        var references = new[] { await Copy(service), await Refusal() };

        foreach (var letter in _provider.Sent)
        {
            AddSecrets(letter);
        }

        Assert.Equal(2, _canaries.Keys.Count(k => k.StartsWith("code of receipt", StringComparison.Ordinal)));
        await service.Stop(TimeSpan.FromSeconds(30), Cancellation);
        var log = await File.ReadAllBytesAsync(service.OutputFile, Cancellation);
        Assert.All(references, reference => Assert.Contains(reference, Encoding.UTF8.GetString(log), StringComparison.Ordinal));

        // No queue is in use, so there is no message to look at.
        Assert.DoesNotContain(_proxy.Made, call => call.Service == "queue");
        var scanner = new CanaryScanner(_canaries);

        // The source itself holds its file in clear, beside what the service stores.
        Assert.NotEmpty(await scanner.Scan(_station.Azurite.ConnectionString, Cancellation));
        await Uploads.DeleteAsync(cancellationToken: Cancellation);
        Assert.Empty((await scanner.Scan(_station.Azurite.ConnectionString, Cancellation)).Concat(scanner.In(log, "the log")));
    }

    /// <summary>A request whose sources are away and then locked, and whose letters to staff are refused.</summary>
    private async Task<string> Copy(ServiceProcess service)
    {
        using var journey = new CopyJourney(_station, _post, Cancellation) { Email = Email, Account = Account };
        await journey.Ask();
        await journey.Newest("receipt");
        _provider.AnswerNext(400, Complaint);
        await Hidden(journey.Prove, until: Logged(service, "SearchSources: step failed"));

        var asked = await journey.Newest("decision-needed");
        _provider.AnswerNext(400, Complaint);
        await journey.StaffMember.Open(asked.Link, Cancellation);
        await journey.StaffMember.Submit(Cancellation, ("do", "send-code"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, journey.StaffMember.Status);
        await Locked(journey.Decide, until: Logged(service, "MakePackage: step failed"));
        await journey.Collect();
        Assert.Equal("decision-needed", Assert.Single((await _station.Events(journey.Reference, Cancellation)).OfType<LetterFailed>()).Letter);
        return journey.Reference;
    }

    private async Task<string> Refusal()
    {
        using var journey = new CopyJourney(_station, _post, Cancellation) { Email = Email, Account = Account };
        await journey.Ask();
        await journey.Prove();
        _provider.AnswerNext(503, Complaint);
        await journey.Refuse("impractical", Reason);
        Assert.Contains(Reason, (await journey.Newest("refused")).Text, StringComparison.Ordinal);
        Assert.Equal(RequestStatus.Closed, (await _station.Find(journey.Reference, Cancellation)).Status);
        return journey.Reference;
    }

    private static Func<Task> Logged(ServiceProcess service, string line) => () => Eventually.Async(
        () => Task.FromResult(service.Output.Contains(line, StringComparison.Ordinal)),
        CopyJourney.Patience, $"the log has \"{line}\"", Cancellation);

    private async Task Hidden(Func<Task> step, Func<Task> until)
    {
        File.Move(_shop, _shop + ".away");
        await step();
        await until();
        File.Move(_shop + ".away", _shop);
    }

    private async Task Locked(Func<Task> step, Func<Task> until)
    {
        await using var connection = new SqliteConnection($"Data Source={_shop};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await Run(connection, "BEGIN EXCLUSIVE");
        await step();
        await until();
        await Run(connection, "ROLLBACK");
    }

    private void AddCanary()
    {
        using var connection = new SqliteConnection($"Data Source={_shop};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO customer VALUES (9001, @email, @name, @phone, @nickname, 'x', '2024-01-01T00:00:00+08:00');
            INSERT INTO address VALUES (9001, 9001, @street, 'Leeds', 'LS1');
            INSERT INTO orders VALUES (9001, 9001, 'Lamp', @note, 0, '2024-01-01T00:00:00+08:00');
            """;
        foreach (var (name, value) in new[] { ("@email", Email), ("@name", InShop[0]), ("@phone", InShop[1]), ("@nickname", InShop[2]), ("@street", InShop[3]), ("@note", InShop[4]) })
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>A letter's code and the token of its link are canaries too.</summary>
    private void AddSecrets(SentMail letter)
    {
        var read = new Letter(default, letter.To, letter.Text, "", 1);
        if (read.Code.Length > 0)
        {
            _canaries[$"code of {letter.DeliveryKey!.Split('/')[1]} {letter.DeliveryKey}"] = read.Code;
        }

        if (HttpUtility.ParseQueryString(read.Link.Query)["t"] is { } token)
        {
            _canaries[$"token of {letter.DeliveryKey}"] = token;
        }
    }
}
