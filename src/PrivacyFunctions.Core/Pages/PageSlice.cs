using PrivacyFunctions.Languages;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>The template of a page, inside the layout.</summary>
public abstract class PageSlice<TPage> : RazorSlice<TPage>, IUsesLayout<Slices.Layout, Page>
    where TPage : Page
{
    public Page LayoutModel => Model;

    /// <summary>The words, by key.</summary>
    protected TextCatalogue T => Model.Context.Texts;

    protected string InWords(DateTimeOffset moment) => moment.InWords(Model.Context.Zone, Model.Context.Language);

    /// <summary>The ids that describe a control: its hint, and its error where there is one.</summary>
    protected string DescribedBy(string field) => DescribedBy(field, field);

    /// <summary>The same for a group, whose hint is not that of its first control.</summary>
    protected string DescribedBy(string group, string field) => Error(field) is null ? $"{group}-hint" : $"{group}-hint {field}-error";

    /// <summary>What is wrong with the field, in words; null where nothing is.</summary>
    protected string? Error(string field) => Model.Errors.FirstOrDefault(error => error.Field == field)?.In(T);

    /// <summary>For aria-invalid, an attribute that is left out where the field is right.</summary>
    protected string? Invalid(string field) => Error(field) is null ? null : "true";
}
