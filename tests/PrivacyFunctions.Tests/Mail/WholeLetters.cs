namespace PrivacyFunctions.Tests.Mail;

/// <summary>
/// Every letter word by word, as files that a translator can read: <c>Expected/{language}/{letter}.txt</c>. After a
/// wanted change, <c>UPDATE_LETTERS=1 dotnet test</c> writes them anew; read the difference.
/// </summary>
public sealed class WholeLetters
{
    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task A_letter_reads_exactly_like_this(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));
        var actual = $"Subject: {mail.Subject}\n\n{mail.Text}";
        var path = Path.Combine(Letters.ExpectedFolder(), language, letter + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_LETTERS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        }

        Assert.Equal((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void There_is_no_expected_letter_that_nobody_writes()
    {
        var files = Directory.GetFiles(Letters.ExpectedFolder(), "*.txt", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Letters.ExpectedFolder(), path).Replace('\\', '/'));
        var written = Letters.All().Select(row => $"{row.Data.Item2}/{row.Data.Item1}.txt");
        Assert.Equal(written.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
