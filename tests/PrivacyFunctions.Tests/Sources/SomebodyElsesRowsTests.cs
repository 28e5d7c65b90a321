using CsCheck;

namespace PrivacyFunctions.Tests.Sources;

public class SomebodyElsesRowsTests
{
    private const string Map = """
        dataset:
          - fides_key: shop
            collections:
              - name: payment
                fields:
                  - { name: id }
                  - { name: order_code, fides_meta: { references: [{ dataset: shop, field: orders.code }] } }
              - name: ticket
                fields:
                  - { name: id }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }
              - name: orders
                fields:
                  - { name: id }
                  - { name: code }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }
              - name: customer
                fields:
                  - { name: id, fides_meta: { data_type: integer } }
                  - { name: email, fides_meta: { identity: email } }
        """;

    // Few and confusable values, so that shops are full of near misses.
    private static readonly Gen<string> Emails = Pick("mei@example.com", "MEI@Example.com", "mei@example.co", "%@example.com", "m\u0435i@example.com", "mei@example.com ", "\u212aen@example.com", "ken@example.com");
    private static readonly Gen<string?> Codes = Pick<string?>("a", "A", "á", "%", "", " ", "1", "01", null);
    private static readonly Gen<long?> Ids = Gen.Int[0, 9].Select(i => i == 0 ? null : (long?)i);

    private static readonly Gen<Shop> Shops = Gen.Select(
        Emails.List[0, 6],
        Gen.Select(Codes, Ids).List[0, 8],
        Codes.List[0, 8],
        Gen.Select(Emails, Ids).List[0, 6],
        (customers, orders, payments, tickets) => new Shop(
            customers,
            [.. orders.Select(o => new Order(o.Item1, o.Item2))],
            payments,
            [.. tickets.Select(t => new Ticket(t.Item1, t.Item2))]));

    [Fact]
    public void A_copy_is_exactly_what_the_proven_mailbox_leads_to() =>
        Gen.Select(Shops, Emails).Sample(
            (shop, proven) =>
            {
                using var database = Stored(shop);
                var rows = TestDatabase.Rows(database.Under(Map), TestDatabase.Email(proven)).GetAwaiter().GetResult();
                Assert.Equal(Expected(shop, proven).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
            },
            iter: 150,
            threads: 1);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // Written over again, row by row, without any of the code under test.
    private static IEnumerable<string> Expected(Shop shop, string proven)
    {
        var ids = shop.Customers.Index().Where(c => Same(c.Item, proven)).Select(c => (long?)(c.Index + 1)).ToHashSet();
        var orders = shop.Orders.Index().Where(o => o.Item.Customer is not null && ids.Contains(o.Item.Customer)).ToList();
        var codes = orders.Select(o => o.Item.Code).Where(code => code?.Trim().Length > 0).ToHashSet();
        return shop.Customers.Index().Where(c => Same(c.Item, proven)).Select(c => $"customer:{c.Index + 1},{c.Item}")
            .Concat(orders.Select(o => $"orders:{o.Index},{o.Item.Code},{o.Item.Customer}"))
            .Concat(shop.Payments.Index().Where(p => p.Item is not null && codes.Contains(p.Item)).Select(p => $"payment:{p.Index},{p.Item}"))
            .Concat(shop.Tickets.Index().Where(t => Same(t.Item.Email, proven) || ids.Contains(t.Item.Customer))
                .Select(t => $"ticket:{t.Index},{t.Item.Email},{t.Item.Customer}"));
    }

    // The addresses above have only these capitals; the Kelvin sign is none of them.
    private static bool Same(string stored, string proven) => Small(stored) == Small(proven);

    private static string Small(string address) => address.Trim().Replace('M', 'm').Replace('E', 'e').Replace('I', 'i');

    private static TestDatabase Stored(Shop shop)
    {
        var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT COLLATE NOCASE);
            CREATE TABLE orders (id INTEGER, code TEXT COLLATE NOCASE, customer_id INTEGER);
            CREATE TABLE payment (id INTEGER, order_code TEXT COLLATE NOCASE);
            CREATE TABLE ticket (id INTEGER, email TEXT, customer_id INTEGER);
            """);
        foreach (var (index, email) in shop.Customers.Index())
        {
            database.Run("INSERT INTO customer VALUES (@p0, @p1)", index + 1, email);
        }

        foreach (var (index, order) in shop.Orders.Index())
        {
            database.Run("INSERT INTO orders VALUES (@p0, @p1, @p2)", index, order.Code, order.Customer);
        }

        foreach (var (index, code) in shop.Payments.Index())
        {
            database.Run("INSERT INTO payment VALUES (@p0, @p1)", index, code);
        }

        foreach (var (index, ticket) in shop.Tickets.Index())
        {
            database.Run("INSERT INTO ticket VALUES (@p0, @p1, @p2)", index, ticket.Email, ticket.Customer);
        }

        return database;
    }

    private sealed record Order(string? Code, long? Customer);

    private sealed record Ticket(string Email, long? Customer);

    private sealed record Shop(List<string> Customers, List<Order> Orders, List<string?> Payments, List<Ticket> Tickets);
}
