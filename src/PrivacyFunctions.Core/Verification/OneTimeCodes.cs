using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Verification;

/// <summary>
/// One-time codes. A code is computed from its slot and serial (HMAC-SHA256 with a key of the deployment, reduced to
/// six digits as in RFC 4226 section 5.3), so a letter that is written again carries the same code, and no table has it.
/// </summary>
public sealed class OneTimeCodes(StorageAccount storage, DeploymentKey deployment, TimeProvider time) : IDisposable
{
    private const string MarkColumn = "WrittenBy";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Codes);
    private readonly OwnRows _rows = new(storage.Tables.GetTableClient(StorageNames.Codes));
    private readonly byte[] _key = deployment.For("one-time-codes");

    /// <summary>The code in force, for a letter that may be written more than once; issues one where there is none.</summary>
    /// <returns>Null where the slot has had <see cref="CodeRules.CodesPerWindow"/> codes.</returns>
    public Task<OneTimeCode?> Current(CodeSlot slot, CancellationToken cancellation) =>
        Change(slot, state => CodeRules.IsInForce(state, slot.Purpose, time.GetUtcNow()) ? (Code(slot, state), state) : Issue(slot, state), cancellation);

    /// <summary>A new code, which makes any earlier one void.</summary>
    /// <returns>Null where the slot has had <see cref="CodeRules.CodesPerWindow"/> codes.</returns>
    public Task<OneTimeCode?> Renew(CodeSlot slot, CancellationToken cancellation) =>
        Change(slot, state => Issue(slot, state), cancellation);

    /// <summary>Checks what somebody typed. A wrong try is stored before the answer is given.</summary>
    public Task<CodeCheck> Check(CodeSlot slot, string typed, CancellationToken cancellation) =>
        Change(
            slot,
            state => CodeRules.Check(state, slot.Purpose, Matches(typed, Digits(slot, state.Serial)), time.GetUtcNow()),
            cancellation);

    /// <summary>Removes everything about a request's codes.</summary>
    public async Task Forget(Reference reference, CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {reference.Value}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            await _table.DeleteEntityAsync(row, ETag.All, cancellation);
        }
    }

    public void Dispose() => _rows.Dispose();

    private static bool Matches(string typed, string digits) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed), Encoding.UTF8.GetBytes(digits));

    private (OneTimeCode? Code, CodeState State) Issue(CodeSlot slot, CodeState state) =>
        CodeRules.Issue(state, time.GetUtcNow()) is { } issued ? (Code(slot, issued), issued) : (null, state);

    private OneTimeCode Code(CodeSlot slot, CodeState state) =>
        new(Digits(slot, state.Serial), state.IssuedAt + CodeRules.Lifetime(slot.Purpose), state.Serial);

    private string Digits(CodeSlot slot, int serial)
    {
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{slot.Reference}|{slot.Purpose}|{slot.Addressee}|{serial}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private async Task<T> Change<T>(CodeSlot slot, Func<CodeState, (T Result, CodeState State)> change, CancellationToken cancellation)
    {
        // The answer to a write may get lost: the client then sends it again and loses against itself. By its mark it knows its own.
        var mark = Guid.NewGuid().ToString("N");
        T? written = default;
        var (row, isGuess) = (_rows.Guess(slot.Reference.Value, RowKey(slot)), true);
        while (row.GetString(MarkColumn) != mark)
        {
            var before = FromRow(row);
            var (result, after) = change(before);
            if (after == before && !isGuess)
            {
                return result;
            }

            Fill(row, after, mark);
            if (after != before && await _rows.TryWrite(row, cancellation))
            {
                return result;
            }

            written = result;
            (row, isGuess) = (await _rows.Read(slot.Reference.Value, RowKey(slot), cancellation), false);
        }

        return written!;
    }

    private static string RowKey(CodeSlot slot) => $"{slot.Purpose}-{slot.Addressee}";

    private static void Fill(TableEntity row, CodeState state, string mark)
    {
        row[nameof(CodeState.Serial)] = state.Serial;
        row[nameof(CodeState.IssuedAt)] = state.IssuedAt;
        row[nameof(CodeState.WrongTries)] = state.WrongTries;
        row[nameof(CodeState.Used)] = state.Used;
        row[nameof(CodeState.WindowStart)] = state.WindowStart;
        row[nameof(CodeState.IssuedInWindow)] = state.IssuedInWindow;
        row[MarkColumn] = mark;
    }

    private static CodeState FromRow(TableEntity row) => !row.ContainsKey(MarkColumn) ? CodeState.None : new(
        row.GetInt32(nameof(CodeState.Serial))!.Value,
        row.GetDateTimeOffset(nameof(CodeState.IssuedAt))!.Value,
        row.GetInt32(nameof(CodeState.WrongTries))!.Value,
        row.GetBoolean(nameof(CodeState.Used))!.Value,
        row.GetDateTimeOffset(nameof(CodeState.WindowStart))!.Value,
        row.GetInt32(nameof(CodeState.IssuedInWindow))!.Value);
}
