using Microsoft.Data.Sqlite;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.SampleShop;

namespace PrivacyFunctions.Journeys.Copies;

internal sealed record ShopCustomer(int Id, string Email, string Name);

/// <summary>Who is in the sample shop, read from a copy of it.</summary>
internal static class SampleShop
{
    public static IReadOnlyList<ShopCustomer> Customers { get; } = Read();

    /// <summary>
    /// Somebody whom no other journey is: two requests of one person for the same are handled as one. Not those who stand in
    /// journeys by name.
    /// </summary>
    public static string SomebodyElse() => Nameless[Interlocked.Increment(ref _taken) - 1].Email;

    public static ShopCustomer Customer(string email) => Customers.Single(customer => customer.Email == email);

    private static readonly string[] Named = [SampleShopDatabase.KnownPerson, "sam.taylor@example.com", "hostile@example.com"];
    private static int _taken;

    private static ShopCustomer[] Nameless { get; } = [.. Customers.Where(customer => !Named.Contains(customer.Email))];

    private static List<ShopCustomer> Read()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("shop.db");
        SampleShopDatabase.CreateIfMissing(path);
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id, email, name FROM customer";
        using SqliteDataReader rows = command.ExecuteReader();
        List<ShopCustomer> customers = [];
        while (rows.Read())
        {
            customers.Add(new ShopCustomer(rows.GetInt32(0), rows.GetString(1), rows.GetString(2)));
        }

        return customers;
    }
}
