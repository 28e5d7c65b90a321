namespace PrivacyFunctions.Intake.Mail;

/// <summary>The attachments of a mail, the first <see cref="MailLimits.Attachments"/> of them listed.</summary>
internal sealed class AttachmentList
{
    private readonly List<MailAttachment> _listed = [];

    public IReadOnlyList<MailAttachment> Listed => _listed;

    public int NotListed { get; private set; }

    public void Add(string name, string type, long size)
    {
        if (_listed.Count == MailLimits.Attachments)
        {
            NotListed++;
            return;
        }

        _listed.Add(new MailAttachment(CleanText.FileName(name), CleanText.Line(type, MailLimits.Name).ToLowerInvariant(), size));
    }
}
