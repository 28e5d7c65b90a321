using PrivacyFunctions.Hooks;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// Who may have from us what a request deleted or corrected: the data map says of which categories it was, the profile who
/// receives those, and the settings who of them has a hook.
/// </summary>
public sealed class AffectedRecipients(CompanyProfile profile, DataSources sources, HookTargets targets)
{
    /// <param name="what">An erasure or a rectification that was carried out.</param>
    /// <returns>Types of recipients in the order of the profile, then hooks of recipients that the profile does not name; nobody where nothing was changed.</returns>
    public IReadOnlyList<AffectedRecipient> Of(Request request, HookEvent what)
    {
        var changed = what == HookEvent.Erasure ? Erased(request) : Corrected(request);
        if (changed is null)
        {
            return [];
        }

        var data = profile.CategoriesOf(changed);
        var hooks = targets.All.Where(target => target.For == HookRole.Recipient).Select(target => target.Name).ToList();
        var named = profile.RecipientTypes
            .Where(type => type.Receives.Count == 0 || data.Any(type.CanReceive))
            .Select(type => new AffectedRecipient(
                type.Code,
                hooks.Find(name => name == type.HookName),
                [.. data.Where(type.CanReceive).Select(category => category.Code)],
                what == HookEvent.Erasure && type.Keeps is not null))
            .ToList();
        var others = hooks.Where(name => !profile.RecipientTypes.Any(type => type.HookName == name))
            .Select(name => new AffectedRecipient(name, name, [.. data.Select(category => category.Code)], Keeps: false));
        return [.. named, .. others];
    }

    // Also what was there when staff decided, and was gone when the erasure began: whoever had it may have it still.
    private List<string>? Erased(Request request)
    {
        var gone = (request.Erased?.Steps ?? []).Concat(request.Searched?.Plan ?? []).Where(line => line.Act != ErasureAct.Keep && line.Records > 0).ToList();
        return gone.Count == 0 ? null : [.. gone.SelectMany(CategoriesOf).Distinct()];
    }

    private List<string>? Corrected(Request request)
    {
        var fields = (request.Corrected?.Fields ?? []).Where(field => field.End == CorrectionEnd.Corrected).Select(field => field.Field).ToHashSet();
        return fields.Count == 0 ? null : [.. sources.Map.Correctable
            .Where(one => fields.Contains(one.Address.ToString()))
            .SelectMany(one => one.Field.DataCategories.Concat(sources.Map[one.Address.Collection].DataCategories))
            .Distinct()];
    }

    // Of records that stay with some of their values gone, those values alone.
    private IEnumerable<string> CategoriesOf(ErasureLine line)
    {
        var collection = sources.Map.Datasets.FirstOrDefault(d => d.Key == line.Source)?.Collections.FirstOrDefault(c => c.Name == line.Collection);
        return collection is null ? []
            : line.Act == ErasureAct.Mask && Masked(collection.Fields).SelectMany(field => field.DataCategories).ToList() is { Count: > 0 } masked ? masked
            : collection.DataCategories.Concat(collection.Fields.SelectMany(field => field.DataCategories));
    }

    private static IEnumerable<Field> Masked(IEnumerable<Field> fields) =>
        fields.SelectMany(field => field.Mask is not null ? [field] : Masked(field.Fields));
}
