using System.Text.RegularExpressions;

namespace PrivacyFunctions.Requests;

/// <summary>An amount of money as staff write it: a number above 0 with its currency before or behind, <c>30 CNY</c>, <c>€ 12.50</c>, <c>30元</c>.</summary>
public static partial class FeeAmount
{
    /// <summary>In characters.</summary>
    public const int Longest = 40;

    public static bool IsValid(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"^(?=.*[1-9])(?:(?:\p{Sc}|\p{L}{1,12}) ?[0-9][0-9,. ]{0,19}(?<=[0-9])(?: ?(?:\p{Sc}|\p{L}{1,12}))?|[0-9][0-9,. ]{0,19}(?<=[0-9]) ?(?:\p{Sc}|\p{L}{1,12}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
