using Microsoft.Data.Sqlite;

namespace PrivacyFunctions.Tests.Sources;

/// <summary>A file as a writer leaves it that was killed in the middle of a transaction: half of it written, with a journal to undo that.</summary>
public class DeadWriterTests
{
    [Fact]
    public async Task What_it_had_not_committed_is_undone_before_anything_is_read()
    {
        using var living = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT, filler TEXT); INSERT INTO customer VALUES (1, 'mei@example.com', '');
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
            INSERT INTO customer SELECT i, i || '@example.com', printf('%500s', '') FROM n;
            """);
        using var left = new TestDatabase();
        using (var writer = new SqliteConnection(living.ConnectionString))
        {
            writer.Open();
            using var command = writer.CreateCommand();

            // A cache of two pages, so that the change reaches the file before it is committed.
            command.CommandText = "PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE customer SET email = 'changed@example.com', filler = ''";
            command.ExecuteNonQuery();
            File.Copy(living.Path, left.Path);
            File.Copy(living.Path + "-journal", left.Path + "-journal");
        }

        Assert.Equal(["customer:1,mei@example.com"], await TestDatabase.Rows(left.Under(TestDatabase.Customer), TestDatabase.Email("mei@example.com")));
        Assert.False(File.Exists(left.Path + "-journal"));
        Assert.Equal(["500,0"], left.Read("SELECT count(*), sum(email = 'changed@example.com') FROM customer"));
    }
}
