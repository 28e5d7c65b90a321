namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// Azurite cannot be had, for a reason that the person at the keyboard can mend. The message is written for that
/// person: what is wrong, and what to do; it is printed as it stands, without a stack trace.
/// </summary>
public sealed class AzuriteUnavailableException : Exception
{
    public AzuriteUnavailableException(string message) : base(message)
    {
    }

    public AzuriteUnavailableException(string message, Exception cause) : base(message, cause)
    {
    }
}
