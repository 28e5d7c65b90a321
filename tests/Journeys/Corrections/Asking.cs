using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Deletions;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.Corrections;

/// <summary>What people and staff do about corrections.</summary>
internal static class Asking
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends the form, and types the code of the receipt.</summary>
    public static async Task<string> AskAndProve(Office office, string email, string language, params (string Name, string Value)[] corrections)
    {
        using var person = office.Caller(language);
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "correction"));
        await person.Submit(Cancellation, [.. corrections, ("rows", "10")]);
        await person.Submit(Cancellation, ("email", email));
        await person.Submit(Cancellation, ("account", ""));
        Assert.All(corrections.Where(c => c.Name.StartsWith("value", StringComparison.Ordinal)), c => Assert.Contains(c.Value, person.Text, StringComparison.Ordinal));
        await person.Submit(Cancellation);
        return await office.Prove(Office.ReferenceOn(person), language);
    }

    /// <summary>Accepts every correction, in the one entry that it is for.</summary>
    public static async Task AcceptAll(Office office, string reference, int count)
    {
        using var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler));
        var each = Enumerable.Range(1, count).SelectMany(n => new[] { ($"verdict-{n}", "Accept"), ($"row-{n}", Marks(staff, n).Single()) });
        await staff.Submit(Cancellation, [("do", "approve"), .. each]);
        Assert.Equal(HttpStatusCode.OK, staff.Status);
    }

    /// <summary>What the page calls the entries that a correction can be for.</summary>
    public static IReadOnlyList<string> Marks(Caller staff, int number) =>
        [.. Regex.Matches(staff.Page, $"name=\"row-{number}\" value=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];

    /// <summary>What is different in the whole database; all of it has to be the person's.</summary>
    public static IReadOnlyList<(string Field, string? Value)> Changes(IReadOnlyList<ShopRow> before, IReadOnlyList<ShopRow> after, string email)
    {
        var id = Shop.Customer(before, email);
        Assert.Equal(before.Select(r => (r.Table, r.Id)), after.Select(r => (r.Table, r.Id)));
        List<(ShopRow Row, string Field, string? Value)> changes = [.. before.Zip(after).SelectMany(pair => pair.Second.Values
            .Where(v => pair.First.Values[v.Key] != v.Value)
            .Select(v => (pair.Second, v.Key, v.Value)))];
        Assert.All(changes, change => Assert.Equal(id, change.Row.Customer));
        return [.. changes.Select(change => (change.Field, change.Value))];
    }
}
