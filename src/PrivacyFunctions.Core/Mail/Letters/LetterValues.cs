using System.Globalization;
using Fluid;
using Fluid.Values;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The variables of one letter, already in words. What is absent is <c>false</c>, so that <c>{% if %}</c> can ask for it.</summary>
internal sealed class LetterValues(Language language, TimeZoneInfo zone)
{
    private readonly Dictionary<string, FluidValue> values = [];

    public IReadOnlyDictionary<string, FluidValue> All => values;

    public static LetterValues Of(Letter letter, Controller controller)
    {
        var values = new LetterValues(letter.Language, letter.Zone);
        values.Text("reference", letter.Reference.Value);
        values.Text("controllerName", controller.Name.In(letter.Language));
        values.Text("controllerContact", controller.Contact.In(letter.Language));
        values.Text("controllerEmail", controller.Email);
        values.Text("controllerPhone", controller.Phone);
        values.Text("controllerAddress", controller.Address.In(letter.Language));
        values.Text("controllerAuthority", controller.Authority.In(letter.Language));
        letter.Fill(values);
        return values;
    }

    public void Text(string name, string text) =>
        values.Add(name, string.IsNullOrWhiteSpace(text) ? BooleanValue.False : new StringValue(text));

    public void Flag(string name, bool flag) => values.Add(name, BooleanValue.Create(flag));

    public void Number(string name, int number) => Text(name, number.ToString(CultureInfo.InvariantCulture));

    public void Day(string name, DateOnly day) => Text(name, day.InWords(language));

    public void Day(string name, DateOnly? day) => Text(name, day?.InWords(language) ?? "");

    public void EndOf(string name, DateOnly day) => Text(name, Wording.EndOf(day, zone, language));

    public void EndOf(string name, DateOnly? day) => Text(name, day is { } given ? Wording.EndOf(given, zone, language) : "");

    public void Moment(string name, DateTimeOffset moment) => Text(name, Wording.Moment(moment, zone, language));

    /// <exception cref="ArgumentException">Not an absolute http(s) address: a mail has no base, and no other scheme is safe to open.</exception>
    public void Link(string name, Uri link) =>
        Text(name, link is { IsAbsoluteUri: true, Scheme: "https" or "http" }
            ? link.AbsoluteUri
            : throw new ArgumentException("A link in a letter is an absolute http or https address.", nameof(link)));

    public void List<T>(string name, IReadOnlyList<T> items, Action<LetterValues, T> fill)
    {
        var rows = items.Select(item =>
        {
            var row = new LetterValues(language, zone);
            fill(row, item);
            return (FluidValue)new DictionaryValue(new FluidValueDictionaryFluidIndexable(row.values));
        });
        values.Add(name, items.Count == 0 ? BooleanValue.False : new ArrayValue(rows.ToList()));
    }

    public void ApplyTo(TemplateContext context)
    {
        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
        }
    }
}
