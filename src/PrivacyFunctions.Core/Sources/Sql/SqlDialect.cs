using System.Data.Common;

namespace PrivacyFunctions.Sources.Sql;

/// <summary>What differs between SQL databases. Everything else about reading rows is in <see cref="SqlSource"/>.</summary>
public abstract class SqlDialect
{
    /// <summary>A new connection, opened read-only where the database knows that, its first use still to come.</summary>
    public abstract Task<DbConnection> Open(string connectionString, CancellationToken ct);

    /// <summary>A new connection that may change rows, its first use still to come; what it deletes is overwritten where the database can.</summary>
    public abstract Task<DbConnection> OpenForErasure(string connectionString, CancellationToken ct);

    /// <summary>A transaction that changes rows; it waits for its turn at the start rather than fail at the end.</summary>
    public abstract ValueTask<DbTransaction> BeginChanges(DbConnection connection, CancellationToken ct);

    /// <summary>A condition that a column holds exactly the parameter's value, byte by byte for text, null for null.</summary>
    public abstract string Same(string column, string parameter);

    /// <summary>A transaction in which all reads see the state of one moment.</summary>
    public abstract ValueTask<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken ct);

    /// <summary>A name from the data map as an identifier; nothing in the name can end it.</summary>
    public abstract string Quote(string identifier);

    /// <summary>An expression that is equal for every address that <see cref="EmailMatching.Fold"/> equates, and for few others.</summary>
    public abstract string FoldEmail(string column);

    /// <summary>A short code for an error, without anything that a row holds, and whether another attempt may succeed.</summary>
    public abstract (string Code, bool Transient) Describe(DbException error);
}
