using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>
/// Liquid with the tags of <see cref="BlockKinds"/>, <c>{% action link %}label{% endaction %}</c>, and <c>{% part "name" %}</c>,
/// which stands for another template of the same language.
/// </summary>
/// <remarks>
/// The tags collect blocks instead of writing, so that a letter's words stand in one template, and the two layouts
/// alone know about text and HTML. Values reach a block unencoded; the layout encodes them once.
/// </remarks>
internal sealed class LetterParser : FluidParser
{
    private const string Collected = "blocks";
    private const string Parts = "parts";

    public LetterParser()
    {
        foreach (var kind in BlockKinds.All)
        {
            RegisterEmptyBlock(kind, async (statements, _, _, context) =>
            {
                Add(context, new Block(kind, await Words(statements, context)));
                return Completion.Normal;
            });
        }

        RegisterExpressionBlock(BlockKinds.Action, async (link, statements, _, _, context) =>
        {
            var address = (await link.EvaluateAsync(context)).ToStringValue();
            Add(context, new Block(BlockKinds.Action, await Words(statements, context), address));
            return Completion.Normal;
        });
        RegisterExpressionTag("part", async (name, writer, encoder, context) =>
        {
            var find = (Func<string, IFluidTemplate>)context.AmbientValues[Parts];
            await find((await name.EvaluateAsync(context)).ToStringValue()).RenderAsync(writer, encoder, context);
            return Completion.Normal;
        });
    }

    /// <summary>Renders a template for its blocks. Words outside a block belong nowhere and are an error.</summary>
    public static async Task<IReadOnlyList<Block>> Blocks(IFluidTemplate template, TemplateContext context, Func<string, IFluidTemplate> parts)
    {
        var blocks = new List<Block>();
        context.AmbientValues[Collected] = blocks;
        context.AmbientValues[Parts] = parts;
        var stray = await template.RenderAsync(context, NullEncoder.Default);
        return string.IsNullOrWhiteSpace(stray) ? blocks : throw new LetterTemplateException("has words outside of a block tag");
    }

    private static void Add(TemplateContext context, Block block)
    {
        var blocks = (List<Block>)context.AmbientValues[Collected];
        if (blocks.Count > 0 && blocks[^1].Kind == block.Kind)
        {
            blocks[^1] = blocks[^1] with { Last = false };
            block = block with { First = false };
        }

        blocks.Add(block);
    }

    private static async ValueTask<string> Words(IReadOnlyList<Statement> statements, TemplateContext context)
    {
        await using var words = new StringWriter();
        await statements.RenderStatementsAsync(words, NullEncoder.Default, context);
        return words.ToString().Trim();
    }
}
