using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Mail;

/// <summary>One letter to one mailbox, ready to be sent: rendered, in one language, with its identity.</summary>
/// <remarks>
/// What ends up in a header (<see cref="To"/>, <see cref="DisplayName"/>, <see cref="ReplyTo"/>, <see cref="Subject"/>)
/// holds no control character, so no value can start a header of its own. <see cref="ToString"/> names the delivery
/// key only: a letter in a log line or an exception shows no person.
/// </remarks>
public sealed class OutgoingMail
{
    private readonly string to = "";
    private readonly string subject = "";
    private readonly string? displayName;
    private readonly string? replyTo;

    /// <summary>The address alone, like <c>name@example.com</c>.</summary>
    /// <exception cref="ArgumentException">It is empty or holds a control character.</exception>
    public required string To
    {
        get => to;
        init => to = HeaderText.Required(value, nameof(To));
    }

    /// <summary>The name beside the address; never one that the requester typed.</summary>
    public string? DisplayName
    {
        get => displayName;
        init => displayName = HeaderText.Optional(value, nameof(DisplayName));
    }

    /// <summary>Where answers go: the controller's mailbox. Absent where the controller has published none.</summary>
    public string? ReplyTo
    {
        get => replyTo;
        init => replyTo = HeaderText.Optional(value, nameof(ReplyTo));
    }

    public required string Subject
    {
        get => subject;
        init => subject = HeaderText.Required(value, nameof(Subject));
    }

    /// <summary>The whole letter as plain text, lines ended by LF.</summary>
    public required string Text { get; init; }

    /// <summary>The same letter as one HTML document, without scripts, images or anything loaded from elsewhere.</summary>
    public required string Html { get; init; }

    public required Language Language { get; init; }

    /// <summary>With its angle brackets; the same for every delivery of the same letter.</summary>
    public required string MessageId { get; init; }

    public required DeliveryKey DeliveryKey { get; init; }

    public override string ToString() => $"Mail {DeliveryKey}";
}
