using System.Text;
using CsCheck;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Tests.Intake.Mail;

public sealed class AnyBytesSpecs
{
    private static readonly string[] Names =
        ["headers", "from", "to", "subject", "text", "html", "envelope", "charsets", "SPF", "dkim", "spam_score", "attachment-info", "attachment1", "email"];

    // Pieces that mean something to one parser or another, so that chance reaches beyond the first byte.
    private static readonly string[] Pieces =
    [
        "From: ", "Subject: ", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", "Content-Type: message/rfc822\r\n\r\n", "\r\n--b\r\n", "--b--",
        "Content-Type: text/plain; charset=", "gb18030", "utf-7", "big5", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: x-uue\r\n",
        "Content-Disposition: attachment; filename*=gb18030'zh'%B8%B4;", "=?utf-8?Q?=FF=?=", "=?gb18030?B?////?=", "\r\n", "\n", "\r", " ", ";", "\"", "<", ">", "a@b.cn",
        "{\"text\":\"big5\"}", "{\"from\":\"\\ud800\"}", "{\"a\":", "<blockquote>", "</blockquote>", "<script>", "&#xD800;", "&#0;", "<br>", "PR-7K3M-Q2XD", "123456",
        "Message-ID: <", "References: <a@b> <", "Date: Mon, 99 Foo", "Return-Path: <>", "On x wrote:", "-----Original Message-----", "\uD83D\uDE00", "\u202E", "\uFEFF",
    ];

    private static readonly Gen<byte[]> Piece = Gen.Frequency((3, Gen.Int[0, Pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(Pieces[i]))), (1, Gen.Byte.Array[0, 20]));

    private static readonly Gen<byte[]> Content = Piece.Array[0, 30].Select(pieces => pieces.SelectMany(p => p).ToArray());

    [Fact]
    public void Whatever_the_fields_hold_the_mail_is_read_understood_and_told_apart() =>
        Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), Content).Array[0, 8].Sample(
            fields =>
            {
                var post = new Post();
                foreach (var (name, content) in fields)
                {
                    post.Field(name, content);
                }

                Understand(post.Bytes());
            },
            iter: 3_000,
            print: Printed);

    [Fact]
    public void Whatever_the_whole_body_holds_it_is_read() => Content.Sample(
        content => Understand([.. "--xYzZY\r\nContent-Disposition: form-data; name="u8, .. content]),
        iter: 2_000,
        print: Convert.ToBase64String);

    private static string Printed((string Name, byte[] Content)[] fields) =>
        string.Join(' ', fields.Select(f => $"{f.Name}={Convert.ToBase64String(f.Content)}"));

    private static void Understand(byte[] body)
    {
        var mail = Post.Read(body).GetAwaiter().GetResult();
        Meanings.Of(mail, Post.Rules);
        new MailKeys(DeploymentKey.Parse(Convert.ToBase64String(new byte[32]))).Of(mail, Guid.Empty);
        Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u202E');
        Assert.DoesNotContain('\r', mail.Text);
    }
}
