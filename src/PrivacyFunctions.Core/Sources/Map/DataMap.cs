namespace PrivacyFunctions.Sources.Map;

/// <summary>Where personal data lives: every dataset of a folder of fideslang YAML files, checked as a whole.</summary>
public sealed class DataMap
{
    private readonly Dictionary<CollectionAddress, Collection> _collections;

    private DataMap(IReadOnlyList<Dataset> datasets)
    {
        Datasets = datasets;
        _collections = datasets.SelectMany(d => d.Collections).ToDictionary(c => c.Address);
    }

    /// <summary>In the order of file names, and within a file in the order written.</summary>
    public IReadOnlyList<Dataset> Datasets { get; }

    public Collection this[CollectionAddress address] => _collections[address];

    /// <summary>The fields that people can have corrected, in the order of the map.</summary>
    public IReadOnlyList<(FieldAddress Address, Field Field)> Correctable =>
        [.. Datasets.SelectMany(d => d.Collections).SelectMany(c => c.Fields.Where(f => f.Correctable).Select(f => (new FieldAddress(c.Address, f.Name), f)))];

    /// <summary>The map as far as it can be walked without some datasets.</summary>
    internal DataMap Without(IReadOnlyCollection<string> keys) => new([.. Datasets.Where(d => !keys.Contains(d.Key))]);

    /// <summary>Reads every <c>*.yml</c> and <c>*.yaml</c> file of a folder.</summary>
    /// <exception cref="DataMapException">The folder is missing or empty, or a file or the whole has mistakes.</exception>
    public static DataMap Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataMapException([$"There is no folder '{folder}'; the setting DataMap names the folder with the *.yml files."]);
        }

        var files = Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yml" or ".yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))
            .ToList();
        if (files.Count == 0)
        {
            throw new DataMapException([$"The folder '{folder}' has no *.yml file."]);
        }

        return Parse([.. files]);
    }

    /// <exception cref="DataMapException">A file or the whole has mistakes; all of them are listed.</exception>
    public static DataMap Parse(params (string Name, string Yaml)[] files)
    {
        var errors = new List<string>();
        var datasets = new List<Dataset>();
        foreach (var (name, yaml) in files)
        {
            datasets.AddRange(DatasetParser.Parse(name, new StringReader(yaml), errors));
        }

        // A map whose files do not read gives misleading mistakes about references: those first.
        if (errors.Count == 0)
        {
            errors.AddRange(DataMapCheck.Mistakes(datasets));
        }

        if (errors.Count > 0)
        {
            throw new DataMapException(errors);
        }

        var map = new DataMap(datasets);
        var lost = DataMapCheck.Unreachable(map).Concat(CorrectionCheck.Mistakes(map)).ToList();
        return lost.Count == 0 ? map : throw new DataMapException(lost);
    }
}
