namespace PrivacyFunctions.Security;

/// <summary>Identities as staff see them: enough to recognise, too little to learn.</summary>
public static class Masking
{
    /// <summary><c>m•••@e•••.com</c>; a value without an at sign shows its first character only.</summary>
    public static string Email(string email)
    {
        var at = email.LastIndexOf('@');
        if (at <= 0)
        {
            return Head(email);
        }

        var domain = email[(at + 1)..];
        var dot = domain.LastIndexOf('.');
        return dot <= 0 ? $"{Head(email[..at])}@{Head(domain)}" : $"{Head(email[..at])}@{Head(domain[..dot])}{domain[dot..]}";
    }

    /// <summary><c>W•••g</c>: the first and the last character of a value; of one shorter than four, the first only.</summary>
    public static string Value(string value)
    {
        var elements = new System.Globalization.StringInfo(value);
        return elements.LengthInTextElements < 4 ? Head(value) : Head(value) + elements.SubstringByTextElements(elements.LengthInTextElements - 1);
    }

    /// <summary>
    /// The end of an account ID, by which one is told from another, at most half of it: <c>•••8213</c>, <c>•••07</c>. Of
    /// one that is an address what <see cref="Email"/> shows.
    /// </summary>
    public static string Account(string account)
    {
        var text = new System.Globalization.StringInfo(account);
        var shown = Math.Min(4, text.LengthInTextElements / 2);
        return account.Contains('@', StringComparison.Ordinal)
            ? Email(account)
            : "•••" + (shown == 0 ? "" : text.SubstringByTextElements(text.LengthInTextElements - shown));
    }

    private static string Head(string text) =>
        text.Length == 0 ? "•••" : $"{System.Globalization.StringInfo.GetNextTextElement(text)}•••";
}
