using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Tests.Storage;

/// <summary>A storage account that does not serve is tried for as long as whoever waits can be asked to.</summary>
public sealed class StoragePatienceSpecs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public async Task Where_somebody_waits_it_is_tried_once_less(bool waits, int tries)
    {
        await using var account = new BrokenAccount("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Ask(account, waits));

        Assert.True(StorageOutage.Is(failure), failure.ToString());
        Assert.Equal(tries, account.Tries);
    }

    [Fact]
    public async Task One_that_is_silent_keeps_somebody_for_five_seconds_and_not_for_fifteen()
    {
        await using var account = new BrokenAccount(answer: null);
        var waited = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Ask(account, waits: true));

        Assert.True(StorageOutage.Is(failure), failure.ToString());
        Assert.Equal(2, account.Tries);
        Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_somebody_started_and_nobody_waits_for_has_its_time()
    {
        await using var account = new BrokenAccount("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            StoragePatience.BeginsForSomebody();
            await Ask(account, waits: false);
        });

        Assert.Equal(3, account.Tries);
    }

    private static async Task Ask(BrokenAccount account, bool waits)
    {
        if (waits)
        {
            StoragePatience.BeginsForSomebody();
        }
        else
        {
            StoragePatience.BeginsForNobody();
        }

        await StorageAccount.FromConnectionString(account.ConnectionString).Tables.GetTableClient("Requests")
            .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("p", "r", cancellationToken: Cancellation);
    }

    /// <summary>Takes every connection, reads the request, and gives each the same answer, or none.</summary>
    private sealed class BrokenAccount : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();
        private readonly byte[]? _answer;
        private readonly Task _serving;
        private int _tries;

        public BrokenAccount(string? answer)
        {
            _answer = answer is null ? null : System.Text.Encoding.ASCII.GetBytes(answer);
            _listener.Start();
            _serving = Serve();
        }

        public int Tries => Volatile.Read(ref _tries);

        public string ConnectionString
        {
            get
            {
                var address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/account";
                return $"AccountName=account;AccountKey={Convert.ToBase64String(new byte[32])};BlobEndpoint={address};TableEndpoint={address};QueueEndpoint={address}";
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Dispose();
            await _serving;
            _end.Dispose();
        }

        private async Task Serve()
        {
            var open = new List<Task>();
            try
            {
                while (true)
                {
                    open.Add(Answer(await _listener.AcceptTcpClientAsync(_end.Token)));
                }
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(open);
            }
        }

        private async Task Answer(TcpClient client)
        {
            using (client)
            {
                try
                {
                    var request = new byte[16 * 1024];
                    if (await client.GetStream().ReadAsync(request, _end.Token) == 0)
                    {
                        return;
                    }

                    Interlocked.Increment(ref _tries);
                    if (_answer is null)
                    {
                        await Task.Delay(Timeout.Infinite, _end.Token);
                    }

                    await client.GetStream().WriteAsync(_answer, _end.Token);
                }
                catch (Exception e) when (e is OperationCanceledException or IOException)
                {
                    // The test is over, or the client went away.
                }
            }
        }
    }
}
