namespace PrivacyFunctions.Deadlines;

/// <summary>The room's data that ships inside the assembly, by its path below the room's folder.</summary>
internal static class Embedded
{
    private const string Room = "Deadlines/";

    public static IEnumerable<string> Names(string folder, string extension) => typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Room + folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
        .Select(name => name[Room.Length..])
        .Order(StringComparer.Ordinal);

    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(Room + name)
            ?? throw new FileNotFoundException($"The assembly lacks the embedded file {Room}{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
