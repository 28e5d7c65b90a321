using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Sources.Map;

/// <summary>Fields that the map calls correctable although a correction of them could not be asked for, or not be made safely.</summary>
internal static class CorrectionCheck
{
    public static IEnumerable<string> Mistakes(DataMap map)
    {
        var steps = TraversalPlan.For(map, _ => true).Steps.ToDictionary(s => s.Collection.Address);
        var referred = map.Datasets.SelectMany(d => d.Collections).SelectMany(c => c.Fields).SelectMany(f => f.References).Select(r => r.Target).ToHashSet();
        foreach (var (address, field) in map.Correctable)
        {
            var dataset = map.Datasets.Single(d => d.Key == address.Collection.Dataset);
            var collection = map[address.Collection];
            var mistakes = OfCollection(dataset, collection, steps.GetValueOrDefault(collection.Address)).Concat(OfField(field, referred.Contains(address)));
            foreach (var mistake in mistakes)
            {
                yield return $"{address}: cannot be 'correctable': {mistake}";
            }
        }
    }

    private static IEnumerable<string> OfCollection(Dataset dataset, Collection collection, TraversalStep? step)
    {
        if (collection.Files is not null)
        {
            yield return "what is said of files is not ours to write.";
        }
        else if (!collection.Fields.Any(f => f.PrimaryKey))
        {
            yield return "its collection has no field with 'primary_key: true', by which one row is told from another.";
        }

        if (step is null)
        {
            yield return "no identity leads to its collection.";
        }
        else if (step.Incoming.Any(flow => flow.Presumed))
        {
            yield return "its rows may be shared with other people; state 'direction: to' on the reference that leads there if they are not.";
        }

        if (dataset.RedactName || collection.RedactName)
        {
            yield return "its collection's name is hidden from people ('redact: name').";
        }

        foreach (var language in Language.Supported.Where(l => !collection.Titles.ContainsKey(l.Tag)))
        {
            yield return $"its collection's 'meta.title' lacks {language.Tag}.";
        }
    }

    private static IEnumerable<string> OfField(Field field, bool isReferredTo)
    {
        if (field.PrimaryKey || field.Identity is not null || field.References.Count > 0 || isReferredTo)
        {
            yield return "rows are found by it.";
        }

        if (field.ReadOnly)
        {
            yield return "it is 'read_only'.";
        }

        if (field.Type is not { Scalar: ScalarType.Text, Array: false } || field.Fields.Count > 0)
        {
            yield return "it should have 'data_type: string'.";
        }

        if (CollectionReading.IsCredential(field))
        {
            yield return "its category is user.authorization.";
        }

        if (field.RedactName)
        {
            yield return "its name is hidden from people ('redact: name').";
        }

        foreach (var language in Language.Supported.Where(l => !field.Titles.ContainsKey(l.Tag)))
        {
            yield return $"its 'meta.title' lacks {language.Tag}.";
        }
    }
}
