using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Tests.Pages;

/// <summary>The gallery has every page that there is, in every state that looks different: what is not in it is looked at by nobody.</summary>
public partial class GalleryCompleteness
{
    // What is given an outcome by nobody cannot be reviewed, recipients are told of no more than what was done, and by hand uses only stop or go on.
    private static readonly string[] Impossible =
    [
        "ReviewedFacts.Outcome = Unproven", "ReviewedFacts.Outcome = Withdrawn", "ReviewedFacts.Outcome = Joined", "ReviewedFacts.Outcome = Spam",
        "RecipientChoice.What = Stop", "RecipientChoice.What = Resume", "Recipients.What = Stop", "Recipients.What = Resume",
        "StopChoice.What = Erasure", "StopChoice.What = Rectification",
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly IReadOnlyList<Page> Shown = [.. Gallery.Names.Select(name => Gallery.Make(name, Language.En))];

    private static IEnumerable<Type> Types => typeof(Page).Assembly.GetTypes().Where(type => type.Namespace == typeof(Page).Namespace);

    [Fact]
    public void Every_page_is_there() =>
        Assert.Empty(Types.Where(type => type.IsSubclassOf(typeof(Page)) && !type.IsAbstract).Except(Shown.Select(page => page.GetType())));

    [Fact]
    public void Every_message_is_there_under_its_name()
    {
        var messages = typeof(MessagePage).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(MessagePage))
            .Select(method => "message-" + WordStart().Replace(method.Name, "-$0").ToLowerInvariant());

        Assert.Empty(messages.Except(Gallery.Names));
    }

    [Fact]
    public void Every_value_that_a_page_tells_apart_is_there()
    {
        var parts = new HashSet<Type>();
        var seen = new HashSet<string>();
        foreach (var page in Shown)
        {
            Look(page, parts, seen);
        }

        var missing = Types.Where(parts.Contains).SelectMany(type => States(type).SelectMany(state => Values(type, state))).Except(seen).Except(Impossible);
        Assert.True(!missing.Any(), string.Join('\n', missing));
        Assert.Empty(Impossible.Intersect(seen));
    }

    private static IEnumerable<PropertyInfo> States(Type type) => type.GetProperties().Where(state => state.CanWrite && state.PropertyType != typeof(PageContext));

    // Of what a page is given: yes and no, every name of a list of names, something and nothing.
    private static IEnumerable<string> Values(Type type, PropertyInfo state)
    {
        var of = Nullable.GetUnderlyingType(state.PropertyType) ?? state.PropertyType;
        var name = $"{type.Name}.{state.Name}";
        string[] values = of.IsEnum ? Enum.GetNames(of) : of == typeof(bool) ? ["True", "False"] : [];
        return Nullability.Create(state).ReadState == NullabilityState.Nullable
            ? [.. values.Select(value => $"{name} = {value}"), $"{name} is nothing", $"{name} is something"]
            : values.Select(value => $"{name} = {value}");
    }

    private static void Look(object part, HashSet<Type> parts, HashSet<string> seen)
    {
        if (part is IEnumerable many and not string)
        {
            foreach (var one in many.OfType<object>())
            {
                Look(one, parts, seen);
            }
        }
        else if (part.GetType() is { IsEnum: false } type && type.Assembly == typeof(Page).Assembly && part is not PageContext)
        {
            parts.Add(type);
            foreach (var state in States(type).Where(state => state.GetIndexParameters().Length == 0))
            {
                var value = state.GetValue(part);
                var name = $"{type.Name}.{state.Name}";
                seen.Add(value is null ? $"{name} is nothing" : $"{name} is something");
                if (value is not null)
                {
                    seen.Add($"{name} = {value}");
                    Look(value, parts, seen);
                }
            }
        }
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
