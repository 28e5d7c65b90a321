using System.Data.Common;
using System.Globalization;

namespace PrivacyFunctions.Sources.Sql;

/// <summary>Changes rows of a SQL database, each call of <see cref="Apply"/> in one transaction.</summary>
internal sealed class SqlErasing(DbConnection connection, SqlDialect dialect, Func<DbException, SourceFailedException> failure) : ISourceErasing
{
    public async Task<long> Apply(string collection, IReadOnlyList<RowChange> changes, CancellationToken ct)
    {
        try
        {
            await using var transaction = await dialect.BeginChanges(connection, ct);
            var changed = 0L;
            foreach (var change in changes)
            {
                await using var command = Command(collection, change);
                command.Transaction = transaction;
                changed += await command.ExecuteNonQueryAsync(ct);
            }

            await transaction.CommitAsync(ct);
            return changed;
        }
        catch (DbException e)
        {
            throw failure(e);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private DbCommand Command(string collection, RowChange change)
    {
        if (change.Where.Count == 0)
        {
            throw new ArgumentException("A change names the row that it is for.", nameof(change));
        }

        var command = connection.CreateCommand();
        var table = dialect.Quote(collection);

        // Each compared column is qualified: SQLite takes a bare "name" that is no column for the text 'name'.
        var where = string.Join(" AND ", change.Where.Select(f => dialect.Same($"{table}.{dialect.Quote(f.Field)}", Parameter(f.Value))));
        var set = string.Join(", ", change.Set.Select(f => $"{dialect.Quote(f.Field)} = {Parameter(f.Value)}"));
#pragma warning disable CA2100 // Identifiers are quoted by the dialect; every value is a parameter.
        command.CommandText = change.Set.Count == 0 ? $"DELETE FROM {table} WHERE {where}" : $"UPDATE {table} SET {set} WHERE {where}";
#pragma warning restore CA2100
        return command;

        string Parameter(object? value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
            return parameter.ParameterName;
        }
    }
}
