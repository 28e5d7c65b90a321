using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.Options;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Writes letters: from what a letter says and its template, the mail in plain text and in HTML.</summary>
public sealed class LetterWriter
{
    // Encodes markup only: a Chinese letter stays readable in its source.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly Uri site;
    private readonly LetterTemplates templates;
    private readonly TemplateOptions options;

    public LetterWriter(IOptions<LetterSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        site = settings.Value.PublicBaseUrl ?? throw new InvalidOperationException("PublicBaseUrl is not set.");
        templates = new LetterTemplates(settings.Value.LetterTemplates);
        options = new TemplateOptions { StrictVariables = true, StrictFilters = true };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        options.MemberAccessStrategy.Register<Block>();
        options.Filters.AddFilter("unbroken", Unbroken);
    }

    /// <param name="to">The reader's address; goes into the envelope, never into the letter's words.</param>
    /// <param name="addressee">What stands for the address in the delivery key: lower-case letters and digits.</param>
    /// <param name="number">Counts the letters of this name about this request to this addressee, from 1.</param>
    /// <exception cref="ArgumentException">The addressee is none, the address or a link cannot be used; the message shows no value.</exception>
    /// <exception cref="LetterTemplateException">A template of the deployment's own is at fault; see <see cref="Check"/>.</exception>
    public async Task<OutgoingMail> Write(Letter letter, Controller controller, string to, string addressee, int number = 1)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(addressee);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        if (!DeliveryKey.IsAddressee(addressee))
        {
            throw new ArgumentException("An addressee is lower-case letters and digits, never an address.", nameof(addressee));
        }

        var blocks = await Blocks(letter, controller);
        var key = new DeliveryKey(letter.Reference, letter.DeliveryName, addressee, number);
        return new OutgoingMail
        {
            To = to,
            ReplyTo = controller.Email,
            Subject = HeaderText.OneLine($"{blocks[0].Text} · {letter.Reference}"),
            Text = await Layout("layout.text.liquid", blocks, letter, controller, NullEncoder.Default),
            Html = await Layout("layout.html.liquid", blocks, letter, controller, Html),
            Language = letter.Language,
            MessageId = key.MessageId(site),
            DeliveryKey = key,
        };
    }

    /// <summary>Writes a specimen of every letter in every language, so that a bad template stops the start, not a letter.</summary>
    /// <exception cref="LetterTemplateException">The first fault found, with the template's name.</exception>
    public async Task Check()
    {
        foreach (var language in Language.Supported)
        {
            foreach (var letter in Specimens.In(language))
            {
                await Write(letter, Specimens.Controller, "name@example.com", "specimen");
            }
        }
    }

    private async Task<IReadOnlyList<Block>> Blocks(Letter letter, Controller controller)
    {
        var name = $"{letter.Language.Tag}/{letter.Name}.liquid";
        var context = new TemplateContext(options) { CultureInfo = letter.Language.Culture };
        LetterValues.Of(letter, controller).ApplyTo(context);
        try
        {
            var blocks = await LetterParser.Blocks(templates.Get(name), context, part => templates.Get($"{letter.Language.Tag}/{part}.liquid"));
            return blocks.Count > 0 && blocks[0].Kind == BlockKinds.Subject && blocks[0].Last && blocks.Count(block => block.Kind == BlockKinds.Subject) == 1
                ? blocks
                : throw new LetterTemplateException("must begin with its one subject");
        }
        catch (Exception error) when (error is FluidException or LetterTemplateException)
        {
            // Fluid's messages name the variable or filter that is missing, not its value.
            throw new LetterTemplateException($"Letter template {name}: {error.Message}");
        }
    }

    // Mail programs break lines at the hyphens of a reference or a telephone number; who copies one then misses its end.
    private static ValueTask<FluidValue> Unbroken(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var html = Html.Encode(input.ToStringValue());
        foreach (var whole in arguments.At(0).Enumerate(context).Select(value => Html.Encode(value.ToStringValue())).Where(value => value.Length > 0))
        {
            html = html.Replace(whole, $"<span style=\"white-space:nowrap\">{whole}</span>", StringComparison.Ordinal);
        }

        return new StringValue(html, encode: false);
    }

    private async Task<string> Layout(string name, IReadOnlyList<Block> blocks, Letter letter, Controller controller, TextEncoder encoder)
    {
        var context = new TemplateContext(options);
        context.SetValue("language", new StringValue(letter.Language.Tag));
        context.SetValue("whole", new ArrayValue([new StringValue(letter.Reference.Value), new StringValue(controller.Phone)]));
        context.SetValue("title", new StringValue(blocks[0].Text));
        context.SetValue("blocks", new ArrayValue(blocks.Skip(1).Select(block => FluidValue.Create(block, options)).ToList()));
        return (await templates.Get(name).RenderAsync(context, encoder)).ReplaceLineEndings("\n").Trim('\n') + "\n";
    }
}
