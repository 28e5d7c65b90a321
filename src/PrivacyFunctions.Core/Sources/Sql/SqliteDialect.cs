using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PrivacyFunctions.Sources.Sql;

/// <summary>SQLite files, opened read-only but for erasure.</summary>
/// <remarks>
/// An erasure overwrites what it deletes (<c>secure_delete</c>) and waits up to 30 s for other writers. What it cannot reach
/// are old pages in the <c>-wal</c> file, which go with the next checkpoint, and copies that SQLite left in free space when it
/// reorganised pages earlier, which go with a <c>VACUUM</c>; set <c>secure_delete</c> from the beginning against these.
/// A reading holds a shared lock: in rollback-journal mode writers wait for its end, in WAL mode they do not. SQLite folds
/// only ASCII letters itself, so addresses are folded by a function of ours, and looking one up reads the whole table.
/// A writer that died in the middle of a transaction leaves a journal that only a connection that may write can roll back:
/// who comes to read then opens one for as long as that takes, so the service needs the right to write the file and its folder.
/// </remarks>
public sealed class SqliteDialect : SqlDialect
{
    private const string FoldFunction = "privacy_fold_email";

    // The least that reads the file, and so finds, or rolls back, what a dead writer left.
    private const string Look = "PRAGMA schema_version";

    // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_INTERRUPT, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PROTOCOL.
    private static readonly int[] TransientErrors = [5, 6, 7, 9, 10, 14, 15];

    // SQLITE_READONLY_RECOVERY (a WAL to recover) and SQLITE_READONLY_ROLLBACK (a journal to roll back): https://www.sqlite.org/rescode.html
    private static readonly int[] LeftByADeadWriter = [264, 776];

    public override async Task<DbConnection> Open(string connectionString, CancellationToken ct)
    {
        SqliteConnection connection;
        try
        {
            connection = await Open(connectionString, SqliteOpenMode.ReadOnly, Look, ct);
        }
        catch (SqliteException error) when (LeftByADeadWriter.Contains(error.SqliteExtendedErrorCode))
        {
            await (await Open(connectionString, SqliteOpenMode.ReadWrite, Look, ct)).DisposeAsync();
            connection = await Open(connectionString, SqliteOpenMode.ReadOnly, Look, ct);
        }

        connection.CreateFunction<object?, object?>(
            FoldFunction, value => value is string text ? EmailMatching.Fold(text) : value, isDeterministic: true);
        return connection;
    }

    public override async Task<DbConnection> OpenForErasure(string connectionString, CancellationToken ct) =>
        await Open(connectionString, SqliteOpenMode.ReadWrite, "PRAGMA secure_delete = ON", ct);

    public override ValueTask<DbTransaction> BeginChanges(DbConnection connection, CancellationToken ct) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override string Same(string column, string parameter) => $"{column} IS {parameter} COLLATE BINARY";

    public override ValueTask<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken ct) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string FoldEmail(string column) => $"{FoldFunction}({column})";

    public override (string Code, bool Transient) Describe(DbException error) =>
        error is SqliteException { SqliteErrorCode: var code, SqliteExtendedErrorCode: var extended }
            ? (string.Create(CultureInfo.InvariantCulture, $"sqlite-{code}"),
                TransientErrors.Contains(code) || LeftByADeadWriter.Contains(extended))
            : ("sqlite", false);

    private static async Task<SqliteConnection> Open(string connectionString, SqliteOpenMode mode, string first, CancellationToken ct)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this class's constants.
            command.CommandText = first;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
