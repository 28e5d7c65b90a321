using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PrivacyFunctions.Sources.Sql;

/// <summary>A SQL database. Values travel as parameters; identifiers come from the data map and are quoted by the dialect.</summary>
public sealed class SqlSource(string name, string connectionString, SqlDialect dialect) : ISource
{
    public string Name => name;

    public async Task<ISourceReading> Open(CancellationToken ct)
    {
        DbConnection? connection = null;
        try
        {
            connection = await dialect.Open(connectionString, ct);
            return new Reading(this, connection, await dialect.BeginSnapshot(connection, ct));
        }
        catch (DbException e)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            throw Failure(e);
        }
    }

    public async Task<ISourceErasing> OpenForErasure(CancellationToken ct)
    {
        try
        {
            return new SqlErasing(await dialect.OpenForErasure(connectionString, ct), dialect, Failure);
        }
        catch (DbException e)
        {
            throw Failure(e);
        }
    }

    private SourceFailedException Failure(DbException e)
    {
        var (code, transient) = dialect.Describe(e);
        return new SourceFailedException(name, code, transient);
    }

    private string Sql(RowQuery query)
    {
        // Each column is qualified: SQLite takes a bare "name" that is no column for the text 'name'.
        var columns = string.Join(", ", query.Columns.Select(Column));
        var compared = query.Matching is Matching.Email ? dialect.FoldEmail(Column(query.Field)) : Column(query.Field);
        var condition = query.Values.Count == 0
            ? "1 = 0"
            : $"{compared} IN ({string.Join(", ", Enumerable.Range(0, query.Values.Count).Select(Parameter))})";
        return $"SELECT {columns} FROM {dialect.Quote(query.Collection)} t WHERE {condition}";

        string Column(string field) => $"t.{dialect.Quote(field)}";
    }

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    private sealed class Reading(SqlSource source, DbConnection connection, DbTransaction transaction) : ISourceReading
    {
        public async IAsyncEnumerable<object?[]> Rows(RowQuery query, [EnumeratorCancellation] CancellationToken ct)
        {
            await using var command = Command(query);
            await using var reader = await Coded(() => command.ExecuteReaderAsync(ct));
            while (await Coded(() => reader.ReadAsync(ct)))
            {
                var row = new object?[reader.FieldCount];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = reader.GetValue(i) is var value and not DBNull ? value : null;
                }

                yield return row;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        private DbCommand Command(RowQuery query)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Identifiers are quoted by the dialect; every value is a parameter.
            command.CommandText = source.Sql(query);
#pragma warning restore CA2100
            for (var i = 0; i < query.Values.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = Parameter(i);
                parameter.Value = query.Values[i];
                command.Parameters.Add(parameter);
            }

            return command;
        }

        private async Task<T> Coded<T>(Func<Task<T>> read)
        {
            try
            {
                return await read();
            }
            catch (DbException e)
            {
                throw source.Failure(e);
            }
        }
    }
}
